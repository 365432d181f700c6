import { useEffect, useState } from "preact/hooks";
import type { Decision, EntryKind } from "../../../domain/review.ts";
import { ReviewComment } from "../../../domain/reviewState.ts";
import { words } from "../../language/dictionary.ts";
import { common } from "../../language/indonesian/common.ts";
import { errors } from "../../language/indonesian/errors.ts";
import { review } from "../../language/indonesian/review.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { TextField } from "../../ui/TextField.tsx";

interface CommentDialogProps {
  decision: Exclude<Decision, "approve">;
  kind: EntryKind;
  exporterName: string;
  onClose: () => void;
  onDecide: (comment: string) => void;
}

const fieldId = "decision-comment";
const longestComment = 1000;

/** Asks for the words that a return, a rejection or a reopening needs. */
export function CommentDialog({ decision, kind, exporterName, onClose, onDecide }: CommentDialogProps) {
  const text = words(review);
  const [comment, setComment] = useState("");
  const [isMissing, setIsMissing] = useState(false);
  // The dialog gives focus to its first control when it opens, which is the close button.
  useEffect(() => document.getElementById(fieldId)?.focus(), []);

  function send() {
    const told = ReviewComment.safeParse(comment.trim());
    if (told.success) return onDecide(told.data);
    setIsMissing(true);
    document.getElementById(fieldId)?.focus();
  }

  function insert(preset: string | undefined) {
    if (preset === undefined) return;
    setIsMissing(false);
    setComment((before) => (before.trim() === "" ? preset : `${before.trimEnd()} ${preset}`).slice(0, longestComment));
    document.getElementById(fieldId)?.focus();
  }

  function onKeyDown(event: KeyboardEvent) {
    const digit = /^Digit([1-5])$/.exec(event.code)?.[1];
    if (event.key === "Enter" && event.ctrlKey) send();
    else if (event.altKey && digit !== undefined && decision !== "reopen")
      insert(text.presets[kind][Number(digit) - 1]);
    else return;
    event.preventDefault();
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={text.dialog[decision].title(exporterName)}
      closeLabel={words(common).actions.close}
      actions={
        <>
          <Button onClick={onClose}>{words(common).actions.cancel}</Button>
          <Button look={looks[decision].look} icon={looks[decision].icon} kbd="Ctrl Enter" onClick={send}>
            {decision === "return" ? text.returnEntry : text[decision]}
          </Button>
        </>
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the field and the buttons inside */}
      <div class="stack" onKeyDown={onKeyDown}>
        {decision !== "reopen" && <Notice tone="info">{text.returnOrReject}</Notice>}
        <TextField
          id={fieldId}
          label={text.comment}
          hint={text.dialog[decision].hint}
          error={isMissing ? words(errors).empty(text.comment) : undefined}
          lines={4}
          maxLength={longestComment}
          autoCapitalize="sentences"
          value={comment}
          onInput={(value) => {
            setComment(value);
            setIsMissing(false);
          }}
        />
        {decision !== "reopen" && (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset would need a visible legend
          <div class="presets" role="group" aria-label={text.insert}>
            {text.presets[kind].map((preset, index) => (
              <Button key={preset} small icon="plus" kbd={`Alt ${index + 1}`} onClick={() => insert(preset)}>
                {preset}
              </Button>
            ))}
          </div>
        )}
      </div>
    </Dialog>
  );
}

const looks = {
  return: { look: "return", icon: "corner-up-left" },
  reject: { look: "reject", icon: "circle-x" },
  reopen: { look: "main", icon: "undo-2" },
} as const;
