import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";

const referenceFolder = new URL("../src/domain/reference/", import.meta.url);

/** The columns of each list that the product reads; the others stay in the source file. */
const columnsByList: Record<string, readonly string[]> = {
  commodities: [
    "code",
    "name_id",
    "name_en",
    "hs6_2022_candidates",
    "hs6_2017_candidates",
    "usual_unit",
    "other_units",
  ],
  countries: ["alpha2", "name_en", "name_id", "alt_names_id", "region_m49"],
  currencies: ["code", "minor_units", "name_en", "name_id", "in_kmk_list", "kmk_quoted_per"],
  "everyday-words": ["word", "find"],
  hs: ["code", "description_en", "hs2022", "hs2017"],
  hs_headings: ["code", "description_en"],
  incoterms: ["code", "name_en", "name_id", "transport", "price_includes_main_freight", "seller_must_insure"],
  pekalongan: ["code", "level", "name", "parent_code"],
  ports: ["code", "name", "local_name", "is_seaport", "is_airport", "customs_alias"],
  regions: ["m49", "parent", "level", "name_en", "name_id"],
  stop_reasons: ["code", "name_id", "name_en", "group"],
  visit_topics: ["code", "name_id", "name_en"],
  units: ["code", "use", "kind", "name_en", "name_id", "base_code", "factor_to_base"],
};

/**
 * Lets the domain import its reference lists (`reference/lists/*.csv`) as one compact text each, in
 * the form `reference/readList.ts` reads (`…csv?columns=code,name` for a few columns where all would be too
 * much), and puts the lists' licences into the client build as `licences.txt`.
 */
export function referenceLists(): Plugin {
  const listsPath = fileURLToPath(new URL("lists/", referenceFolder)).replaceAll("\\", "/");
  return {
    name: "reference-lists",
    enforce: "pre",
    async load(id) {
      const [file = "", asked] = id.split("?columns=");
      if (!file.startsWith(listsPath) || !file.endsWith(".csv")) return null;
      const name = file.slice(listsPath.length, -".csv".length);
      const columns = asked?.split(",") ?? columnsByList[name];
      if (columns === undefined)
        throw new Error(`${name}.csv: say in referenceLists.ts which columns the product reads`);
      const text = compactList(await readFile(file, "utf8"), columns);
      return { code: `export const list = ${JSON.stringify(text)};`, moduleType: "js", map: null };
    },
    async generateBundle() {
      if (this.environment.name !== "client") return;
      const [sources, licences] = await Promise.all(
        ["SOURCES.md", "LICENCES.md"].map((file) => readFile(new URL(file, referenceFolder), "utf8")),
      );
      this.emitFile({ type: "asset", fileName: "licences.txt", source: `${sources}\n${licences}` });
    },
  };
}

/**
 * A list as lines of cells between bars, the column names first; yes and no become 1 and nothing.
 * Throws when a cell holds a bar or a line end, or a column is missing.
 */
export function compactList(csv: string, columns: readonly string[]): string {
  const [header, ...rows] = parseCsv(csv);
  const places = columns.map((column) => {
    const place = header?.indexOf(column) ?? -1;
    if (place < 0) throw new Error(`no column ${column}`);
    return place;
  });
  const lines = rows.map((row) => places.map((place) => compactCell(row[place] ?? "")).join("|"));
  return [columns.join("|"), ...lines].join("\n");
}

function compactCell(cell: string): string {
  if (/[|\n]/.test(cell)) throw new Error(`a cell can't hold a bar or a line end: ${cell}`);
  return cell === "yes" ? "1" : cell === "no" ? "" : cell;
}

/** The rows of a CSV text with LF line ends; lines that start with # are remarks. */
function parseCsv(csv: string): string[][] {
  const lines = csv.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  return lines.map((line) =>
    [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) =>
      quoted === undefined ? (plain ?? "") : quoted.replaceAll('""', '"'),
    ),
  );
}
