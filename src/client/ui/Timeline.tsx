import type { ComponentChildren } from "preact";
import { Notice } from "./Notice.tsx";
import "./Timeline.css";

export interface Happening {
  id: string;
  when: string;
  /** Machine-readable moment behind `when`. */
  at?: string | undefined;
  text: ComponentChildren;
  comment?: string | undefined;
}

export function Timeline({ items }: { items: readonly Happening[] }) {
  return (
    <ol class="timeline">
      {items.map((item) => (
        <li key={item.id}>
          <time dateTime={item.at}>{item.when}</time>
          <div>
            {item.text}
            {item.comment && <Notice tone="comment">{item.comment}</Notice>}
          </div>
        </li>
      ))}
    </ol>
  );
}
