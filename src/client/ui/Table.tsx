import type { ComponentChildren } from "preact";
import { classes } from "./classes.ts";
import "./Table.css";

export interface Column<Row> {
  label: string;
  cell: (row: Row) => ComponentChildren;
  numeric?: boolean | undefined;
  /** Names the row for screen readers. */
  heading?: boolean | undefined;
}

interface TableProps<Row> {
  caption: string;
  showCaption?: boolean | undefined;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** One cell per column, as the last row. */
  total?: readonly ComponentChildren[] | undefined;
  /** For paper: ink lines above and below. */
  ruled?: boolean | undefined;
}

/** A table that scrolls by itself, sideways, where the page is too narrow. */
export function Table<Row>({ caption, showCaption, columns, rows, rowKey, total, ruled }: TableProps<Row>) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: keyboards scroll what has focus
    <section class="table-scroll" aria-label={caption} tabIndex={0}>
      <table class={classes("table", ruled && "ruled")}>
        <caption class={showCaption ? undefined : "unseen"}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.label} scope="col" class={column.numeric ? "num" : undefined}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column) =>
                column.heading ? (
                  <th key={column.label} scope="row">
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.label} class={column.numeric ? "num" : undefined}>
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
        {total && (
          <tfoot>
            <tr>
              {columns.map((column, index) => (
                <td key={column.label} class={column.numeric ? "num" : undefined}>
                  {total[index]}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </section>
  );
}
