import { useState } from "preact/hooks";
import { completeFollowUp, reopenFollowUp } from "../../../device/store/followUps.ts";
import { dayInZone } from "../../../domain/days.ts";
import { session, store } from "../../current.ts";
import { FollowUpState } from "../../entries/FollowUpState.tsx";
import { NotSavedNotice } from "../../entries/NotSavedNotice.tsx";
import { words } from "../../language/dictionary.ts";
import { common } from "../../language/indonesian/common.ts";
import { followUps } from "../../language/indonesian/followUps.ts";
import { requestSync } from "../../sync.ts";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { useLive } from "../../useLive.ts";
import { mayHere } from "./permission.ts";

/** What was agreed on in visits and isn't done; what was done just now can be taken back until it was sent. */
export function OpenFollowUps({ exporterId }: { exporterId: string }) {
  const [isNotSaved, setIsNotSaved] = useState(false);
  const { database, clock } = store();
  const rows = useLive(
    () => database.followUps.where("exporterId").equals(exporterId).sortBy("dueOn"),
    [database, exporterId],
  );
  const shown = (rows ?? []).filter((row) => row.doneOn === undefined || row.delivery === "queued");
  if (shown.length === 0) return null;
  const { done, undo } = words(common).actions;
  const mayComplete = mayHere("follow-up", "complete");

  async function change(save: () => Promise<boolean>) {
    try {
      await save();
      setIsNotSaved(false);
      requestSync();
    } catch {
      // Whatever ended the transaction, nothing of it is kept.
      setIsNotSaved(true);
    }
  }
  const complete = (id: string) =>
    change(() => completeFollowUp(store(), { id, doneOn: dayInZone(clock(), session().office.timeZone) }));

  return (
    <Card heading={words(followUps).title}>
      {isNotSaved && <NotSavedNotice />}
      <ul class="follow-ups">
        {shown.map((row) => (
          <li key={row.id}>
            <div class="stack tight">
              <FollowUpState row={row} />
            </div>
            {mayComplete &&
              (row.doneOn === undefined ? (
                <Button icon="check" onClick={() => void complete(row.id)}>
                  {done}
                  <span class="unseen">: {row.what}</span>
                </Button>
              ) : (
                <Button look="quiet" icon="undo-2" onClick={() => void change(() => reopenFollowUp(store(), row.id))}>
                  {undo}
                  <span class="unseen">: {row.what}</span>
                </Button>
              ))}
          </li>
        ))}
      </ul>
    </Card>
  );
}
