import type { ComponentChildren } from "preact";
import "./EmptyState.css";

interface EmptyStateProps {
  heading?: string | undefined;
  text: ComponentChildren;
  /** What to do next: buttons or links. */
  children?: ComponentChildren;
}

export function EmptyState({ heading, text, children }: EmptyStateProps) {
  return (
    <div class="empty">
      <span class="empty-ornament" aria-hidden="true" />
      {heading && <h2>{heading}</h2>}
      <p class="meta">{text}</p>
      {children && <div class="empty-actions">{children}</div>}
    </div>
  );
}
