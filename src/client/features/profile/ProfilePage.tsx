import { readMeta } from "../../../device/store/meta.ts";
import { mayHavePassword } from "../../../domain/password.ts";
import { session, store } from "../../current.ts";
import { words } from "../../language/dictionary.ts";
import { formatMoment } from "../../language/format.ts";
import { common } from "../../language/indonesian/common.ts";
import { profile } from "../../language/indonesian/profile.ts";
import { usePage } from "../../page.ts";
import { syncState } from "../../sync.ts";
import { ButtonLink } from "../../ui/Button.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { PageTitle } from "../../ui/PageTitle.tsx";
import { SummaryList } from "../../ui/SummaryList.tsx";
import { useLive } from "../../useLive.ts";
import { DevicesCard } from "./DevicesCard.tsx";
import { LookCard } from "./LookCard.tsx";
import { PasswordCard } from "./PasswordCard.tsx";
import { SharingCard } from "./SharingCard.tsx";
import { SignOut } from "./SignOut.tsx";
import { StorageCard } from "./StorageCard.tsx";

/** `/saya`: who one is here, how this device is doing, and how it looks. */
export function ProfilePage() {
  const { database } = store();
  const { person, office, numberPrefix } = session();
  const { roles, navigation, notFilledIn } = words(common);
  const text = words(profile);
  const business = useLive(
    async () => (person.exporterId === undefined ? undefined : await database.exporters.get(person.exporterId)),
    [database, person.exporterId],
  );
  const writes = person.role !== "viewer";
  usePage({ title: navigation.profile });
  return (
    <>
      <PageTitle title={person.name} />
      {office.example && <Notice tone="info">{text.exampleOffice}</Notice>}
      <SummaryList
        heading={navigation.profile}
        none={notFilledIn}
        rows={[
          ...(person.exporterId === undefined ? [] : [{ term: text.business, value: business?.name }]),
          { term: text.role, value: roles[person.role] },
          { term: text.office, value: office.name },
          ...(writes ? [{ term: text.numberPrefix, value: text.numberPrefixValue(numberPrefix) }] : []),
        ]}
      />
      <SyncSummary writes={writes} />
      <DevicesCard />
      {mayHavePassword(person) && <PasswordCard />}
      <LookCard />
      <StorageCard />
      <SharingCard />
      {office.helpWhatsApp !== undefined && (
        <ButtonLink icon="message-circle" target="_blank" href={`https://wa.me/${office.helpWhatsApp}`}>
          {text.help}
        </ButtonLink>
      )}
      <SignOut />
      <p class="hint">{text.version(import.meta.env.VITE_APP_VERSION ?? "")}</p>
    </>
  );
}

function SyncSummary({ writes }: { writes: boolean }) {
  const { database } = store();
  const { sync: text } = words(profile);
  const counts = useLive(async () => {
    const ofStatus = (status: string) =>
      database.outbox.where("[status+order]").between([status, 0], [status, Infinity]);
    const [waiting, refused, drafts, complete] = await Promise.all([
      ofStatus("waiting").count(),
      ofStatus("parked").count(),
      database.drafts.count(),
      readMeta(database, "complete", false),
    ]);
    return { waiting, refused, drafts, complete };
  }, [database]);
  const { lastSyncedAt } = syncState.value;
  const entries = counts && [
    { term: text.waiting, value: text.entries(counts.waiting) },
    { term: text.refused, value: text.entries(counts.refused) },
    { term: text.drafts, value: text.entries(counts.drafts) },
  ];
  return (
    <>
      <SummaryList
        heading={text.title}
        none={text.never}
        rows={[
          { term: text.lastSent, value: lastSyncedAt && formatMoment(lastSyncedAt) },
          ...(writes && entries ? entries : []),
          ...(counts ? [{ term: text.dataComplete, value: counts.complete ? text.complete : text.incomplete }] : []),
        ]}
      />
      {writes && (
        <ButtonLink icon="send" href="/kiriman">
          {text.open}
        </ButtonLink>
      )}
    </>
  );
}
