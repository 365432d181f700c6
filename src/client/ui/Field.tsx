import type { ComponentChildren } from "preact";
import { classes } from "./classes.ts";
import "./Field.css";
import { Icon } from "./Icon.tsx";

/** What every field takes, whatever control is inside. */
export interface FieldProps {
  /** Also the target of an error summary's link. */
  id: string;
  label: string;
  hint?: ComponentChildren;
  error?: string | undefined;
  /** Said after the label of a field that may stay empty: "(optional)". */
  optional?: string | undefined;
  /** At the far end of the label's line. */
  action?: ComponentChildren;
  class?: string | undefined;
}

/** What a control needs to be tied to its label, hint and error. */
export interface ControlProps {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": boolean | undefined;
}

type Control = (control: ControlProps) => ComponentChildren;

export function Field({
  id,
  label,
  optional,
  action,
  class: extra,
  hint,
  error,
  children,
}: FieldProps & { children: Control }) {
  return (
    <div class={classes("field", error && "has-error", extra)}>
      <div class="field-head">
        <label class="label" for={id}>
          {label}
          {optional && ` ${optional}`}
        </label>
        {action}
      </div>
      <Words id={id} hint={hint} error={error} />
      {children({ id, ...describe({ id, hint, error }) })}
    </div>
  );
}

/** A field whose control is several: radios, check boxes, chips. */
export function FieldGroup({
  id,
  label,
  optional,
  action,
  class: extra,
  hint,
  error,
  children,
}: FieldProps & { children: ComponentChildren }) {
  return (
    <fieldset
      class={classes("field", error && "has-error", extra)}
      id={id}
      tabIndex={-1}
      aria-describedby={describe({ id, hint, error })["aria-describedby"]}
    >
      <legend class="label">
        {label}
        {optional && ` ${optional}`}
      </legend>
      {action}
      <Words id={id} hint={hint} error={error} />
      {children}
    </fieldset>
  );
}

type Said = Pick<FieldProps, "id" | "hint" | "error">;

function Words({ id, hint, error }: Said) {
  return (
    <>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="field-error" id={`${id}-error`}>
          <Icon name="circle-alert" size={20} />
          <span>{error}</span>
        </p>
      )}
    </>
  );
}

function describe({ id, hint, error }: Said) {
  const ids = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(" ");
  return { "aria-describedby": ids || undefined, "aria-invalid": error ? true : undefined };
}
