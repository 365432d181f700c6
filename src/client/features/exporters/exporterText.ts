import type { Refusal } from "../../../device/database.ts";
import { type Exporter, type ExporterField, exporterFields } from "../../../domain/exporter.ts";
import type { Destination } from "../../../domain/places.ts";
import { type SizeBasis, sizeClassOf } from "../../../domain/sizeClass.ts";
import { commodityName } from "../../entries/entryNames.ts";
import { destinationName, kelurahanName } from "../../entries/exporterNames.ts";
import { words } from "../../language/dictionary.ts";
import { formatMoney } from "../../language/format.ts";
import { exporters } from "../../language/indonesian/exporters.ts";

/** `CV Contoh Batik`; a cooperative or a person has no form before the name. */
export function exporterName({ name, legalForm }: Pick<Exporter, "name" | "legalForm">): string {
  const isBefore = legalForm === "PT" || legalForm === "CV" || legalForm === "UD";
  return isBefore && !name.toUpperCase().startsWith(`${legalForm} `) ? `${legalForm} ${name}` : name;
}

/** `Usaha kecil, dari hasil penjualan setahun Rp3.000.000.000`. */
export function sizeText(size: SizeBasis | undefined): string {
  const text = words(exporters);
  const sizeClass = text.sizeClasses[sizeClassOf(size)];
  if (size === undefined) return sizeClass;
  return text.sizeOf({ sizeClass, basis: text.sizeBasis[size.basis], amount: formatMoney(size.idr, "IDR") });
}

/**
 * A field's value in words; undefined where it is empty.
 * @param value of the record, or of the other version in a conflict, which comes from the wire as it was sent
 */
export function fieldText(field: ExporterField, value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  const text = words(exporters);
  switch (field) {
    case "legalForm":
      return text.legalForms[value as NonNullable<Exporter["legalForm"]>] ?? String(value);
    case "industryCode":
      return text.industryCodeOf(value as NonNullable<Exporter["industryCode"]>);
    case "size":
      return sizeText(value as SizeBasis);
    case "kelurahan":
      return kelurahanName(value as string);
    case "commodities":
      return (value as string[]).map(commodityName).join(", ") || undefined;
    case "destinations":
      return (value as Destination[]).map(destinationName).join(", ") || undefined;
    default:
      return String(value);
  }
}

/** Why the server didn't take what was said of an exporter, or of its stops. */
export function refusalReason(refusal: Refusal | undefined): string {
  const text = words(exporters);
  // A list's entry is told as `destinations.0`.
  const field = exporterFields.find((each) => each === refusal?.field?.split(".")[0]);
  const label = field === undefined ? undefined : text.fields[field];
  switch (refusal?.code) {
    case "invalid":
      return text.refused.invalid(label);
    case "number-taken":
      return text.refused.taken(label);
    case "not-found":
      return text.refused.notFound;
    default:
      return text.refused.other;
  }
}
