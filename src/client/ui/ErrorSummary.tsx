import { useEffect, useRef } from "preact/hooks";
import "./ErrorSummary.css";
import { Icon } from "./Icon.tsx";

export interface FieldFault {
  /** Id of the field, or undefined where no one field is at fault. */
  fieldId?: string | undefined;
  text: string;
  /** Address of the step the field is on, when that is another page. */
  href?: string | undefined;
}

interface ErrorSummaryProps {
  heading: string;
  faults: readonly FieldFault[];
  /** Focus moves here each time this changes: pass the count of attempts. */
  attempt: number;
}

export function ErrorSummary({ heading, faults, attempt }: ErrorSummaryProps) {
  const box = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt moves focus again
  useEffect(() => {
    if (faults.length > 0) box.current?.focus();
  }, [attempt]);
  if (faults.length === 0) return null;
  return (
    <section class="error-summary" ref={box} tabIndex={-1} aria-labelledby="error-summary-heading">
      <h2 id="error-summary-heading">
        <Icon name="circle-alert" />
        {heading}
      </h2>
      <ul>
        {faults.map((fault) => (
          <li key={fault.fieldId ?? fault.text}>
            {fault.href || fault.fieldId ? (
              <a
                href={fault.href ?? `#${fault.fieldId}`}
                onClick={(event) => !fault.href && goTo(event, fault.fieldId)}
              >
                {fault.text}
              </a>
            ) : (
              fault.text
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function goTo(event: MouseEvent, fieldId: string | undefined) {
  const field = fieldId && document.getElementById(fieldId);
  if (!field) return;
  event.preventDefault();
  // A group is focused at its first control, and brought into view with its label.
  const control = field.matches("fieldset")
    ? (field.querySelector<HTMLElement>("input:checked, input, button") ?? field)
    : field;
  (field.closest(".field") ?? field).scrollIntoView({ block: "start" });
  control.focus({ preventScroll: true });
}
