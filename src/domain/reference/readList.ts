/**
 * The rows of a reference list as the build makes it: lines of cells between bars, the column names
 * first. Columns not asked for are left out. Throws when the list lacks a column.
 */
export function readList<Column extends string>(list: string, columns: readonly Column[]): Record<Column, string>[] {
  const [header = "", ...lines] = list.split("\n");
  const names = header.split("|");
  const places = columns.map((column) => {
    const place = names.indexOf(column);
    if (place < 0) throw new Error(`The list has no column ${column}`);
    return [column, place] as const;
  });
  return lines.map((line) => {
    const cells = line.split("|");
    return Object.fromEntries(places.map(([column, place]) => [column, cells[place] ?? ""])) as Record<Column, string>;
  });
}

/** The parts of a cell that holds several values between semicolons; none for an empty cell. */
export function readParts(cell: string): string[] {
  return cell === "" ? [] : cell.split(";");
}
