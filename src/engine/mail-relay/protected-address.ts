import { domainToASCII, domainToUnicode } from "node:url";
import { undisguised } from "./disguises.ts";

/** Letters and figures alone: however dots, spaces and quotation marks are spread, an address stays itself. */
export const compact = (text: string): string => text.replace(/[^\p{L}\p{N}@]+/gu, "");

/** What stands between the two halves of an address, compacted. */
const BETWEEN = ["@", "at", "arobase", "chez"];
/** Halves as short as this would be found everywhere without a sign between them. */
const LONG_ENOUGH = 6;

/**
 * Compact forms under which an address is looked for: without its tag (`+...`), its domain in Unicode and in ASCII, forwards
 * and backwards.
 */
export function formsOf(address: string): string[] {
  const at = address.lastIndexOf("@");
  const [local, domain] = [address.slice(0, at), address.slice(at + 1)];
  const base = local.replace(/^"|"$/g, "").replace(/(.)\+.*$/s, "$1");
  const domains = new Set([domain, domainToASCII(domain), domainToUnicode(domain)].filter(Boolean));
  const locals = new Set([local, base]);
  const forms = [...domains].flatMap((host) =>
    [...locals].flatMap((name) => {
      const [left, right] = [compact(undisguised(name).text), compact(undisguised(host).text)];
      const between = left.length >= LONG_ENOUGH ? [...BETWEEN, ""] : BETWEEN;
      return left && right ? between.map((sign) => left + sign + right) : [];
    }),
  );
  return [...new Set(forms.flatMap((form) => [form, [...form].reverse().join("")]))];
}

/** `local+tag@domain`, compacted: the base, a tag, the domain. */
export function taggedForms(address: string): RegExp[] {
  const at = address.lastIndexOf("@");
  const base = compact(undisguised(address.slice(0, at).replace(/(.)\+.*$/s, "$1")).text);
  const domain = address.slice(at + 1);
  const hosts = new Set([domain, domainToASCII(domain), domainToUnicode(domain)].filter(Boolean));
  if (!base) return [];
  return [...hosts].map((host) => {
    const right = compact(undisguised(host).text);
    return new RegExp(`${base}[\\p{L}\\p{N}]{0,40}@${right}`, "gu");
  });
}
