import { Secret, TOTP } from "otpauth";

const PERIOD_SECONDS = 30;
/** Neighbouring periods that are accepted: clocks of telephones drift, people type slowly. */
const WINDOW = 1;

/** A new secret of 160 bits, in base 32 as applications take it (RFC 4226, section 4). */
export const newSecret = (): string => new Secret({ size: 20 }).base32;

/** The secret as it is copied by hand: groups of four. */
export const spelled = (secret: string): string => secret.replace(/(.{4})(?=.)/g, "$1 ");

/** What the QR code says to an application (Key URI Format). */
export const keyUri = (secret: string, instance: string, email: string): string =>
  new TOTP({ issuer: instance.replaceAll(":", " "), label: email, secret }).toString();

/** A code as people type it: spaces are theirs. */
export const sixDigits = (text: string): string | undefined => /^\d{6}$/.exec(text.replace(/[\s.-]/g, ""))?.[0];

/**
 * The period (RFC 6238) whose code this is, however it was typed, when it is one near `now` and later than `lastCounter`: a code that has served is
 * worth nothing any more, even within its thirty seconds. Undefined otherwise.
 */
export function acceptedCounter(secret: string, text: string, now: Date, lastCounter: number): number | undefined {
  const token = sixDigits(text);
  // The library throws on what has six characters and more bytes.
  if (!token) return undefined;
  const timestamp = now.getTime();
  const delta = TOTP.validate({
    token,
    secret: Secret.fromBase32(secret),
    timestamp,
    period: PERIOD_SECONDS,
    window: WINDOW,
  });
  if (delta === null) return undefined;
  const counter = TOTP.counter({ period: PERIOD_SECONDS, timestamp }) + delta;
  return counter > lastCounter ? counter : undefined;
}
