/** Telephone numbers as people write them. */

/**
 * `0812 3456-789`, `(0285) 421 000`, `+62 812 3456 789` → the digits, with a leading + where one was typed.
 * Undefined where something else is in it, or too few or too many digits.
 */
export function parsePhone(typed: string): string | undefined {
  const plain = typed.replace(/[\s().\-–/]/g, "");
  return /^\+?\d{6,15}$/.test(plain) ? plain : undefined;
}

/** For `tel:`: as it is dialled from anywhere, where that is known. */
export function telHref(phone: string): string {
  return `tel:${phone.startsWith("+") ? phone : internationalDigits(phone, "+")}`;
}

/** WhatsApp takes a number with its country's code, in digits alone. */
export function whatsAppHref(phone: string): string {
  return `https://wa.me/${internationalDigits(phone, "")}`;
}

/** A number that begins with 0, or with the 8 of a mobile one, is taken to be Indonesian. */
function internationalDigits(phone: string, prefix: "+" | ""): string {
  const digits = phone.replace(/\D/g, "");
  if (phone.startsWith("+") || digits.startsWith("62")) return prefix + digits;
  if (digits.startsWith("0")) return `${prefix}62${digits.slice(1)}`;
  return digits.startsWith("8") ? `${prefix}62${digits}` : digits;
}
