import * as z from "zod/mini";
import { Conversion } from "./conversion.ts";
import { entryRecordShape } from "./entryRecord.ts";
import { ShipmentContent } from "./shipment.ts";

/** A shipment as the office holds it: the latest revision and what became of it. */
export const ShipmentRecord = z.object({ shipment: ShipmentContent, ...entryRecordShape, conversion: Conversion });
export type ShipmentRecord = z.infer<typeof ShipmentRecord>;
