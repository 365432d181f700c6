import writeExcelFile from "write-excel-file/node";
import type { Cell } from "../http/csv.ts";
import type { Table } from "./tables.ts";

/** One sheet with a bold first row; amounts are numbers and days are dates. */
export async function toXlsx<Row>(table: Table<Row>, lines: readonly (readonly Cell[])[]): Promise<Uint8Array> {
  const headings = table.columns.map(({ heading }) => ({ value: heading, fontWeight: "bold" as const }));
  const widths = table.columns.map(({ heading }) => ({ width: Math.max(12, heading.length + 2) }));
  const file = await writeExcelFile([headings, ...lines.map((line) => line.map(xlsxCell))], {
    sheet: table.heading,
    columns: widths,
    stickyRowsCount: 1,
  }).toBuffer();
  return new Uint8Array(file);
}

function xlsxCell(cell: Cell) {
  if (cell === undefined) return null;
  if (typeof cell === "number")
    return { type: Number, value: cell, format: Number.isInteger(cell) ? "#,##0" : "#,##0.00##" };
  // A text stays one, whatever it begins with.
  if (typeof cell === "string") return { type: String, value: cell };
  return { type: Date, value: new Date(`${cell.day}T00:00:00.000Z`), format: "yyyy-mm-dd" };
}
