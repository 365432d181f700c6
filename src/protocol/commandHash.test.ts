import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalJson } from "./canonicalJson.ts";
import { commandHash } from "./commandHash.ts";

describe("the hash that device and server compare", () => {
  test("is the SHA-256 of the canonical JSON", () => {
    const command = { name: "v1.shipment.record", body: { b: 1, a: "é" } };
    expect(canonicalJson(command)).toBe('{"body":{"a":"é","b":1},"name":"v1.shipment.record"}');
    // By another implementation, so that the algorithm itself is held.
    expect(commandHash(command)).toBe("0334ac5f74e6aa3580deabc8f7d6e611e36bdb184d1693de8abfe5e8a76624ce");
  });

  test("doesn't depend on the order of keys, on absent values, or on the way over the wire", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (body) => {
        const sent = JSON.parse(JSON.stringify({ body })) as { body: unknown };
        const shuffled = reversed(sent.body);
        expect(commandHash({ name: "x", body: shuffled })).toBe(commandHash({ name: "x", body: sent.body }));
        expect(commandHash({ name: "x", baseRevision: undefined, body: sent.body })).toBe(
          commandHash({ name: "x", body: sent.body }),
        );
      }),
    );
  });

  test("changes with the name, the revision it is about and any value", () => {
    const hashes = [
      commandHash({ name: "x", body: { a: 1 } }),
      commandHash({ name: "y", body: { a: 1 } }),
      commandHash({ name: "x", baseRevision: 1, body: { a: 1 } }),
      commandHash({ name: "x", baseRevision: 2, body: { a: 1 } }),
      commandHash({ name: "x", body: { a: 2 } }),
      commandHash({ name: "x", body: { a: "1" } }),
      commandHash({ name: "x", body: { a: [1] } }),
    ];
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reversed(member)]),
  );
}
