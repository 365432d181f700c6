import type { ComponentChildren } from "preact";
import "./Kbd.css";

export function Kbd({ children }: { children: ComponentChildren }) {
  return <kbd class="kbd">{children}</kbd>;
}
