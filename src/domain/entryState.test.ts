import { describe, expect, test } from "vitest";
import { type Delivery, type EntryChip, entryChip } from "./entryState.ts";
import { ReviewState } from "./reviewState.ts";

describe("the chip of an entry", () => {
  test.each([
    ["sent", undefined, "sent"],
    ["sent", "submitted", "sent"],
    ["sent", "approved", "approved"],
    ["sent", "returned", "returned"],
    ["sent", "rejected", "rejected"],
    ["draft", undefined, "draft"],
    ["draft", "submitted", "draft"],
    ["draft", "returned", "returned"],
  ] as [Delivery, ReviewState | undefined, EntryChip][])("of one %s and %s is %s", (delivery, review, chip) => {
    expect(entryChip({ delivery, review })).toBe(chip);
  });

  test("tells what still has to leave the device before what the office said", () => {
    for (const review of [undefined, ...ReviewState.options]) {
      for (const delivery of ["refused", "sending", "queued"] as const) {
        expect(entryChip({ delivery, review })).toBe(delivery);
      }
    }
  });
});
