import { words } from "../../language/dictionary.ts";
import { formatMoment } from "../../language/format.ts";
import { common } from "../../language/indonesian/common.ts";
import { officeData } from "../../language/indonesian/officeData.ts";
import type { OnlineRefusal } from "../../online.ts";
import { Notice } from "../../ui/Notice.tsx";

interface LoadNoticeProps {
  refusal: OnlineRefusal | undefined;
  /** When what is shown was told. */
  at: number | undefined;
  onRetry: () => void;
}

/** Says that something couldn't be fetched, and of when what is shown is. */
export function LoadNotice({ refusal, at, onRetry }: LoadNoticeProps) {
  const text = words(officeData);
  if (refusal === undefined) return null;
  return (
    <Notice
      tone="warn"
      live
      actions={
        <button type="button" onClick={onRetry}>
          {words(common).actions.tryAgain}
        </button>
      }
    >
      {text.problems.notLoaded} {at !== undefined && text.dataAsOf(formatMoment(at))}
    </Notice>
  );
}
