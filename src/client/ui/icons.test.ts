import { expect, it } from "vitest";
import sprite from "../../../public/icons/sprite.svg?raw";
import { iconNames } from "./icons.ts";

it("every icon that can be named is drawn in the sprite, and the other way round", () => {
  const drawn = [...sprite.matchAll(/<symbol id="([^"]+)"/g)].map((match) => match[1]);
  expect([...drawn].sort()).toEqual([...iconNames].sort());
});
