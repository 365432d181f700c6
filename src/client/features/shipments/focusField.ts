/** Puts the focus into a field and brings it into view with its label; a group is entered at its first control. */
export function focusField(field: string): void {
  const element = document.getElementById(field);
  const control = element?.matches("fieldset")
    ? element.querySelector<HTMLElement>("input:checked, input, button")
    : element;
  (element?.closest(".field") ?? element)?.scrollIntoView({ block: "start" });
  control?.focus({ preventScroll: true });
}
