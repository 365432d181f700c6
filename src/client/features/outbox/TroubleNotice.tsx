import { store } from "../../current.ts";
import { words } from "../../language/dictionary.ts";
import { formatClock } from "../../language/format.ts";
import { errors } from "../../language/indonesian/errors.ts";
import { outbox } from "../../language/indonesian/outbox.ts";
import { syncState } from "../../sync.ts";
import { Notice } from "../../ui/Notice.tsx";

/** Why nothing leaves at the moment, and what happens next (ux.md section 8). */
export function TroubleNotice() {
  const { trouble, nextAttemptAt } = syncState.value;
  if (trouble === undefined) return null;
  const { sending } = words(errors);
  const text = words(outbox);
  const clock = formatClock(nextAttemptAt ?? store().clock());
  switch (trouble) {
    case "unreachable":
      return <Notice tone="warn">{sending.noAnswer(clock)}</Notice>;
    case "server":
      return <Notice tone="warn">{text.serverTrouble(clock)}</Notice>;
    case "captive":
      return <Notice tone="warn">{sending.otherNetwork}</Notice>;
    case "sign-in":
      return (
        <Notice tone="error" actions={<a href="/masuk">{text.signIn}</a>}>
          {sending.signInNeeded}
        </Notice>
      );
    case "revoked":
      return (
        <Notice tone="error" heading={text.revoked.what} actions={<a href="/masuk">{text.signIn}</a>}>
          {text.revoked.next}
        </Notice>
      );
    case "disabled":
      return (
        <Notice tone="error" heading={text.disabled.what}>
          {text.disabled.next}
        </Notice>
      );
  }
}
