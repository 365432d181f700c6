import "./style/app.css";
import { render } from "preact";
import { App } from "./App.tsx";
import { openLastAccount } from "./current.ts";
import { startPoke } from "./poke.ts";
import { startServiceWorker } from "./serviceWorker.ts";
import { applySettings } from "./settings.ts";
import { startSync } from "./sync.ts";

// The Content-Security-Policy forbids building functions from text, which zod would try for speed. It reads this
// when it is loaded, which is after the first page stands.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });

const root = document.getElementById("app");
if (root === null) throw new Error("index.html has no element #app.");

// Not awaited at the top: the pages' files depend on this one, and would wait for it to be through.
void start(root);

async function start(root: HTMLElement): Promise<void> {
  await Promise.all([applySettings(), openLastAccount()]);
  render(<App />, root);
  void startServiceWorker();
  startSync();
  startPoke();
}
