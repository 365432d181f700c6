import { expect, it } from "vitest";
import * as z from "zod/mini";
import { type RecordKind, recordKinds, recordSchemas } from "../protocol/changes.ts";
import { command, nilReport, record, someStop, someVisit, startTestServer } from "./testing.ts";

// Which fields leave the server with a record, for everybody to whom domain/permissions.ts shows that record. There are
// no others: whoever adds one says here that all of those may see it, or keeps it out of the record.

const fields: Record<RecordKind, string> = {
  office: `
    id name shortName city regionCode timeZone rateSeries reportingDeadlineDay helpWhatsApp plan.name
    plan.fullName plan.fromYear plan.toYear example`,
  exporter: `
    id name legalForm businessId taxId industryCode.code industryCode.edition size.basis size.idr kelurahan
    commodities destinations[].kind destinations[].code destinations[].asStated contactName phone address revision
    changed conflicts[].id conflicts[].field conflicts[].value conflicts[].byId conflicts[].byName conflicts[].at
    addedBy.id addedBy.name addedBy.at`,
  shipment: `
    shipment.id shipment.exporterId shipment.declaration shipment.pebSubmissionNumber
    shipment.pebRegistrationNumber shipment.pebRegistrationDate shipment.customsOffice
    shipment.consignmentNoteNumber shipment.thirdPartyName shipment.npeNumber shipment.npeDate
    shipment.invoiceNumber shipment.invoiceDate shipment.exportedOn shipment.destinationCountry
    shipment.loadingPort shipment.destinationPort shipment.transportMode shipment.incoterm shipment.currency
    shipment.fobValue shipment.freight shipment.insurance shipment.grossKg shipment.netKg shipment.packages
    shipment.packageKind shipment.buyer shipment.items[].commodity shipment.items[].hsCode
    shipment.items[].description shipment.items[].quantity shipment.items[].unit shipment.items[].netKg
    shipment.items[].fobValue shipment.items[].originRegion shipment.source shipment.toldBy shipment.note revision
    number authorId authorName claimedAt recordedAt hash state comment outsideAssignment history[].event
    history[].revision history[].at history[].byId history[].byName history[].comment history[].acceptedBy
    conversion.fobUsd conversion.fobIdr conversion.rates[].currency conversion.rates[].per
    conversion.rates[].rupiah conversion.rates[].series conversion.rates[].source conversion.rates[].validFrom
    conversion.rates[].validTo`,
  "nil-report": `
    nilReport.id nilReport.exporterId nilReport.month nilReport.source nilReport.toldBy number authorId authorName
    claimedAt recordedAt withdrawnBy`,
  visit: `
    visit.id visit.exporterId visit.visitedOn visit.startedAt visit.kind visit.place visit.kelurahan
    visit.metWith[].name visit.metWith[].role visit.topics visit.condition visit.exportTrend visit.workers
    visit.turnoverIdr visit.obstacles visit.obstacleNote visit.recommendation visit.followUps[].id
    visit.followUps[].what visit.followUps[].who visit.followUps[].dueOn revision number authorId authorName
    claimedAt recordedAt hash state comment outsideAssignment history[].event history[].revision history[].at
    history[].byId history[].byName history[].comment history[].acceptedBy`,
  "follow-up": `
    id what who dueOn exporterId visitId authorId doneOn doneNote doneById doneByName doneAt`,
  "export-stop": `
    id exporterId kind wholeExporter commodities[].asStated commodities[].commodity destinations[].kind
    destinations[].code destinations[].asStated reason reasonAsStated from toldBy toldOn recordedById
    recordedByName recordedAt`,
  target: `
    id year plan usd idr asStated monthlyShares`,
  "stated-figure": `
    id year usd idr exporters source sourceUrl statedOn statedBy asStated excess.usd excess.idr excess.approximate
    excess.asStated sectors[].asStated sectors[].commodity`,
  "exchange-rate": `
    id series currency per rupiah validFrom validTo source documentNumber`,
  summary: `
    month exporterId commodity destination state usd idr lines entries entriesWithoutUsd entriesWithoutIdr`,
};

const listed = (kind: RecordKind) => fields[kind].trim().split(/\s+/);

it.each(recordKinds)("every field of a record of %s has been thought of", (kind) => {
  const schema = z.toJSONSchema(recordSchemas[kind], { io: "input", unrepresentable: "any" }) as Schema;
  expect(fieldsOf(schema).sort()).toEqual(listed(kind).sort());
});

it("no other field is sent to anybody", async () => {
  const server = await startTestServer();
  const { batik } = server.exporters;
  const mentor = await server.signIn("batikMentor");
  await (await server.signIn("batikOwner")).push(record(batik, { note: "Catatan" }), nilReport(batik, "2026-09"));
  await mentor.push(
    command("v1.visit.record", { visit: someVisit(batik) }),
    command("v1.export-stop.record", { exportStop: someStop(batik) }),
  );
  const kinds = new Set<string>();
  for (const who of ["batikOwner", "rosinOwner", "batikMentor", "supervisor", "admin", "viewer"] as const) {
    for (const change of await (await server.signIn(who)).pullAll()) {
      const kind = change.kind as RecordKind;
      kinds.add(kind);
      const others = keysOf(change.record).filter((key) => !listed(kind).some((field) => isWithin(field, key)));
      expect([who, kind, others]).toEqual([who, kind, []]);
    }
  }
  expect([...kinds]).toEqual(expect.arrayContaining(["office", "exporter", "shipment", "nil-report", "visit"]));
});

type Schema = {
  properties?: Record<string, Schema>;
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
};

/** The fields that hold no others, by their path: `items[].fobValue`. */
function fieldsOf(schema: Schema, at = ""): string[] {
  const { properties = {}, items, anyOf = [], oneOf = [], allOf = [] } = schema;
  const own = Object.entries(properties).flatMap(([name, value]) => {
    const path = at === "" ? name : `${at}.${name}`;
    const below = fieldsOf(value, path);
    return below.length > 0 ? below : [path];
  });
  const inItems = items === undefined ? [] : fieldsOf(items, `${at}[]`);
  return [...new Set([...own, ...inItems, ...[...anyOf, ...oneOf, ...allOf].flatMap((each) => fieldsOf(each, at))])];
}

function keysOf(value: unknown, at = ""): string[] {
  if (Array.isArray(value)) return value.flatMap((each) => keysOf(each, `${at}[]`));
  if (typeof value !== "object" || value === null) return at === "" ? [] : [at];
  return Object.entries(value).flatMap(([name, each]) => keysOf(each, at === "" ? name : `${at}.${name}`));
}

/** A list of plain values is one field. */
function isWithin(field: string, key: string): boolean {
  return key === field || key === `${field}[]`;
}
