import { useLocation, useRoute } from "preact-iso";
import type { KnownPerson } from "../../../protocol/officeData.ts";
import { store } from "../../current.ts";
import { words } from "../../language/dictionary.ts";
import { formatCount, formatMoment } from "../../language/format.ts";
import { common } from "../../language/indonesian/common.ts";
import { officeData } from "../../language/indonesian/officeData.ts";
import { ButtonLink } from "../../ui/Button.tsx";
import { Chip } from "../../ui/Chip.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { findItems } from "../../ui/pickerItems.ts";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { Table } from "../../ui/Table.tsx";
import { SearchBox } from "../../ui/TextField.tsx";
import { useLive } from "../../useLive.ts";
import { DataPage, mayRevise } from "./DataPage.tsx";
import { lastContactOf } from "./deviceRows.ts";
import { LoadNotice } from "./LoadNotice.tsx";
import { usePeople } from "./usePeople.ts";

/** `/data/pengguna?cari=`: the people of the office. */
export function PeoplePage() {
  const { route } = useLocation();
  const search = useRoute().query.cari ?? "";
  const { people, at, refusal, reload } = usePeople();
  const exporters = useLive(() => store().database.exporters.toArray(), []);
  const text = words(officeData);
  const { roles, list } = words(common);
  const mayEdit = mayRevise("person");
  const names = new Map(exporters?.map(({ id, name }) => [id, name]));
  const shown = people && found(people);

  return (
    <DataPage
      title={text.parts.people}
      aside={
        mayEdit && (
          <ButtonLink look="main" icon="user-plus" href="/data/pengguna/baru">
            {text.people.add}
          </ButtonLink>
        )
      }
    >
      <LoadNotice refusal={refusal} at={at} onRetry={() => void reload()} />
      <SearchBox
        label={text.search}
        clearLabel={text.clear}
        value={search}
        onInput={(value) =>
          route(`/data/pengguna${value === "" ? "" : `?${new URLSearchParams({ cari: value })}`}`, true)
        }
      />
      {shown === undefined ? (
        refusal === undefined && <Skeleton label={text.loading} />
      ) : shown.length === 0 ? (
        <EmptyState text={search === "" ? text.people.empty : list.nothingMatches(search)} />
      ) : (
        <Table
          caption={text.parts.people}
          rows={shown}
          rowKey={({ id }) => id}
          columns={[
            {
              label: text.people.name,
              heading: true,
              cell: ({ id, name }) =>
                mayEdit ? (
                  <a class="link" href={`/data/pengguna/${id}`}>
                    {name}
                  </a>
                ) : (
                  name
                ),
            },
            { label: text.people.role, cell: ({ role }) => roles[role] },
            { label: text.people.status, cell: statusOf },
            { label: text.people.business, cell: businessOf },
            { label: text.people.devices, numeric: true, cell: ({ devices }) => formatCount(devices.length) },
            {
              label: text.people.lastContact,
              cell: ({ devices }) => {
                const moment = lastContactOf(devices);
                return moment === undefined ? text.people.never : formatMoment(moment);
              },
            },
            {
              label: text.people.hasPassword,
              cell: ({ hasPassword }) => (hasPassword ? text.people.made : "–"),
            },
            {
              label: text.people.openLink,
              cell: ({ openLinkUntil }) =>
                openLinkUntil === null ? "–" : text.people.until(formatMoment(openLinkUntil)),
            },
          ]}
        />
      )}
    </DataPage>
  );

  function statusOf({ disabledAt, quarantined }: KnownPerson) {
    if (disabledAt === null && quarantined === 0) return text.people.active;
    return (
      <span class="row wrap tight">
        {disabledAt !== null && (
          <Chip tone="failed" icon="pause">
            {text.people.disabled}
          </Chip>
        )}
        {quarantined > 0 && (
          <a class="link" href="/data/karantina">
            {text.people.held(quarantined)}
          </a>
        )}
      </span>
    );
  }

  function businessOf({ exporterId, exporterIds, role }: KnownPerson): string {
    if (exporterId !== undefined) return names.get(exporterId) ?? "";
    if (role !== "mentor") return "–";
    const [only] = exporterIds;
    return exporterIds.length === 1 && only !== undefined
      ? (names.get(only) ?? text.people.assigned(1))
      : text.people.assigned(exporterIds.length);
  }

  function found(all: readonly KnownPerson[]): readonly KnownPerson[] {
    const items = all.map((person) => ({
      value: person.id,
      label: person.name,
      keywords: [
        roles[person.role],
        ...[person.exporterId ?? "", ...person.exporterIds].map((id) => names.get(id) ?? ""),
      ].join(" "),
    }));
    const wanted = new Set(findItems(items, search).map(({ value }) => value));
    return all.filter(({ id }) => wanted.has(id));
  }
}
