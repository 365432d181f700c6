import { fileURLToPath } from "node:url";
import { build, type Rolldown } from "vite";
import { expect, test } from "vitest";
import { compactList, referenceLists } from "./referenceLists.ts";

test("a list keeps the columns asked for, with quotes undone and remarks left out", () => {
  const csv = '# a remark\ncode,note,name,sea\nFOB,x,"Free, ""on"" board",yes\nEXW,"a, b",,no\n';
  expect(compactList(csv, ["code", "name", "sea"])).toBe('code|name|sea\nFOB|Free, "on" board|1\nEXW||');
});

test("a list without a column that the product reads, or with a bar in a cell, stops the build", () => {
  expect(() => compactList("code,name\nA,b\n", ["code", "title"])).toThrow("title");
  expect(() => compactList("code\na|b\n", ["code"])).toThrow("a|b");
});

test("the client build carries the licences, the server build doesn't, and both carry the lists", async () => {
  for (const ssr of [false, true]) {
    const output = await buildIncoterms(ssr);
    const licences = output.find(({ fileName }) => fileName === "licences.txt");
    expect(licences?.type === "asset" ? licences.source : "").toEqual(
      ssr ? "" : expect.stringContaining("UNICODE LICENSE V3"),
    );
    const code = output.flatMap((file) => (file.type === "chunk" ? file.code : [])).join("");
    expect(code).toContain("Bebas di atas kapal");
    expect(code).not.toContain("price_includes_main_freight,");
  }
});

async function buildIncoterms(ssr: boolean): Promise<Rolldown.RolldownOutput["output"][number][]> {
  const entry = fileURLToPath(new URL("../src/domain/reference/incoterms.ts", import.meta.url));
  const result = await build({
    configFile: false,
    logLevel: "error",
    plugins: [referenceLists()],
    build: {
      write: false,
      ssr: ssr ? entry : false,
      rollupOptions: { input: entry, preserveEntrySignatures: "strict" },
    },
  });
  return [result].flat().flatMap((built) => ("output" in built ? built.output : []));
}
