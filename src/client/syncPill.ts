import type { SyncState } from "../device/sync/syncState.ts";
import { words } from "./language/dictionary.ts";
import { formatBytes, formatClock } from "./language/format.ts";
import { shell } from "./language/indonesian/shell.ts";
import { sync } from "./language/indonesian/sync.ts";
import { isNearlyFull } from "./storage.ts";
import type { Tone } from "./ui/Chip.tsx";
import type { IconName } from "./ui/icons.ts";

/** What the pill goes by. */
export type PillFacts = {
  state: SyncState;
  /** Commands that wait to be sent, and those that the server refused. */
  waiting: number;
  refused: number;
  /** Everything this person may hold is on the device. */
  complete: boolean;
  /** The browser's guess, which counts only until a round gets through. */
  isOffline: boolean;
  /** Bytes that may still be used; undefined where that isn't known. */
  bytesLeft: number | undefined;
};

export type Pill = { kind: string; tone: Tone; icon: IconName; text: string };

/** The one thing to know of sync at the moment (ux.md section 4): what needs the person comes first. */
export function pillOf(facts: PillFacts): Pill {
  const { state, waiting, refused, bytesLeft } = facts;
  const { pill } = words(sync);
  const alarm = (kind: string, icon: IconName, text: string): Pill => ({ kind, tone: "failed", icon, text });
  const patience = (kind: string, icon: IconName, text: string): Pill => ({ kind, tone: "queued", icon, text });
  if (state.trouble === "sign-in") return alarm("sign-in", "log-in", pill.signIn);
  if (state.trouble === "revoked") return alarm("revoked", "log-in", pill.revoked);
  if (state.trouble === "disabled") return alarm("disabled", "lock", pill.disabled);
  if (bytesLeft !== undefined && isNearlyFull(bytesLeft)) {
    return alarm("storage", "hard-drive", pill.storageAlmostFull(formatBytes(bytesLeft)));
  }
  if (refused > 0) return alarm("refused", "circle-alert", pill.needsAttention(refused));
  if (state.phase === "sending" && state.progress !== undefined && state.progress.total > 0) {
    const { done, total } = state.progress;
    return patience("sending", "arrow-up", pill.sending({ done: Math.min(done + 1, total), total }));
  }
  if (facts.isOffline) return patience("offline", "wifi-off", pill.offline(waiting));
  if (state.trouble !== undefined && waiting > 0) return patience("not-sent", "cloud-off", pill.notSent(waiting));
  if (!facts.complete) return patience("preparing", "download", words(shell).preparing);
  if (waiting > 0) return patience("waiting", "clock", words(shell).waiting(waiting));
  if (state.lastSyncedAt === undefined)
    return { kind: "sent", tone: "approved", icon: "check", text: pill.nothingToSend };
  return { kind: "sent", tone: "approved", icon: "check", text: pill.allSent(formatClock(state.lastSyncedAt)) };
}
