import { Component, type ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { words } from "./language/dictionary.ts";
import { common } from "./language/indonesian/common.ts";
import { shell } from "./language/indonesian/shell.ts";
import { Button } from "./ui/Button.tsx";
import { Icon } from "./ui/Icon.tsx";
import "./CrashScreen.css";

type Crash = { error: Error | undefined };

/** Stands in for everything inside it once a bug has broken a page. What is on the device isn't touched. */
export class CrashScreen extends Component<{ children: ComponentChildren }, Crash> {
  override state: Crash = { error: undefined };

  override componentDidCatch(error: unknown) {
    reportError(error);
    this.setState({ error: error instanceof Error ? error : new Error(String(error)) });
  }

  override render() {
    return this.state.error === undefined ? this.props.children : <Crashed error={this.state.error} />;
  }
}

function Crashed({ error }: { error: Error }) {
  const [shown, setShown] = useState<"copied" | "details" | undefined>(undefined);
  const { crash, actions, appName } = words(common);
  const { detailsCopied } = words(shell);
  const text = detailsOf(error);
  return (
    <main class="crash">
      <Icon name="mark" size={32} label={appName} />
      <div role="alert">
        <h1>{crash.text}</h1>
      </div>
      <Button look="main" icon="refresh-cw" onClick={() => location.reload()}>
        {actions.reload}
      </Button>
      <Button icon="copy" onClick={() => void copy()}>
        {crash.copyDetails}
      </Button>
      <p class="meta" role="status">
        {shown === "copied" && detailsCopied}
      </p>
      {shown === "details" && <pre>{text}</pre>}
    </main>
  );

  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setShown("copied");
    } catch {
      // Not allowed here: the text is shown, to be copied by hand.
      setShown("details");
    }
  }
}

/** For whoever repairs it. Nothing of what people typed: no addresses of entries, no names. */
function detailsOf(error: Error): string {
  const place = location.pathname.replace(/[0-9a-f-]{36}/g, ":id");
  const moment = new Date().toISOString();
  return [
    `Jejak Ekspor ${import.meta.env.VITE_APP_VERSION ?? ""}`,
    moment,
    place,
    navigator.userAgent,
    error.stack,
  ].join("\n");
}
