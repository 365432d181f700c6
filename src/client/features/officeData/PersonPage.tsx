import { useState } from "preact/hooks";
import { useLocation, useRoute } from "preact-iso";
import { newId } from "../../../domain/newId.ts";
import { Role } from "../../../domain/person.ts";
import type { KnownPerson, PersonInput } from "../../../protocol/officeData.ts";
import { session, store } from "../../current.ts";
import { words } from "../../language/dictionary.ts";
import { common } from "../../language/indonesian/common.ts";
import { errors } from "../../language/indonesian/errors.ts";
import { officeData } from "../../language/indonesian/officeData.ts";
import { savePerson } from "../../online.ts";
import { Button } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ErrorSummary, type FieldFault } from "../../ui/ErrorSummary.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Picker } from "../../ui/Picker.tsx";
import { RadioCards } from "../../ui/RadioCards.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { useIsOffline } from "../../useIsOffline.ts";
import { useLive } from "../../useLive.ts";
import { AssignmentsField } from "./AssignmentsField.tsx";
import { DataPage, mayRevise } from "./DataPage.tsx";
import { pickerWords } from "./fields.tsx";
import { LinkDialog } from "./LinkDialog.tsx";
import { LoadNotice } from "./LoadNotice.tsx";
import { StandingCard } from "./StandingCard.tsx";
import { usePeople } from "./usePeople.ts";
import { refusalFault, useSaving } from "./useSaving.ts";

const back = "/data/pengguna";

/** `/data/pengguna/:id`, and `baru` for one to be added. */
export function PersonPage() {
  const { id = "" } = useRoute().params;
  const { people, at, refusal, reload } = usePeople();
  const text = words(officeData);
  const person = people?.find((each) => each.id === id);
  if (id !== "baru" && person === undefined) {
    return (
      <DataPage title={text.people.one} back={back}>
        <LoadNotice refusal={refusal} at={at} onRetry={() => void reload()} />
        {people === undefined ? (
          refusal === undefined && <Skeleton label={text.loading} />
        ) : (
          <EmptyState text={text.problems.notFound} />
        )}
      </DataPage>
    );
  }
  return <PersonForm key={id} person={person} onSaved={reload} />;
}

type Filled = Omit<PersonInput, "role"> & { role: PersonInput["role"] | undefined };

