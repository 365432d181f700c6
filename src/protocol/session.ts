import * as z from "zod/mini";
import { Id } from "../domain/ids.ts";
import { Instant } from "../domain/isoDate.ts";
import { Office } from "../domain/office.ts";
import { Person } from "../domain/person.ts";
import { text } from "../domain/text.ts";
import { codePattern } from "./signInCode.ts";

/** 256 random bits in base64url. */
const Secret = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/));

/** What a device makes up to be known again by: 16 characters or more; the app takes 256 random bits in base64url. */
export const DeviceSecret = z.string().check(z.regex(/^[A-Za-z0-9._~-]{16,200}$/));

/** Of a sign-in link: the office's id, a dot, 256 random bits. The office leads every look-up. */
const LinkToken = z.string().check(z.regex(/^[0-9a-f-]{36}\.[A-Za-z0-9_-]{43}$/));

/**
 * Redeems a one-time link. The device makes and stores `secret` first: when the answer is lost, the same link
 * with the same secret gives the same session for 24 hours, and any other secret is refused.
 */
export const RedeemLink = z.strictObject({ token: LinkToken, secret: DeviceSecret, deviceName: text(100) });
export type RedeemLink = z.infer<typeof RedeemLink>;

/** Redeems a code that a signed-in device of the same person shows; `secret` as with a link. */
export const RedeemCode = z.strictObject({
  code: z.string().check(z.regex(codePattern)),
  secret: DeviceSecret,
  deviceName: text(100),
});
export type RedeemCode = z.infer<typeof RedeemCode>;

/** `POST /api/session/code`: 8 letters by which another device of this person signs in, once. */
export const CodeAnswer = z.object({ code: z.string(), expiresAt: Instant });
export type CodeAnswer = z.infer<typeof CodeAnswer>;

/** A device on which this person is signed in. */
export const OwnDevice = z.object({
  id: Id,
  name: z.string(),
  numberPrefix: z.string(),
  pairedAt: Instant,
  lastContactAt: Instant,
  /** The one that asks. */
  isThis: z.boolean(),
});
export type OwnDevice = z.infer<typeof OwnDevice>;

/** `GET /api/session/devices`. */
export const OwnDevicesAnswer = z.object({ devices: z.array(OwnDevice) });
export type OwnDevicesAnswer = z.infer<typeof OwnDevicesAnswer>;

/** `POST /api/session/devices/revoke`, of one's own other devices, and `POST /api/data/devices/revoke`, of anybody's. */
export const RevokeInput = z.strictObject({ deviceId: Id });

/** First use of an empty server: what its set-up link needs to make the office and its first admin. */
export const SetUpOffice = z.strictObject({
  token: Secret,
  secret: DeviceSecret,
  deviceName: text(100),
  officeName: text(200),
  shortName: text(60),
  city: text(100),
  personName: text(120),
});
export type SetUpOffice = z.infer<typeof SetUpOffice>;

/** Who is signed in on this device. */
export const Session = z.object({
  person: z.object(Person.shape),
  office: z.object(Office.shape),
  deviceId: Id,
  /** Device numbers are `PREFIX-0001`, `PREFIX-0002`, … */
  numberPrefix: z.string(),
  epoch: z.string(),
});
export type Session = z.infer<typeof Session>;
