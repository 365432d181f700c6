import type { Compilable, CompiledQuery } from "kysely";
import type { Transaction } from "./database.ts";

type Value = string | number | null;

/**
 * A statement that is built once and then run with other values each time. For those that run for every command
 * of a batch: building one costs several times what SQLite needs to run it.
 */
export function prepared<Values extends Record<string, Value>, Row = unknown>(
  build: (tx: Transaction, values: Values) => Compilable<Row>,
): (tx: Transaction, values: Values) => Promise<Row[]> {
  let compiled: CompiledQuery<Row> | undefined;
  let names: (keyof Values)[] = [];
  return async (tx, values) => {
    if (compiled === undefined) {
      compiled = build(tx, placeholders<Values>()).compile();
      names = compiled.parameters.map((parameter) => {
        if (!(parameter instanceof Placeholder))
          throw new Error("A value of a prepared statement must come from outside.");
        return parameter.name;
      });
    }
    const { rows } = await tx.executeQuery<Row>({ ...compiled, parameters: names.map((name) => values[name]) });
    return rows;
  };
}

/** Stands for a value while the statement is built, so that the order of values can be read from it. */
class Placeholder {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

function placeholders<Values>(): Values {
  return new Proxy({}, { get: (_, name) => new Placeholder(String(name)) }) as Values;
}
