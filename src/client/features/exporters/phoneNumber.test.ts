import { expect, test } from "vitest";
import { parsePhone, telHref, whatsAppHref } from "./phoneNumber.ts";

test.each([
  ["0812 3456 789", "08123456789"],
  ["+62 812-3456-789", "+628123456789"],
  ["(0285) 421.000", "0285421000"],
  ["12345", undefined],
  ["0812 3456 789 ext 2", undefined],
  ["1234567890123456", undefined],
  ["0812+3456789", undefined],
  ["", undefined],
])("%s is read as %s", (typed, read) => {
  expect(parsePhone(typed)).toBe(read);
});

test.each([
  ["08123456789", "https://wa.me/628123456789"],
  ["+628123456789", "https://wa.me/628123456789"],
  ["628123456789", "https://wa.me/628123456789"],
  ["8123456789", "https://wa.me/628123456789"],
  ["+6591234567", "https://wa.me/6591234567"],
])("WhatsApp reaches %s at %s", (phone, href) => {
  expect(whatsAppHref(phone)).toBe(href);
});

test("a number can be dialled from abroad", () => {
  expect(telHref("0285421000")).toBe("tel:+62285421000");
  expect(telHref("+6591234567")).toBe("tel:+6591234567");
});
