import { describe, expect, it } from "vitest";
import css from "./tokens.css?raw";

const light = block(/:root,\s+\[data-theme="light"\] \{([^}]*)\}/);
const darkBySystem = block(/:root:not\(\[data-theme\]\) \{([^}]*)\}/);
const dark = block(/\[data-theme="dark"\] \{([^}]*)\}/);

// Text on its ground, WCAG 2.2 AA wants 4.5; marks and edges 3. Ours are kept well above.
const texts: [text: string, grounds: string[], least: number][] = [
  ["ink", ["bg", "surface", "sunken"], 12],
  ["ink-2", ["bg", "surface", "sunken"], 7],
  ["ink-3", ["bg", "surface", "sunken"], 5],
  ["edge", ["bg", "surface", "sunken"], 3.5],
  ["nila", ["bg", "surface", "sunken"], 7],
  ["error", ["bg", "surface"], 7],
  ["soga", ["bg", "surface"], 6],
  ["focus", ["bg", "surface"], 5],
  ["bar", ["surface"], 6],
  ["on-nila", ["nila", "nila-strong"], 7],
  ["on-nila-soft", ["nila-soft"], 7],
  ["on-soga-soft", ["soga-soft"], 7],
  ["on-approve", ["approve"], 7],
  ["on-return", ["return", "soga"], 7],
  ["on-reject", ["reject"], 7],
  ...["draft", "queued", "sent", "review", "approved", "returned", "failed"].map((each): [string, string[], number] => [
    `on-${each}`,
    [each],
    7,
  ]),
  ["on-approved", ["bg", "surface"], 7],
  ...["c1", "c2", "c3", "c4", "c5"].map((each): [string, string[], number] => [each, ["surface"], 3]),
];

describe.each([
  ["light", light],
  ["dark", dark],
])("the %s theme", (_, theme) => {
  it.each(texts)("shows %s on %j with a contrast of at least %d", (text, grounds, least) => {
    for (const ground of grounds)
      expect(contrast(colour(theme, text), colour(theme, ground))).toBeGreaterThanOrEqual(least);
  });
});

it("dark is the same whether the system or the person asks for it", () => {
  expect(darkBySystem).toEqual(dark);
});

it("dark sets every token that light sets", () => {
  expect([...dark.keys()]).toEqual([...light.keys()]);
});

function block(pattern: RegExp) {
  const body = pattern.exec(css)?.[1] ?? "";
  return new Map([...body.matchAll(/--([\w-]+):\s*([^;]+);/g)].map((match) => [match[1] ?? "", match[2] ?? ""]));
}

function colour(theme: Map<string, string>, name: string) {
  const value = theme.get(name);
  if (!value) throw new Error(`no token --${name}`);
  return value;
}

/** WCAG 2 contrast ratio of two #RRGGBB colours. */
function contrast(a: string, b: string) {
  const [darker, lighter] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(hex: string) {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