function PersonForm({ person, onSaved }: { person: KnownPerson | undefined; onSaved: () => Promise<void> }) {
  const { route } = useLocation();
  const { clock, randomBytes, database } = store();
  const text = words(officeData);
  const { roles } = words(common);
  const said = words(errors);
  const [filled, setFilled] = useState<Filled>(() => ({
    id: person?.id ?? newId(clock(), randomBytes),
    name: person?.name ?? "",
    role: person?.role,
    exporterId: person?.exporterId,
    exporterIds: person?.exporterIds ?? [],
  }));
  const [attempt, setAttempt] = useState(0);
  const [isLinkOpen, setIsLinkOpen] = useState(false);
  const isOffline = useIsOffline();
  const { save, isBusy, refusal } = useSaving();
  const exporters = useLive(() => database.exporters.orderBy("name").toArray(), [database]);
  const set = (changed: Partial<Filled>) => setFilled({ ...filled, ...changed });

  const problems = faultsOf();
  const serverFault = refusalFault(refusal, ["name", "role", "exporterId", "exporterIds"]);
  const faults = attempt === 0 ? [] : problems.length > 0 ? problems : serverFault === undefined ? [] : [serverFault];
  const errorAt = (field: string) => faults.find(({ fieldId }) => fieldId === field)?.text;
  const mayChange = mayRevise("person") && !isOffline;
  // Of a disabled person nothing can be changed but that.
  const mayEdit = mayChange && (person?.disabledAt ?? null) === null;

  async function send() {
    setAttempt(attempt + 1);
    const { role, exporterId, ...rest } = filled;
    if (problems.length > 0 || role === undefined) return;
    const answer = await save(() =>
      savePerson({
        ...rest,
        name: rest.name.trim(),
        role,
        exporterIds: role === "mentor" ? rest.exporterIds : [],
        ...(role === "exporter" && exporterId !== undefined && { exporterId }),
      }),
    );
    if (answer?.ok !== true) return;
    await onSaved();
    route(person === undefined ? `/data/pengguna/${filled.id}` : back, person === undefined);
  }

  return (
    <DataPage
      title={person?.name ?? text.people.addTitle}
      back={back}
      actions={
        <Button look="main" wide icon="check" busy={isBusy} disabled={!mayEdit} onClick={() => void send()}>
          {text.save}
        </Button>
      }
      aside={
        person !== undefined && (
          <Button icon="qr-code" disabled={!mayEdit} onClick={() => setIsLinkOpen(true)}>
            {text.people.link.make}
          </Button>
        )
      }
    >
      <div class="stack form-fields data-form">
        {person !== undefined && (
          <StandingCard
            person={person}
            mayEdit={mayChange}
            isSelf={person.id === session().person.id}
            onChanged={() => void onSaved()}
          />
        )}
        <ErrorSummary heading={said.summary(faults.length)} faults={faults} attempt={attempt} />
        <TextField
          id="name"
          label={text.people.name}
          error={errorAt("name")}
          value={filled.name}
          onInput={(name) => set({ name })}
          autoCapitalize="words"
        />
        <RadioCards
          id="role"
          label={text.people.role}
          error={errorAt("role")}
          value={filled.role}
          onChange={(role) => set({ role })}
          choices={Role.options.map((role) => ({ value: role, label: roles[role], detail: text.people.does[role] }))}
        />
        {person !== undefined && filled.role !== undefined && filled.role !== person.role && (
          <Notice tone="warn" live>
            <p>{text.people.roleChanges({ name: person.name, from: roles[person.role], to: roles[filled.role] })}</p>
            {person.role === "mentor" && <p>{text.people.mentorEnds}</p>}
            {person.role === "exporter" && <p>{text.people.exporterEnds}</p>}
            {person.role === "admin" && <p>{text.people.adminEnds}</p>}
            {filled.role === "admin" && <p>{text.people.adminStarts}</p>}
          </Notice>
        )}
        {filled.role === "exporter" && (
          <Picker
            id="exporterId"
            label={text.people.exporter}
            error={errorAt("exporterId")}
            value={filled.exporterId}
            items={exporters?.map(({ id, name }) => ({ value: id, label: name }))}
            onPick={(exporterId) => set({ exporterId })}
            words={pickerWords(text.people.searchExporter)}
          />
        )}
        {filled.role === "mentor" && (
          <AssignmentsField
            error={errorAt("exporterIds")}
            exporters={exporters ?? []}
            value={filled.exporterIds}
            onChange={(exporterIds) => set({ exporterIds })}
          />
        )}
        {person !== undefined && (
          <a class="link" href="/riwayat?jenis=person">
            {text.seeHistory}
          </a>
        )}
      </div>
      {isLinkOpen && person !== undefined && (
        <LinkDialog person={person} office={session().office.name} onClose={() => setIsLinkOpen(false)} />
      )}
    </DataPage>
  );

  function faultsOf(): FieldFault[] {
    const found: FieldFault[] = [];
    const name = filled.name.trim();
    if (name === "") found.push({ fieldId: "name", text: said.empty(text.people.name) });
    else if (name.length > 120) found.push({ fieldId: "name", text: text.faults.tooLong(text.people.name, 120) });
    if (filled.role === undefined) found.push({ fieldId: "role", text: said.choice(text.people.role) });
    if (filled.role === "exporter" && filled.exporterId === undefined) {
      found.push({ fieldId: "exporterId", text: said.choice(text.people.exporter) });
    }
    return found;
  }
}
