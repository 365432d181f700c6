import { signal } from "@preact/signals";
import { useState } from "preact/hooks";
import { words } from "./language/dictionary.ts";
import { common } from "./language/indonesian/common.ts";
import { errors } from "./language/indonesian/errors.ts";
import { password as passwordWords } from "./language/indonesian/password.ts";
import type { OnlineAnswer } from "./online.ts";
import { checkPassword } from "./onlinePassword.ts";
import { passwordProblem } from "./passwordProblems.ts";
import { Button } from "./ui/Button.tsx";
import { Dialog } from "./ui/Dialog.tsx";
import { Notice } from "./ui/Notice.tsx";
import { PasswordField } from "./ui/PasswordField.tsx";

/** Whoever waits for the password to be given once more. */
const waiting = signal<((isGiven: boolean) => void) | undefined>(undefined);

const fieldId = "fresh-password";

/** Asks for the person's password; false where they would rather not. */
async function askForPassword(): Promise<boolean> {
  waiting.value?.(false);
  return await new Promise((resolve) => {
    waiting.value = resolve;
  });
}

/** Sends a change, and once more after the person's password where the server asks for that first. */
export async function withFreshPassword<Value>(send: () => Promise<OnlineAnswer<Value>>): Promise<OnlineAnswer<Value>> {
  const answer = await send();
  if (answer.ok || answer.problem !== "password-needed" || !(await askForPassword())) return answer;
  return await send();
}

/** The question, while it is asked. Stands once on every page that sends such changes. */
export function FreshPasswordDialog() {
  return waiting.value === undefined ? null : <Question answer={waiting.value} />;
}

function Question({ answer }: { answer: (isGiven: boolean) => void }) {
  const text = words(passwordWords);
  const { actions } = words(common);
  const [password, setPassword] = useState("");
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [isMissing, setIsMissing] = useState(false);
  return (
    <Dialog
      open
      onClose={() => end(false)}
      title={text.fresh.title}
      closeLabel={actions.close}
      actions={
        <>
          <Button onClick={() => end(false)}>{actions.cancel}</Button>
          <Button look="main" busy={isBusy} onClick={() => void check()}>
            {text.fresh.confirm}
          </Button>
        </>
      }
    >
      <form
        class="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void check();
        }}
      >
        <p>{text.fresh.why}</p>
        {problem !== undefined && (
          <Notice tone="error" live>
            {problem}
          </Notice>
        )}
        <PasswordField
          id={fieldId}
          label={text.password}
          error={isMissing ? words(errors).empty(text.password) : undefined}
          value={password}
          onInput={(value) => {
            setPassword(value);
            setIsMissing(false);
          }}
          autoComplete="current-password"
          words={text}
          autoFocus
        />
        {/* So that Enter in the field goes on. */}
        <button type="submit" hidden />
      </form>
    </Dialog>
  );

  async function check() {
    if (isBusy) return;
    setProblem(undefined);
    if (password === "") {
      setIsMissing(true);
      document.getElementById(fieldId)?.focus();
      return;
    }
    setIsBusy(true);
    const checked = await checkPassword(password);
    setIsBusy(false);
    if (checked.ok) end(true);
    else setProblem(passwordProblem(checked.problem) ?? text.fresh.wrong);
  }

  function end(isGiven: boolean) {
    waiting.value = undefined;
    answer(isGiven);
  }
}
