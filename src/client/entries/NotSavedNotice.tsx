import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { words } from "../language/dictionary.ts";
import { errors } from "../language/indonesian/errors.ts";
import { bytesLeft, checkStorage, isNearlyFull } from "../storage.ts";
import { Notice } from "../ui/Notice.tsx";

/** Says that the device couldn't keep something, and that it is full only where the browser says so as well. */
export function NotSavedNotice({ actions }: { actions?: ComponentChildren }) {
  useEffect(() => void checkStorage(), []);
  const { storageFull, notSaved } = words(errors);
  return (
    <Notice tone="error" live actions={actions}>
      {isNearlyFull(bytesLeft()) ? storageFull : notSaved}
    </Notice>
  );
}
