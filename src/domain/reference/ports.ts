import { list } from "./lists/ports.csv";
import { readList } from "./readList.ts";

/** A port or airport of Indonesia. Import this module on demand: pages that name no port do without it. */
export interface Port {
  /** UN/LOCODE. */
  code: string;
  name: string;
  /** What the port itself is called, such as Tanjung Emas at Semarang; null when that isn't another name. */
  localName: string | null;
  isSeaport: boolean;
  isAirport: boolean;
  /** Another code the customs use for it. */
  customsAlias: string | null;
}

export const ports: readonly Port[] = readList(list, [
  "code",
  "name",
  "local_name",
  "is_seaport",
  "is_airport",
  "customs_alias",
]).map((row) => ({
  code: row.code,
  name: row.name,
  localName: row.local_name || null,
  isSeaport: row.is_seaport === "1",
  isAirport: row.is_airport === "1",
  customsAlias: row.customs_alias || null,
}));

const portsByAlias = new Map(ports.flatMap((port) => (port.customsAlias === null ? [] : [[port.customsAlias, port]])));
const portsByCode = new Map(ports.map((port) => [port.code, port]));

/** The port of this UN/LOCODE or, where no port has it, of this customs alias. */
export function portByCode(code: string): Port | undefined {
  return portsByCode.get(code) ?? portsByAlias.get(code);
}

export function isPortCode(code: string): boolean {
  return portByCode(code) !== undefined;
}
