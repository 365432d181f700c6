import { useCallback, useEffect, useState } from "preact/hooks";
import { Login, passwordFault, suggestLogin } from "../../../domain/password.ts";
import type { PasswordState } from "../../../protocol/password.ts";
import { session } from "../../current.ts";
import { words } from "../../language/dictionary.ts";
import { common } from "../../language/indonesian/common.ts";
import { errors } from "../../language/indonesian/errors.ts";
import { password as passwordWords } from "../../language/indonesian/password.ts";
import type { OnlineRefusal } from "../../online.ts";
import { fetchPasswordState, savePassword } from "../../onlinePassword.ts";
import { passwordProblem } from "../../passwordProblems.ts";
import { requestSync } from "../../sync.ts";
import { deviceSecret } from "../../thisDevice.ts";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { ErrorSummary, type FieldFault } from "../../ui/ErrorSummary.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { PasswordField } from "../../ui/PasswordField.tsx";
import { TextField } from "../../ui/TextField.tsx";

/** One's own password: whether there is one, and making or changing it. */
export function PasswordCard() {
  const { own: text, login } = words(passwordWords);
  const [state, setState] = useState<PasswordState>();
  const [isMissing, setIsMissing] = useState(false);
  const [isOpen, setIsOpen] = useState(false);
  const [isSaved, setIsSaved] = useState(false);
  const load = useCallback(async () => {
    const answer = await fetchPasswordState();
    if (answer.ok) setState(answer.value);
    else setIsMissing(true);
  }, []);
  useEffect(() => void load(), [load]);
  return (
    <Card heading={text.title} id="sandi">
      {isMissing && state === undefined && <p class="meta">{text.notLoaded}</p>}
      {state?.login === null && <p>{text.none}</p>}
      {typeof state?.login === "string" && (
        <p>
          {login}: <strong>{state.login}</strong>
          {state.officeCode !== null && ` (${state.login}@${state.officeCode})`}
        </p>
      )}
      {typeof state?.login === "string" && !state.oldNeeded && <Notice tone="info">{text.reset}</Notice>}
      {isSaved && (
        <Notice tone="good" live>
          {text.saved}
        </Notice>
      )}
      {state !== undefined && (
        <Button icon="lock" onClick={() => setIsOpen(true)}>
          {state.login === null ? text.make : text.change}
        </Button>
      )}
      {isOpen && state !== undefined && (
        <PasswordDialog state={state} onClose={() => setIsOpen(false)} onSaved={() => void saved()} />
      )}
    </Card>
  );

  async function saved() {
    setIsOpen(false);
    setIsSaved(true);
    await load();
    // A round that was under way may have met the end of the session before this one.
    requestSync("person-asked");
  }
}

interface PasswordDialogProps {
  state: PasswordState;
  onClose: () => void;
  onSaved: () => void;
}

function PasswordDialog({ state, onClose, onSaved }: PasswordDialogProps) {
  const text = words(passwordWords);
  const said = words(errors);
  const { actions } = words(common);
  const { person, office } = session();
  const [filled, setFilled] = useState({ login: state.login ?? suggestLogin(person.name), old: "", new: "" });
  const [attempt, setAttempt] = useState(0);
  const [isBusy, setIsBusy] = useState(false);
  const [refusal, setRefusal] = useState<OnlineRefusal>();
  const set = (changed: Partial<typeof filled>) => {
    setFilled({ ...filled, ...changed });
    setRefusal(undefined);
  };
  const own = faultsOf();
  const faults = attempt === 0 ? [] : own.length > 0 ? own : refusedAt();
  const errorAt = (field: string) => faults.find(({ fieldId }) => fieldId === field)?.text;
  const problem = refusal && passwordProblem(refusal.problem);
  return (
    <Dialog
      open
      size="full"
      onClose={onClose}
      title={state.login === null ? text.own.make : text.own.change}
      closeLabel={actions.close}
      actions={
        <>
          <Button onClick={onClose}>{actions.cancel}</Button>
          <Button look="main" icon="check" busy={isBusy} onClick={() => void save()}>
            {text.own.save}
          </Button>
        </>
      }
    >
      <form
        class="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <ErrorSummary heading={said.summary(faults.length)} faults={faults} attempt={attempt} />
        {problem !== undefined && (
          <Notice tone="error" live>
            {problem}
          </Notice>
        )}
        <TextField
          id="new-login"
          label={text.login}
          hint={text.own.loginHint}
          error={errorAt("new-login")}
          value={filled.login}
          onInput={(login) => set({ login: login.toLowerCase() })}
          autoComplete="username"
          autoCapitalize="off"
        />
        {state.oldNeeded && (
          <PasswordField
            id="old-password"
            label={text.own.old}
            error={errorAt("old-password")}
            value={filled.old}
            onInput={(old) => set({ old })}
            autoComplete="current-password"
            words={text}
          />
        )}
        <PasswordField
          id="new-password"
          label={text.own.new}
          hint={text.own.newHint}
          error={errorAt("new-password")}
          value={filled.new}
          onInput={(value) => set({ new: value })}
          autoComplete="new-password"
          words={text}
        />
        <p class="hint">{text.own.endsOthers}</p>
        {/* So that Enter in a field saves. */}
        <button type="submit" hidden />
      </form>
    </Dialog>
  );

  async function save() {
    if (isBusy) return;
    setAttempt(attempt + 1);
    if (own.length > 0) return;
    setIsBusy(true);
    const answer = await savePassword({
      login: filled.login.trim(),
      password: filled.new,
      secret: await deviceSecret(),
      ...(state.oldNeeded && { oldPassword: filled.old }),
    });
    setIsBusy(false);
    if (answer.ok) return onSaved();
    setRefusal(answer);
    setAttempt(attempt + 2);
  }

  function faultsOf(): FieldFault[] {
    const found: FieldFault[] = [];
    const login = filled.login.trim();
    if (!Login.safeParse(login).success) found.push({ fieldId: "new-login", text: text.own.loginWrong });
    if (state.oldNeeded && filled.old === "") found.push({ fieldId: "old-password", text: said.empty(text.own.old) });
    if (filled.new === "") found.push({ fieldId: "new-password", text: said.empty(text.own.new) });
    else {
      const fault = passwordFault(filled.new, [login, person.name, office.name, office.shortName, office.city]);
      if (fault !== undefined) found.push({ fieldId: "new-password", text: text.own.faults[fault] });
    }
    return found;
  }

  function refusedAt(): FieldFault[] {
    switch (refusal?.problem) {
      case "wrong-password":
        return [{ fieldId: state.oldNeeded ? "old-password" : "new-password", text: text.own.oldWrong }];
      case "login-taken":
        return [{ fieldId: "new-login", text: text.own.loginTaken }];
      case "weak-password": {
        const { faults: words } = text.own;
        const fault = refusal.detail as keyof typeof words;
        return [{ fieldId: "new-password", text: words[fault] ?? words.common }];
      }
      default:
        return [];
    }
  }
}
