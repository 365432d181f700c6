import type { ButtonHTMLAttributes, ComponentChildren } from "preact";
import { classes } from "./classes.ts";
import "./Button.css";
import { Icon } from "./Icon.tsx";
import type { IconName } from "./icons.ts";
import { Kbd } from "./Kbd.tsx";

/** `main` is the one main action of a screen; `plain` has a grey edge, `line` a coloured one, `quiet` none. */
export type ButtonLook = "main" | "line" | "plain" | "quiet" | "approve" | "return" | "reject";

interface Looks {
  look?: ButtonLook | undefined;
  icon?: IconName | undefined;
  iconAfter?: IconName | undefined;
  filledIcon?: boolean | undefined;
  /** The key that does the same, printed on the button. */
  kbd?: string | undefined;
  wide?: boolean | undefined;
  /** 40 px high from 1024 px on; phones keep 48 px. */
  small?: boolean | undefined;
  class?: string | undefined;
  children?: ComponentChildren;
}

type ButtonProps = Looks & { busy?: boolean | undefined } & Omit<ButtonHTMLAttributes<HTMLButtonElement>, keyof Looks>;

export function Button({ busy, type = "button", ...props }: ButtonProps) {
  const { look, icon, iconAfter, filledIcon, kbd, wide, small, class: extra, children, ...rest } = props;
  return (
    <button type={type} aria-busy={busy || undefined} {...rest} class={lookClass(props)}>
      <Inside {...props} />
    </button>
  );
}

interface ButtonLinkProps extends Looks {
  href: string;
  download?: string | undefined;
  target?: "_blank" | undefined;
  onClick?: ((event: MouseEvent) => void) | undefined;
  "aria-label"?: string | undefined;
  "aria-describedby"?: string | undefined;
}

export function ButtonLink(props: ButtonLinkProps) {
  const { href, download, target, onClick } = props;
  return (
    <a
      href={href}
      download={download}
      target={target}
      rel={target && "noreferrer"}
      onClick={onClick}
      class={lookClass(props)}
      aria-label={props["aria-label"]}
      aria-describedby={props["aria-describedby"]}
    >
      <Inside {...props} />
    </a>
  );
}

interface IconButtonProps {
  icon: IconName;
  /** Read out, and shown under the icon with `captioned`. */
  label: string;
  captioned?: boolean | undefined;
  onClick?: (() => void) | undefined;
  href?: string | undefined;
  class?: string | undefined;
}

/** A control that is mostly its icon, 48 px square. */
export function IconButton({ icon, label, captioned, onClick, href, class: extra }: IconButtonProps) {
  const inside = (
    <>
      <Icon name={icon} size={captioned ? 20 : 24} />
      <span class={captioned ? undefined : "unseen"}>{label}</span>
    </>
  );
  const look = classes("icon-button", captioned && "captioned", extra);
  return href ? (
    <a class={look} href={href} onClick={onClick}>
      {inside}
    </a>
  ) : (
    <button type="button" class={look} onClick={onClick}>
      {inside}
    </button>
  );
}

function lookClass({ look = "plain", wide, small, class: extra }: Looks) {
  return classes("button", look, wide && "wide", small && "small-button", extra);
}

function Inside({ icon, iconAfter, filledIcon, kbd, look, children }: Looks) {
  return (
    <>
      {icon && <Icon name={icon} size={look === "main" ? 24 : 20} filled={filledIcon} />}
      {children}
      {iconAfter && <Icon name={iconAfter} size={20} />}
      {kbd && <Kbd>{kbd}</Kbd>}
    </>
  );
}
