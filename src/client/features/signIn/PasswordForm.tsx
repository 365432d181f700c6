import { useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import { currentStore } from "../../current.ts";
import { words } from "../../language/dictionary.ts";
import { common } from "../../language/indonesian/common.ts";
import { errors } from "../../language/indonesian/errors.ts";
import { password as passwordWords } from "../../language/indonesian/password.ts";
import { passwordProblem } from "../../passwordProblems.ts";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { PasswordField } from "../../ui/PasswordField.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { enterByPassword } from "./enter.ts";

/** Signing in by name and password, for the roles that can have one. */
export function PasswordForm({ onEntering }: { onEntering: (isEntering: boolean) => void }) {
  const text = words(passwordWords);
  const { roles } = words(common);
  const said = words(errors);
  const { route } = useLocation();
  const [login, setLogin] = useState("");
  const [password, setPassword] = useState("");
  const [isTried, setIsTried] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<{ what: string; next?: string }>();
  const empty = (label: string, value: string) => (isTried && value.trim() === "" ? said.empty(label) : undefined);
  return (
    <Card heading={`${roles.supervisor} / ${roles.admin}`}>
      <form class="stack" noValidate onSubmit={(event) => void submit(event)}>
        <p class="meta">{text.signIn.hint}</p>
        {problem && (
          <Notice tone="error" live heading={problem.what}>
            {problem.next}
          </Notice>
        )}
        <TextField
          id="login"
          label={text.login}
          hint={currentStore.value === undefined ? text.signIn.loginHint("budi@pekalongan") : undefined}
          error={empty(text.login, login)}
          value={login}
          onInput={setLogin}
          autoComplete="username"
          autoCapitalize="off"
        />
        <PasswordField
          id="password"
          label={text.password}
          error={empty(text.password, password)}
          value={password}
          onInput={setPassword}
          autoComplete="current-password"
          words={text}
        />
        <Button type="submit" look="line" icon="log-in" busy={isBusy}>
          {isBusy ? text.signIn.checking : text.signIn.enter}
        </Button>
      </form>
    </Card>
  );

  async function submit(event: SubmitEvent) {
    event.preventDefault();
    if (isBusy) return;
    setIsTried(true);
    setProblem(undefined);
    if (login.trim() === "" || password === "") {
      document.getElementById(login.trim() === "" ? "login" : "password")?.focus();
      return;
    }
    setIsBusy(true);
    onEntering(true);
    const before = currentStore.value?.session;
    const answer = await enterByPassword({ login: login.trim(), password });
    if (answer.ok) return route(before?.deviceId === answer.value.deviceId ? "/" : "/mulai", true);
    setIsBusy(false);
    onEntering(false);
    const what = passwordProblem(answer.problem);
    setProblem(what === undefined ? text.signIn.wrong : { what });
  }
}
