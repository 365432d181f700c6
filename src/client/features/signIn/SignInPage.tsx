import { useEffect, useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import type { SyncTrouble } from "../../../device/sync/syncState.ts";
import { mayHavePassword } from "../../../domain/password.ts";
import { readCode } from "../../../protocol/signInCode.ts";
import { currentStore } from "../../current.ts";
import { words } from "../../language/dictionary.ts";
import { common } from "../../language/indonesian/common.ts";
import { password } from "../../language/indonesian/password.ts";
import { signIn } from "../../language/indonesian/signIn.ts";
import { usePage } from "../../page.ts";
import { Redirect } from "../../Redirect.tsx";
import { syncState } from "../../sync.ts";
import { Button, ButtonLink } from "../../ui/Button.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { PageTitle } from "../../ui/PageTitle.tsx";
import { ProgressBar } from "../../ui/ProgressBar.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { enterByCode, enterByLink } from "./enter.ts";
import { forgetToken, readLink, rememberToken, takeToken } from "./linkToken.ts";
import { PasswordForm } from "./PasswordForm.tsx";
import { type ProblemWords, problemWords } from "./problemWords.ts";

type Step =
  | { kind: "asking" }
  /** Somebody else uses this device, and would lose their turn. */
  | { kind: "taking-over"; key: Key; name: string }
  | { kind: "checking" }
  | { kind: "failed"; key?: Key | undefined; problem: ProblemWords };

/** What one is let in by: the token of a link, or a code. */
type Key = { token: string } | { code: string };

/** This device doesn't get through by the session that it has. */
const lockedOut: readonly (SyncTrouble | undefined)[] = ["sign-in", "revoked", "disabled"];

/** `/masuk#TOKEN` opens a one-time link; without one, a link can be pasted. */
export function SignInPage() {
  const { title, ...text } = words(signIn);
  const { route } = useLocation();
  const [step, setStep] = useState<Step>({ kind: "asking" });
  /** By a password, which leads on by itself. */
  const [isEntering, setIsEntering] = useState(false);
  const account = currentStore.value?.session;
  const { trouble } = syncState.value;
  const isExpired = account !== undefined && lockedOut.includes(trouble);
  const passwordFirst = account !== undefined && trouble === "sign-in" && mayHavePassword(account.person);
  usePage({ title, hideNavigation: account !== undefined });

  // biome-ignore lint/correctness/useExhaustiveDependencies: `begin` goes by nothing that changes between renders
  useEffect(() => {
    const openFromAddress = () => {
      const token = takeToken("/masuk");
      if (token !== undefined) begin({ token });
    };
    openFromAddress();
    // A second link that is opened in this tab changes nothing but what stands behind the #.
    addEventListener("hashchange", openFromAddress);
    return () => removeEventListener("hashchange", openFromAddress);
  }, []);

  // A link in the address bar is taken up after the first look; nobody is sent away before.
  if (account !== undefined && step.kind === "asking" && !isExpired && !isEntering && location.hash === "")
    return <Redirect to="/" />;

  switch (step.kind) {
    case "checking":
      return (
        <>
          <PageTitle title={title} />
          <p role="status">{text.checking}</p>
          <ProgressBar label={text.checking} />
        </>
      );
    case "taking-over":
      return (
        <>
          <PageTitle title={title} />
          <Notice tone="warn" heading={text.alreadySignedIn(step.name)}>
            {text.takeOver(step.name)}
          </Notice>
          <ButtonLink look="main" icon="house" href="/" onClick={() => forgetToken("/masuk")}>
            {text.stay}
          </ButtonLink>
          <Button icon="log-in" onClick={() => void enter(step.key)}>
            {"code" in step.key ? text.useCode : text.useLink}
          </Button>
        </>
      );
    default:
      return (
        <>
          <PageTitle title={title} />
          {step.kind === "failed" && <Failure step={step} onRetry={(key) => void enter(key)} />}
          {isExpired && step.kind === "asking" && (
            <Notice tone="warn" heading={headingOf(account.person.name)}>
              {trouble === "disabled"
                ? text.disabledSafe
                : passwordFirst
                  ? words(password).signIn.dataSafe
                  : text.dataSafe}
            </Notice>
          )}
          {passwordFirst && <PasswordForm onEntering={setIsEntering} />}
          {account?.office.helpWhatsApp !== undefined && <AskOnWhatsApp number={account.office.helpWhatsApp} />}
          <PasteBox
            onToken={(token) => begin({ token })}
            onFailure={(problem) => setStep({ kind: "failed", problem })}
          />
          <CodeBox onCode={(code) => begin({ code })} />
          {!passwordFirst && <PasswordForm onEntering={setIsEntering} />}
        </>
      );
  }

  function headingOf(name: string) {
    if (trouble === "revoked") return text.revoked(name);
    return trouble === "disabled" ? text.disabled(name) : text.expired(name);
  }

  function begin(key: Key) {
    if ("token" in key) rememberToken("/masuk", key.token);
    const current = currentStore.value?.session.person;
    const takesOver = current !== undefined && !lockedOut.includes(syncState.value.trouble);
    if (takesOver) setStep({ kind: "taking-over", key, name: current.name });
    else void enter(key);
  }

  async function enter(key: Key) {
    setStep({ kind: "checking" });
    const answer = await ("token" in key ? enterByLink(key.token) : enterByCode(key.code));
    if (answer.ok) {
      forgetToken("/masuk");
      return route("/mulai", true);
    }
    const problem = problemWords(answer.problem, "token" in key ? "link" : "code");
    if (!problem.mayRetry) forgetToken("/masuk");
    setStep({ kind: "failed", problem, key: problem.mayRetry ? key : undefined });
  }
}

function Failure({ step, onRetry }: { step: Step & { kind: "failed" }; onRetry: (key: Key) => void }) {
  const { key, problem } = step;
  return (
    <>
      <Notice tone="error" live heading={problem.what}>
        {problem.next}
      </Notice>
      {key !== undefined && (
        <Button look="main" icon="refresh-cw" onClick={() => onRetry(key)}>
          {words(common).actions.tryAgain}
        </Button>
      )}
    </>
  );
}

function AskOnWhatsApp({ number }: { number: string }) {
  const { askOnWhatsApp, whatsAppText } = words(signIn);
  return (
    <ButtonLink
      look="line"
      icon="message-circle"
      target="_blank"
      href={`https://wa.me/${number}?text=${encodeURIComponent(whatsAppText)}`}
    >
      {askOnWhatsApp}
    </ButtonLink>
  );
}

interface PasteBoxProps {
  onToken: (token: string) => void;
  onFailure: (problem: ProblemWords) => void;
}

function PasteBox({ onToken, onFailure }: PasteBoxProps) {
  const [pasted, setPasted] = useState("");
  const [isNoLink, setIsNoLink] = useState(false);
  const { route } = useLocation();
  const text = words(signIn);
  return (
    <form class="stack" noValidate onSubmit={submit}>
      <p class="meta">{text.intro}</p>
      <TextField
        id="link"
        label={text.link}
        hint={text.linkHint(`${location.origin}/masuk#`)}
        error={isNoLink ? text.notALink : undefined}
        value={pasted}
        onInput={setPasted}
        inputMode="url"
        autoCapitalize="off"
      />
      <Button type="submit" look="line" icon="log-in">
        {text.enter}
      </Button>
    </form>
  );

  function submit(event: SubmitEvent) {
    event.preventDefault();
    const link = readLink(pasted, location.origin);
    setIsNoLink(link.kind === "no-link");
    if (link.kind === "no-link") document.getElementById("link")?.focus();
    if (link.kind === "other-address") onFailure({ ...text.problems.otherAddress(link.host), mayRetry: false });
    if (link.kind !== "token") return;
    if (link.page === "/masuk") return onToken(link.token);
    rememberToken("/pasang", link.token);
    route("/pasang");
  }
}

/** For a second browser, or the app that was just installed: no link is needed where one is signed in already. */
function CodeBox({ onCode }: { onCode: (code: string) => void }) {
  const [typed, setTyped] = useState("");
  const [isNoCode, setIsNoCode] = useState(false);
  const { code: text } = words(signIn);
  return (
    <form class="stack" noValidate onSubmit={submit}>
      <TextField
        id="code"
        label={text.label}
        hint={text.hint}
        error={isNoCode ? text.notACode : undefined}
        value={typed}
        onInput={setTyped}
        autoCapitalize="characters"
      />
      <Button type="submit" look="line" icon="smartphone">
        {text.enter}
      </Button>
    </form>
  );

  function submit(event: SubmitEvent) {
    event.preventDefault();
    const code = readCode(typed);
    setIsNoCode(code === undefined);
    if (code === undefined) document.getElementById("code")?.focus();
    else onCode(code);
  }
}
