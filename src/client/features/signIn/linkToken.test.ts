import { expect, test } from "vitest";
import { readLink } from "./linkToken.ts";

const origin = "https://ekspor.contoh.go.id";
const token = "01890000-0000-7000-8000-000000000001.aB3_-aB3_-aB3_-aB3_-aB3_-aB3_-aB3_-aB3_-aB3";

test.each([
  ["a whole link", `${origin}/masuk#${token}`, { kind: "token", page: "/masuk", token }],
  ["a link with blanks around it", `  ${origin}/masuk#${token}\n`, { kind: "token", page: "/masuk", token }],
  [
    "a message that holds a link",
    `Tautan Ibu: ${origin}/masuk#${token} (7 hari)`,
    { kind: "token", page: "/masuk", token },
  ],
  ["the token alone", token, { kind: "token", page: "/masuk", token }],
  ["a set-up link", `${origin}/pasang#${token}`, { kind: "token", page: "/pasang", token }],
  [
    "a link of another office's server",
    `https://lain.contoh/masuk#${token}`,
    { kind: "other-address", host: "lain.contoh" },
  ],
  ["an address without a token", `${origin}/masuk`, { kind: "no-link" }],
  ["half a link", `${origin}/masuk#01890000`, { kind: "no-link" }],
  ["something else", "Bu Ratna", { kind: "no-link" }],
  ["nothing", "", { kind: "no-link" }],
])("%s is read for what it is", (_what, pasted, expected) => {
  expect(readLink(pasted, origin)).toEqual(expected);
});
