import { useState } from "preact/hooks";
import { session, store } from "../../current.ts";
import { words } from "../../language/dictionary.ts";
import { formatCount, formatMoment } from "../../language/format.ts";
import { officeData } from "../../language/indonesian/officeData.ts";
import { revokeDevice } from "../../online.ts";
import { Button } from "../../ui/Button.tsx";
import { Chip } from "../../ui/Chip.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { Table } from "../../ui/Table.tsx";
import { useIsOffline } from "../../useIsOffline.ts";
import { ConfirmDialog } from "./ConfirmDialog.tsx";
import { DataPage, mayRevise } from "./DataPage.tsx";
import { type DeviceRow, deviceRows } from "./deviceRows.ts";
import { LoadNotice } from "./LoadNotice.tsx";
import { usePeople } from "./usePeople.ts";

/** `/data/perangkat`: the devices of all people; those that hold something and are silent come first. */
export function DevicesPage() {
  const { people, at, refusal, reload } = usePeople();
  const { parts, devices: text, loading } = words(officeData);
  const [leaving, setLeaving] = useState<DeviceRow>();
  const isOffline = useIsOffline();
  const rows = people && deviceRows(people, store().clock(), session().office.timeZone);
  const late = rows?.filter(({ isLate }) => isLate).length ?? 0;
  return (
    <DataPage title={parts.devices} readOnly>
      <LoadNotice refusal={refusal} at={at} onRetry={() => void reload()} />
      {late > 0 && <Notice tone="warn">{text.lateHint(late)}</Notice>}
      {rows === undefined ? (
        refusal === undefined && <Skeleton label={loading} />
      ) : rows.length === 0 ? (
        <EmptyState text={text.empty} />
      ) : (
        <Table
          caption={parts.devices}
          rows={rows}
          rowKey={({ id }) => id}
          columns={[
            { label: text.person, heading: true, cell: ({ person }) => person },
            { label: text.device, cell: ({ name }) => name },
            { label: text.prefix, cell: ({ numberPrefix }) => numberPrefix },
            {
              label: text.lastContact,
              cell: ({ lastContactAt, isLate, daysQuiet }) => (
                <>
                  {formatMoment(lastContactAt)}{" "}
                  {isLate && (
                    <Chip tone="returned" icon="triangle-alert">
                      {text.late(daysQuiet)}
                    </Chip>
                  )}
                </>
              ),
            },
            { label: text.unsent, numeric: true, cell: ({ unsent }) => formatCount(unsent) },
            { label: text.lastNumber, numeric: true, cell: ({ lastNumber }) => formatCount(lastNumber) },
            { label: text.version, cell: ({ appVersion }) => appVersion ?? "–" },
            { label: text.action, cell: actionOf },
          ]}
        />
      )}
      {leaving !== undefined && (
        <ConfirmDialog
          title={text.revokeQuestion(leaving.name)}
          consequence={text.revokeText(leaving.person)}
          confirm={{ label: text.revoke, icon: "log-out", look: "reject" }}
          send={() => revokeDevice(leaving.id)}
          onDone={() => {
            setLeaving(undefined);
            void reload();
          }}
          onClose={() => setLeaving(undefined)}
        />
      )}
    </DataPage>
  );

  function actionOf(device: DeviceRow) {
    if (device.revokedAt !== null) return text.revoked(formatMoment(device.revokedAt));
    if (!mayRevise("device") || device.id === session().deviceId) return "–";
    return (
      <Button
        small
        icon="log-out"
        disabled={isOffline}
        aria-label={`${text.revoke} ${device.name}, ${device.person}`}
        onClick={() => setLeaving(device)}
      >
        {text.revoke}
      </Button>
    );
  }
}
