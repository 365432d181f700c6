import * as z from "zod/mini";
import { Id } from "../domain/ids.ts";
import { Login } from "../domain/password.ts";
import { text } from "../domain/text.ts";
import { DeviceSecret } from "./session.ts";

/** Longer than any password may be: what is too long is told apart by the rule, not by the form of the request. */
const TypedPassword = z.string().check(z.minLength(1), z.maxLength(1000));

/**
 * `POST /api/sign-in/password`. The login may carry the office's code (`budi@pekalongan`); without one it is that of
 * the office that the device names, or of the only office of the server. A device that signed in before and shows
 * its secret stays the same device.
 */
export const SignInByPassword = z.strictObject({
  office: z.optional(Id),
  login: text(100),
  password: TypedPassword,
  secret: DeviceSecret,
  deviceName: text(100),
});
export type SignInByPassword = z.infer<typeof SignInByPassword>;

/**
 * `POST /api/session/password`: sets one's own password or changes it. The old one is needed where there is one,
 * unless a one-time link opened this session within the last hour. `secret` is the device's, for it to be known by.
 */
export const PasswordInput = z.strictObject({
  login: Login,
  password: TypedPassword,
  oldPassword: z.optional(TypedPassword),
  secret: z.optional(DeviceSecret),
});
export type PasswordInput = z.infer<typeof PasswordInput>;

/** `POST /api/session/password-check`: that it is still the person, asked before what matters most. */
export const PasswordCheck = z.strictObject({ password: TypedPassword });

/** `GET /api/session/password`. */
export const PasswordState = z.object({
  /** With the office's code where one is needed; null where there is no password. */
  login: z.nullable(z.string()),
  officeCode: z.nullable(z.string()),
  /** Whether a new password takes the old one. */
  oldNeeded: z.boolean(),
});
export type PasswordState = z.infer<typeof PasswordState>;
