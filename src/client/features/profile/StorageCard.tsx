import { useEffect } from "preact/hooks";
import { words } from "../../language/dictionary.ts";
import { formatBytes } from "../../language/format.ts";
import { profile } from "../../language/indonesian/profile.ts";
import { askForProtection, checkStorage, isProtected, room } from "../../storage.ts";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { ProgressBar } from "../../ui/ProgressBar.tsx";

/** How much room there is, and whether the browser has promised to keep what is there. */
export function StorageCard() {
  const { storage: text } = words(profile);
  useEffect(() => void checkStorage(), []);
  return (
    <Card heading={text.title}>
      {room.value === undefined ? <p class="meta">{text.unknown}</p> : <Meter {...room.value} />}
      {isProtected.value === true && <Notice tone="good">{text.protected}</Notice>}
      {isProtected.value === false && (
        <>
          <Notice tone="warn" heading={text.unprotected}>
            {text.unprotectedText}
          </Notice>
          <Button icon="lock" onClick={() => void askForProtection()}>
            {text.protect}
          </Button>
        </>
      )}
    </Card>
  );
}

function Meter({ used, quota }: { used: number; quota: number }) {
  const said = words(profile).storage.used({ used: formatBytes(used), quota: formatBytes(quota) });
  return (
    <div class="stack tight">
      <p class="meta">{said}</p>
      <ProgressBar label={said} value={quota === 0 ? 1 : used / quota} />
    </div>
  );
}
