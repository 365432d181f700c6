import { randomBytes } from "node:crypto";
import { getRequestListener } from "@hono/node-server";
import type { Plugin, ViteDevServer } from "vite";

type Modules = {
  app: typeof import("../src/server/app.ts");
  database: typeof import("../src/server/database/openOfficeDatabase.ts");
  settings: typeof import("../src/server/settings.ts");
  setUp: typeof import("../src/server/session/setUp.ts");
};

/** Answers `/api` in the development server, from the server's sources as they stand, on the data of `npm start`. */
export function devServer(): Plugin {
  return {
    name: "dev-server",
    apply: "serve",
    configureServer(vite) {
      const findListener = newListeners(vite);
      vite.middlewares.use((request, response, next) => {
        if (!request.url?.startsWith("/api/")) return next();
        findListener().then((listener) => listener(request, response), next);
      });
    },
  };
}

/** A changed source makes a new app; the database stays open, for it has one writer. */
function newListeners(vite: ViteDevServer) {
  const clock = () => Date.now();
  const random = (length: number) => new Uint8Array(randomBytes(length));
  const load = <Name extends keyof Modules>(path: string) => vite.ssrLoadModule(path) as Promise<Modules[Name]>;
  let opened: ReturnType<typeof open> | undefined;
  let made: { by: unknown; listener: ReturnType<typeof getRequestListener> } | undefined;

  async function open() {
    const { readSettings } = await load<"settings">("/../server/settings.ts");
    const publicUrl = process.env.PUBLIC_URL ?? `http://localhost:${vite.config.server.port}`;
    const settings = readSettings({ ...process.env, PUBLIC_URL: publicUrl });
    const { openOfficeDatabase } = await load<"database">("/../server/database/openOfficeDatabase.ts");
    const database = await openOfficeDatabase(settings);
    const { createSetUpLink, setUpUrl } = await load<"setUp">("/../server/session/setUp.ts");
    const token = await createSetUpLink(database, random);
    if (token !== undefined) vite.config.logger.info(`An empty server: ${setUpUrl(settings.publicUrl, token)}`);
    return { settings, database };
  }

  return async () => {
    opened ??= open();
    const parts = await opened;
    const { createApp } = await load<"app">("/../server/app.ts");
    if (made?.by !== createApp) {
      const app = createApp({ ...parts, clock, randomBytes: random });
      made = { by: createApp, listener: getRequestListener(app.fetch) };
    }
    return made.listener;
  };
}
