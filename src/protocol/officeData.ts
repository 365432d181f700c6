import * as z from "zod/mini";
import { ExchangeRate } from "../domain/exchangeRate.ts";
import { Id } from "../domain/ids.ts";
import { Instant } from "../domain/isoDate.ts";
import { Office } from "../domain/office.ts";
import { Person, Role } from "../domain/person.ts";
import { StatedFigure } from "../domain/statedFigure.ts";
import { Target } from "../domain/target.ts";

// What an admin changes online, under /api/data. Reading targets, figures, rates, exporters and settings needs none of
// this: a pull brings them.

/** A device as the office knows it. */
export const KnownDevice = z.object({
  id: Id,
  name: z.string(),
  numberPrefix: z.string(),
  pairedAt: Instant,
  lastContactAt: Instant,
  appVersion: z.nullable(z.string()),
  /** The last device number it gave out, and how many entries still waited on it, as it said at its last push. */
  lastNumber: z.int(),
  unsent: z.int(),
  /** When it was shut out. */
  revokedAt: z.nullable(Instant),
});
export type KnownDevice = z.infer<typeof KnownDevice>;

/** A person of the office with what hangs on them. */
export const KnownPerson = z.object({
  ...Person.shape,
  /** Assigned to a mentor at present. */
  exporterIds: z.array(Id),
  devices: z.array(KnownDevice),
  /** A one-time link that nobody has opened yet ends then. */
  openLinkUntil: z.nullable(Instant),
  disabledAt: z.nullable(Instant),
  /** What they sent since, and nobody has decided on. */
  quarantined: z.int(),
  hasPassword: z.boolean(),
});
export type KnownPerson = z.infer<typeof KnownPerson>;

/** `GET /api/data/people`. */
export const PeopleAnswer = z.object({ people: z.array(KnownPerson) });
export type PeopleAnswer = z.infer<typeof PeopleAnswer>;

/**
 * `POST /api/data/people`: adds the person of this id, or changes them. `exporterId` is for exporters and only for
 * them, `exporterIds` are the whole of a mentor's assignments.
 */
export const PersonInput = z.strictObject({
  id: Id,
  name: Person.shape.name,
  role: Role,
  exporterId: z.optional(Id),
  exporterIds: z.array(Id).check(z.maxLength(500)),
});
export type PersonInput = z.infer<typeof PersonInput>;

/** `POST /api/data/people/disable`, `/api/data/people/enable`. */
export const PersonReference = z.strictObject({ personId: Id });

/** `POST /api/data/links`: a fresh one-time link for a person. */
export const LinkInput = z.strictObject({ personId: Id });
export const LinkAnswer = z.object({ url: z.string(), expiresAt: Instant });
export type LinkAnswer = z.infer<typeof LinkAnswer>;

/** `POST /api/data/targets`, `/api/data/stated-figures`: one per year; of a known id it is changed. */
export const TargetInput = z.strictObject({ target: Target });
export const StatedFigureInput = z.strictObject({ statedFigure: StatedFigure });

/** `POST /api/data/rates`: all of them or none. A rate of a known id is changed. */
export const RatesInput = z.strictObject({ rates: z.array(ExchangeRate).check(z.minLength(1), z.maxLength(400)) });
export type RatesInput = z.infer<typeof RatesInput>;
/** How many entries got the value that they lacked. */
export const RatesAnswer = z.object({ converted: z.int() });
export type RatesAnswer = z.infer<typeof RatesAnswer>;

/** `POST /api/data/remove`: of a target, a stated figure or a rate. What was converted by a rate keeps it. */
export const RemoveInput = z.strictObject({ kind: z.enum(["target", "stated-figure", "exchange-rate"]), id: Id });
export type RemoveInput = z.infer<typeof RemoveInput>;

const { id: _id, example: _example, ...settings } = Office.shape;

/** `POST /api/data/office`: the office's settings. */
export const OfficeInput = z.strictObject({ office: z.strictObject(settings) });
export type OfficeInput = z.infer<typeof OfficeInput>;
