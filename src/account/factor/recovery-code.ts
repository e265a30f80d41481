import { hash, randomBytes } from "node:crypto";

/** Without i, l, o, u: what is read from paper stays itself. */
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
const LENGTH = 16;

/** How many are given at once. */
export const RECOVERY_CODES = 10;

/** Ten codes of 80 bits, each good for one sign-in without the telephone: written `xxxx-xxxx-xxxx-xxxx`. */
export const newRecoveryCodes = (): string[] =>
  Array.from({ length: RECOVERY_CODES }, () =>
    Array.from(randomBytes(LENGTH), (byte) => ALPHABET.charAt(byte % 32))
      .join("")
      .replace(/(.{4})(?=.)/g, "$1-"),
  );

/** A code as it was given, however it was typed; undefined when it cannot be one. */
export function readRecoveryCode(text: string): string | undefined {
  const plain = text
    .slice(0, 100)
    .toLowerCase()
    .replace(/[\s.-]/g, "")
    .replaceAll("o", "0")
    .replace(/[il]/g, "1");
  return new RegExp(`^[${ALPHABET}]{${LENGTH}}$`).test(plain) ? plain : undefined;
}

/** What is kept of a code: with 80 bits of chance a plain hash cannot be searched. */
export const recoveryHash = (code: string): string => hash("sha256", readRecoveryCode(code) ?? "", "hex");
