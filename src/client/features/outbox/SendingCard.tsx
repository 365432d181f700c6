import { words } from "../../language/dictionary.ts";
import { sync } from "../../language/indonesian/sync.ts";
import { syncState } from "../../sync.ts";
import { Card } from "../../ui/Card.tsx";
import { ProgressBar } from "../../ui/ProgressBar.tsx";

/** How far the running round has come: "Mengirim 2 dari 5". */
export function SendingCard() {
  const { phase, progress } = syncState.value;
  if (phase !== "sending" || progress === undefined || progress.total === 0) return null;
  const { done, total } = progress;
  const text = words(sync).outbox.progress({ done: Math.min(done + 1, total), total });
  return (
    <Card>
      <p class="label">{text}</p>
      <ProgressBar label={text} value={done / total} />
    </Card>
  );
}
