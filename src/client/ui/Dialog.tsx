import type { ComponentChildren } from "preact";
import { useId, useLayoutEffect, useRef } from "preact/hooks";
import { IconButton } from "./Button.tsx";
import { classes } from "./classes.ts";
import "./Dialog.css";

interface DialogProps {
  open: boolean;
  /** Escape, Android's Back and the close button end here. */
  onClose: () => void;
  title: ComponentChildren;
  closeLabel: string;
  /** Buttons, kept in sight at the bottom. */
  actions?: ComponentChildren;
  /** `full` fills a phone's screen. */
  size?: "normal" | "wide" | "full" | undefined;
  class?: string | undefined;
  children?: ComponentChildren;
}

/** The browser's own modal dialog: it keeps focus inside and gives it back where it was. */
export function Dialog({
  open,
  onClose,
  title,
  closeLabel,
  actions,
  size = "normal",
  class: extra,
  children,
}: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  // Before the browser paints: an Escape right after the tap must find it open.
  useLayoutEffect(() => {
    const element = dialog.current;
    if (!element || !open) return;
    element.showModal();
    return () => element.close();
  }, [open]);
  return (
    <dialog
      ref={dialog}
      class={classes("dialog", `dialog-${size}`, extra)}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      // Chromium closes without asking on a second Escape.
      onClose={() => open && onClose()}
    >
      {open && (
        <div class="dialog-inside">
          <header>
            <h2 id={titleId}>{title}</h2>
            <IconButton icon="x" label={closeLabel} onClick={onClose} />
          </header>
          <div class="dialog-body">{children}</div>
          {actions && <footer>{actions}</footer>}
        </div>
      )}
    </dialog>
  );
}
