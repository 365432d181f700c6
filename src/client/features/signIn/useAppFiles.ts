import { useEffect, useState } from "preact/hooks";
import { type AppFiles, countAppFiles } from "../../serviceWorker.ts";

type Lists = "waiting" | "done" | "failed";

/** How much of the app is on this device, and whether its code lists load from there. */
export function useAppFiles(): { app: AppFiles; lists: Lists; retry: () => void } {
  const [app, setApp] = useState<AppFiles>({ kind: "installing" });
  const [lists, setLists] = useState<Lists>("waiting");
  const isComplete = app.kind === "counted" && app.stored === app.total;

  // Another look after each answer: the worker speaks only when asked.
  useEffect(() => {
    if (isComplete || app.kind === "impossible") return;
    const timer = setTimeout(async () => setApp(await countAppFiles()), 500);
    return () => clearTimeout(timer);
  }, [app, isComplete]);

  // The big lists come with pages that are opened later. Loading them now, past the worker, proves that they can be.
  useEffect(() => {
    if (!isComplete || lists !== "waiting") return;
    void loadLists().then(
      () => setLists("done"),
      () => setLists("failed"),
    );
  }, [isComplete, lists]);

  return { app, lists, retry: () => setLists("waiting") };
}

async function loadLists(): Promise<void> {
  await Promise.all([
    import("../../../domain/reference/countries.ts"),
    import("../../../domain/reference/commodities.ts"),
    import("../../../domain/reference/ports.ts"),
    import("../../../domain/reference/searchHs.ts"),
  ]);
}
