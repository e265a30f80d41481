import { domainToASCII, domainToUnicode } from "node:url";

/** Letters of the Latin alphabet, accents apart, that addresses are written with: no look-alike of another alphabet. */
const LETTERS = /^[a-z0-9æœøßłđ\p{M}]*$/u;
/** What RFC 5321 allows before the @ without quotes, with accents. */
const LOCAL = /^[\p{L}\p{M}\d!#$%&'*+/=?^_`{|}~-]+(\.[\p{L}\p{M}\d!#$%&'*+/=?^_`{|}~-]+)*$/u;
const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
/** A last label is a word, or a word in disguise; never a number. */
const LAST_LABEL = /^([a-z]{2,63}|xn--[a-z0-9-]{1,59})$/;

const onlyLatin = (text: string): boolean => LETTERS.test(text.normalize("NFD").replace(/[^\p{L}\p{M}\d]/gu, ""));

/** The domain as servers know it (ASCII); undefined when it is none, or when it is written with letters that look like others. */
function normaliseDomain(text: string): string | undefined {
  const domain = domainToASCII(text);
  const labels = domain.split(".");
  if (labels.length < 2 || !labels.every((label) => LABEL.test(label)) || !LAST_LABEL.test(labels.at(-1) ?? "")) return undefined;
  return onlyLatin(domainToUnicode(domain)) ? domain : undefined;
}

/**
 * An address as it is compared and kept: compatibility forms undone (NFKC), lower case, its domain in ASCII, so that one letter
 * box has one writing. Undefined when it cannot be one, and when it holds letters of another alphabet: `pаypal.com` with a
 * Cyrillic а is somebody else. Deliverability is proved by the link sent to it.
 */
export function normaliseEmail(text: string): string | undefined {
  if (text.length > 400) return undefined;
  const [local = "", host = "", ...more] = text.toWellFormed().trim().normalize("NFKC").toLowerCase().split("@");
  if (more.length > 0 || local.length > 64 || host.length > 250 || !LOCAL.test(local) || !onlyLatin(local)) return undefined;
  if (/[^\p{L}\p{M}\d.-]/u.test(host)) return undefined;
  const domain = normaliseDomain(host);
  const email = `${local}@${domain}`;
  return domain && email.length <= 254 ? email : undefined;
}
