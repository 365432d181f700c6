import { useState } from "preact/hooks";
import { FollowUpParty as FollowUpParties, type FollowUpParty } from "../../../domain/followUp.ts";
import { newId } from "../../../domain/newId.ts";
import { store } from "../../current.ts";
import { partyName } from "../../entries/visitLabels.ts";
import { words } from "../../language/dictionary.ts";
import { formatDay } from "../../language/format.ts";
import { common } from "../../language/indonesian/common.ts";
import { visits } from "../../language/indonesian/visits.ts";
import { parseDay } from "../../language/parse.ts";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { RadioCards } from "../../ui/RadioCards.tsx";
import { useLive } from "../../useLive.ts";
import { dueChoices, VisitDay, type VisitFormState, VisitText } from "./VisitFields.tsx";
import { rowsOf, withoutRow } from "./visitDraft.ts";

/** What was agreed on: what, by whom, until when. What is open from before stands beside it. */
export function FollowUpsSection({ form, visitId }: { form: VisitFormState; visitId: string }) {
  const text = words(visits);
  const { values, set } = form;
  const [removed, setRemoved] = useState<Record<string, string>>();
  const rows = rowsOf(values, "followUps");
  const visitedOn = parseDay(values.visitedOn ?? "", form.today);
  const from = visitedOn.ok ? visitedOn.day : form.today;

  function add() {
    const { clock, randomBytes } = store();
    const place = (rows.at(-1) ?? -1) + 1;
    setRemoved(undefined);
    set({ [`followUps.${place}.id`]: newId(clock(), randomBytes), [`followUps.${place}.what`]: "" });
  }

  function remove(place: number) {
    const gone = Object.entries(values).filter(([key]) => key.startsWith(`followUps.${place}.`));
    setRemoved(Object.fromEntries(gone));
    set(withoutRow(values, "followUps", place), "followUps");
  }

  return (
    <>
      <Earlier exporterId={values.exporterId} visitId={visitId} />
      {rows.length === 0 && removed === undefined && <p class="hint">{text.noFollowUps}</p>}
      {rows.map((place, index) => (
        <Card key={place} heading={text.followUpNumber(index + 1)}>
          <div class="stack">
            <VisitText
              form={form}
              field={`followUps.${place}.what`}
              name="followUps.what"
              lines={2}
              autoCapitalize="sentences"
            />
            <RadioCards<FollowUpParty>
              id={`followUps.${place}.who`}
              label={text.fields["followUps.who"]}
              error={form.errorAt(`followUps.${place}.who`)}
              value={values[`followUps.${place}.who`] as FollowUpParty | undefined}
              onChange={(who) => set({ [`followUps.${place}.who`]: who }, `followUps.${place}.who`)}
              choices={FollowUpParties.options.map((value) => ({ value, label: partyName(value) }))}
            />
            <VisitDay form={form} field={`followUps.${place}.dueOn`} name="followUps.dueOn" quick={dueChoices(from)} />
            <Button look="quiet" icon="trash-2" onClick={() => remove(place)}>
              {text.removeFollowUp(index + 1)}
            </Button>
          </div>
        </Card>
      ))}
      {removed !== undefined && (
        <Notice
          tone="info"
          live
          actions={
            <button
              type="button"
              onClick={() => {
                set(removed);
                setRemoved(undefined);
              }}
            >
              {words(common).actions.undo}
            </button>
          }
        >
          {text.removed}
        </Notice>
      )}
      {rows.length < 20 && (
        <Button look="line" wide icon="plus" onClick={add}>
          {text.addFollowUp}
        </Button>
      )}
    </>
  );
}

/** Open follow-ups of earlier visits, so that nothing is agreed on twice. */
function Earlier({ exporterId, visitId }: { exporterId: string | undefined; visitId: string }) {
  const open = useLive(async () => {
    if (exporterId === undefined) return [];
    const rows = await store().database.followUps.where("exporterId").equals(exporterId).toArray();
    return rows
      .filter((row) => row.doneOn === undefined && row.visitId !== visitId)
      .sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
  }, [exporterId, visitId]);
  if (open === undefined || open.length === 0) return null;
  return (
    <Notice tone="info" heading={words(visits).earlier}>
      <ul>
        {open.map(({ id, what, who, dueOn }) => (
          <li key={id}>{`${what} · ${partyName(who)} · ${formatDay(dueOn)}`}</li>
        ))}
      </ul>
    </Notice>
  );
}
