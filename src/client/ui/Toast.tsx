import { useEffect, useState } from "preact/hooks";
import "./Toast.css";
import { Icon } from "./Icon.tsx";
import type { IconName } from "./icons.ts";
import { Kbd } from "./Kbd.tsx";

interface ToastProps {
  text: string;
  icon?: IconName | undefined;
  action?: { label: string; onAction: () => void; kbd?: string | undefined } | undefined;
  /** Moment, in ms since 1970, at which it goes by itself; with an action the seconds are counted down. Left out, it stays. */
  endsAt?: number | undefined;
  onEnd: () => void;
  /** Adds a button that ends it. */
  closeLabel?: string | undefined;
}

/** Stands in the shell's toast slot, which is what reads it out. */
export function Toast({ text, icon, action, endsAt, onEnd, closeLabel }: ToastProps) {
  const [secondsLeft, setSecondsLeft] = useState(() => secondsUntil(endsAt));
  useEffect(() => {
    setSecondsLeft(secondsUntil(endsAt));
    if (endsAt === undefined) return;
    const timer = setInterval(() => {
      setSecondsLeft(secondsUntil(endsAt));
      if (Date.now() >= endsAt) {
        clearInterval(timer);
        onEnd();
      }
    }, 250);
    return () => clearInterval(timer);
  }, [endsAt, onEnd]);
  return (
    <div class="toast">
      {icon && <Icon name={icon} size={20} />}
      <span class="toast-text">{text}</span>
      <span class="toast-buttons">
        {action && (
          <button type="button" onClick={action.onAction}>
            <u>{action.label}</u>
            {/* Hidden from screen readers, which would read it out each second. */}
            {secondsLeft !== undefined && <span aria-hidden="true">({secondsLeft})</span>}
            {action.kbd && <Kbd>{action.kbd}</Kbd>}
          </button>
        )}
        {closeLabel && (
          <button type="button" aria-label={closeLabel} onClick={onEnd}>
            <Icon name="x" size={20} />
          </button>
        )}
      </span>
    </div>
  );
}

function secondsUntil(moment: number | undefined) {
  return moment === undefined ? undefined : Math.max(0, Math.ceil((moment - Date.now()) / 1000));
}
