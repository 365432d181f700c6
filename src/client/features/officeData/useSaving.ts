import { useRef, useState } from "preact/hooks";
import { withFreshPassword } from "../../FreshPassword.tsx";
import { words } from "../../language/dictionary.ts";
import { officeData } from "../../language/indonesian/officeData.ts";
import type { OnlineAnswer, OnlineRefusal } from "../../online.ts";
import { requestSync } from "../../sync.ts";
import type { FieldFault } from "../../ui/ErrorSummary.tsx";

/**
 * Sends a change of the office's data, once at a time; again after the person's password where that is asked for
 * first. What the server said against it stays until the next try; after a yes a round is asked for, which brings the
 * change to this device.
 */
export function useSaving() {
  const [isBusy, setIsBusy] = useState(false);
  const [refusal, setRefusal] = useState<OnlineRefusal>();
  const isUnderWay = useRef(false);

  async function save<Value>(send: () => Promise<OnlineAnswer<Value>>): Promise<OnlineAnswer<Value> | undefined> {
    if (isUnderWay.current) return undefined;
    isUnderWay.current = true;
    setIsBusy(true);
    setRefusal(undefined);
    const answer = await withFreshPassword(send);
    isUnderWay.current = false;
    setIsBusy(false);
    if (answer.ok) requestSync("person-asked");
    else setRefusal(answer);
    return answer;
  }

  return { save, isBusy, refusal, forget: () => setRefusal(undefined) };
}

/** What the server said, in words. */
export function refusalText({ problem, field }: OnlineRefusal): string {
  const text = words(officeData).problems;
  switch (problem) {
    case "unreachable":
    case "captive":
    case "server":
      return text[problem];
    case "busy":
    case "internal":
    case "storage-full":
    case "too-many-requests":
      return text.server;
    case "sign-in-needed":
    case "device-revoked":
    case "person-disabled":
      return text.signIn;
    case "password-needed":
      return text.passwordNeeded;
    case "not-allowed":
      if (field === "role") return text.lastAdmin;
      if (field === "personId") return text.ownAccount;
      return field === "deviceId" ? text.ownDevice : text.notAllowed;
    case "not-found":
      return text.notFound;
    case "year-taken":
      return text.yearTaken;
    case "rate-overlaps":
      return text.rateOverlaps;
    default:
      return text.unknown;
  }
}

/** At the field that the server named, where the form has it: `target.year` is the field `year`. */
export function refusalFault(refusal: OnlineRefusal | undefined, fields: readonly string[]): FieldFault | undefined {
  if (refusal === undefined) return undefined;
  const parts = refusal.field?.split(".") ?? [];
  const fieldId = [...parts].reverse().find((part) => fields.includes(part));
  return { fieldId: refusal.problem === "rate-overlaps" ? "validFrom" : fieldId, text: refusalText(refusal) };
}
