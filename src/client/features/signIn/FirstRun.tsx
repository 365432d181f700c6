import { useEffect } from "preact/hooks";
import { readMeta } from "../../../device/store/meta.ts";
import { mayHavePassword } from "../../../domain/password.ts";
import { session, store } from "../../current.ts";
import { words } from "../../language/dictionary.ts";
import { common } from "../../language/indonesian/common.ts";
import { password } from "../../language/indonesian/password.ts";
import { signIn } from "../../language/indonesian/signIn.ts";
import { type Language, language } from "../../language/language.ts";
import { usePage } from "../../page.ts";
import { chooseLanguage } from "../../settings.ts";
import { askForProtection, isProtected } from "../../storage.ts";
import { requestSync, syncState } from "../../sync.ts";
import { Button, ButtonLink } from "../../ui/Button.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { PageTitle } from "../../ui/PageTitle.tsx";
import { ProgressBar } from "../../ui/ProgressBar.tsx";
import { Segmented } from "../../ui/Segmented.tsx";
import { useLive } from "../../useLive.ts";
import { useAppFiles } from "./useAppFiles.ts";
import "../../ui/Card.css";
import "./FirstRun.css";

type Look = "done" | "busy" | "wrong" | "waits";

/** What has to be on the device before it can do without a network, ticked off one by one. */
export function FirstRun() {
  const { firstRun, readyOffline } = words(signIn);
  const { roles, actions } = words(common);
  const { person, office } = session();
  const { app, lists, retry } = useAppFiles();
  const isDataComplete = useLive(() => readMeta(store().database, "complete", false), [store()]) ?? false;
  useEffect(() => void askForProtection(), []);
  usePage({
    title: firstRun.title,
    hideNavigation: true,
    actions: (
      <ButtonLink look="main" wide icon="house" href="/">
        {firstRun.start}
      </ButtonLink>
    ),
  });

  const isAppDone = app.kind === "counted" && app.stored === app.total;
  const appShare = app.kind === "counted" && app.total > 0 ? app.stored / app.total : 0;
  const progress = 0.5 * appShare + (lists === "done" ? 0.1 : 0) + (isDataComplete ? 0.4 : 0);
  const isReady = isAppDone && lists === "done" && isDataComplete;
  const isStuck = syncState.value.trouble !== undefined && !isDataComplete;

  return (
    <>
      <PageTitle
        title={firstRun.title}
        below={firstRun.who({ name: person.name, role: roles[person.role], office: office.shortName })}
      />
      <Segmented<Language>
        label={firstRun.language}
        value={language.value}
        onChange={(next) => void chooseLanguage(next).catch(reportError)}
        options={[
          { value: "id", label: "Bahasa Indonesia" },
          { value: "en", label: "English" },
        ]}
      />
      <ProgressBar label={firstRun.progress(Math.round(progress * 100))} value={progress} />
      <div role="status">
        {isReady ? (
          <Notice tone="good" heading={readyOffline}>
            {firstRun.readyText}
          </Notice>
        ) : (
          <p class="hint">{firstRun.notReadyText}</p>
        )}
      </div>
      <ul class="card flush first-steps" aria-label={firstRun.steps}>
        <Step name={firstRun.app} {...appLook()} />
        <Step name={firstRun.lists} {...listsLook()} />
        <Step name={firstRun.data} {...dataLook()} />
        <Step
          name={firstRun.storage}
          look={isProtected.value === undefined ? "busy" : isProtected.value ? "done" : "wrong"}
          text={isProtected.value === false ? firstRun.unprotected : firstRun.protected}
        />
      </ul>
      {mayHavePassword(person) && (
        <ButtonLink icon="lock" href="/saya#sandi">
          {words(password).own.firstRun}
        </ButtonLink>
      )}
      {(isStuck || lists === "failed") && (
        <Button icon="refresh-cw" onClick={tryAgain}>
          {actions.tryAgain}
        </Button>
      )}
    </>
  );

  function appLook(): { look: Look; text: string } {
    if (app.kind === "impossible") return { look: "wrong", text: firstRun.impossible };
    return isAppDone ? { look: "done", text: firstRun.done } : { look: "busy", text: firstRun.busy };
  }

  function listsLook(): { look: Look; text: string } {
    if (lists === "failed") return { look: "wrong", text: firstRun.failed };
    return lists === "done" ? { look: "done", text: firstRun.done } : { look: "waits", text: firstRun.waits };
  }

  function dataLook(): { look: Look; text: string } {
    if (isDataComplete) return { look: "done", text: firstRun.done };
    return isStuck ? { look: "wrong", text: firstRun.failed } : { look: "busy", text: firstRun.busy };
  }

  function tryAgain() {
    retry();
    requestSync("person-asked");
  }
}

function Step({ name, look, text }: { name: string; look: Look; text: string }) {
  return (
    <li class={`is-${look}`}>
      <Icon name={icons[look]} />
      <div>
        <p class="label">{name}</p>
        <p class="meta">{text}</p>
      </div>
    </li>
  );
}

const icons = { done: "circle-check", busy: "download", wrong: "triangle-alert", waits: "clock" } as const;
