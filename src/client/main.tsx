import "./style/app.css";
import { render } from "preact";
import { config } from "zod/mini";
import { App } from "./App.tsx";
import { openLastAccount } from "./current.ts";
import { startPoke } from "./poke.ts";
import { startServiceWorker } from "./serviceWorker.ts";
import { applySettings } from "./settings.ts";
import { startSync } from "./sync.ts";

// The Content-Security-Policy forbids building functions from text, which zod would try for speed.
config({ jitless: true });

const root = document.getElementById("app");
if (root === null) throw new Error("index.html has no element #app.");

await Promise.all([applySettings(), openLastAccount()]);
render(<App />, root);
startServiceWorker();
startSync();
startPoke();
