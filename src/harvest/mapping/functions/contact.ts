import { z } from "zod";
import { refusal } from "../issues.fr.ts";
import { type MappingFunction, noArguments, onText } from "./function.ts";

const EMAIL = /^[^\s@<>()[\]",;:\\]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.){1,8}\p{L}{2,24}$/u;

/** One address, lower case, or undefined. Repairs "mailto:", "nom (at) domaine.fr", a final dot. */
export function readEmail(text: string): string | undefined {
  const bare = text
    .trim()
    .slice(0, 300)
    .replace(/^(?:mailto|e-?mail|courriel) ?: ?/i, "")
    .replace(/ ?[([](?:at|arobase|@)[)\]] ?/i, "@")
    .replace(/^<|>$|[.;,]+$/g, "")
    .toLowerCase();
  return EMAIL.test(bare) ? bare : undefined;
}

const NATIONAL = /^0[1-9]\d{8}$/;
const SHORT = /^(?:3\d{3}|10\d{2}|11[3-9]|11[68]\d{3}|1[5-8])$/;
const OVERSEAS = /^\+(?:262|269|508|590|594|596|681|687|689)\d{6,9}$/;

const pairs = (digits: string): string => digits.replace(/\d\d(?=\d)/g, "$& ");

/**
 * One number: "02 98 00 00 00" in France, "+43 512 123456" elsewhere. For a country other than France a national number is
 * kept as its digits, since its plan is not known here.
 */
export function readPhone(text: string, country: string): string | undefined {
  const bare = text
    .slice(0, 60)
    .replace(/^[\s."'«]+|[\s."'»]+$/g, "")
    .replace(/^(?:t[ée]l(?:[ée]phone)?|fixe|mobile|portable)[. :]*/i, "")
    .replace(/\((0|\+\d+)\)/g, (_, inside: string) => (inside === "0" ? "" : inside));
  if (!/^\+?[\d\s\u00a0\u202f().\-/]+$/.test(bare)) return undefined;
  const digits = bare.replace(/[^\d+]/g, "").replace(/^00/, "+");
  if (digits.startsWith("+33")) {
    const national = `0${digits.slice(3).replace(/^0/, "")}`;
    return NATIONAL.test(national) ? pairs(national) : undefined;
  }
  if (digits.startsWith("+")) {
    if (OVERSEAS.test(digits)) return `${digits.slice(0, 4)} ${pairs(digits.slice(4))}`;
    return /^\+[1-9]\d{6,14}$/.test(digits)
      ? bare
          .trim()
          .replace(/^00/, "+")
          .replace(/[^\d+]+/g, " ")
          .trim()
      : undefined;
  }
  if (country === "FR") {
    if (NATIONAL.test(digits)) return pairs(digits);
    if (/^[1-9]\d{8}$/.test(digits)) return pairs(`0${digits}`); // the spreadsheet dropped the zero
    return SHORT.test(digits) ? (digits.length === 4 ? pairs(digits) : digits) : undefined;
  }
  return /^\d{5,14}$/.test(digits)
    ? bare
        .trim()
        .replace(/[^\d]+/g, " ")
        .trim()
    : undefined;
}

const HOST = /^(?=.{4,253}$)(?:[\p{L}\p{N}](?:[\p{L}\p{N}_-]{0,61}[\p{L}\p{N}])?\.)+(?:\p{L}{2,24}|xn--[a-z0-9-]{2,59})\.?$/u;
const BARE_SCHEME = /^(?:https?:?\/*|www\.?)$/i;

/** Puts right what fingers do to "https://": "http//", "htp:", "https;//", a scheme twice. */
function withScheme(text: string): string {
  const bare = text.replace(/^(?:https?:\/+)+(?=https?:)/i, "");
  if (/^https?:\/\/[^/]/i.test(bare)) return bare;
  const rest = bare.replace(/^h+t+p*s?[:;,.]?[/\\]+|^https?[:;](?=\S)|^\/\//i, "");
  return `${/^http:/i.test(bare) ? "http" : "https"}://${rest}`;
}

/**
 * A public web address in its canonical writing, or undefined. A missing scheme becomes https:// when what follows is
 * plausibly a host. Refuses other schemes (javascript:, data:), spaces, credentials, hosts without a dot.
 */
export function readUrl(text: string): string | undefined {
  const bare = text.trim();
  if (bare.length > 2_000 || /[\s<>"\\^`{}]/.test(bare)) return undefined;
  if (/^[a-z][a-z0-9+.-]*:(?!\/\/|\d{1,5}(?:\/|$))/i.test(bare) && !/^https?:/i.test(bare)) return undefined;
  if (/^(?!h+t+p*s?:)[a-z][a-z0-9+-]*:\/\//i.test(bare)) return undefined;
  const address = withScheme(bare);
  const url = URL.parse(address);
  if (!url) return undefined;
  // The parser makes an IP address of any number: only one written out counts.
  const ipv4 = /^https?:\/\/\d{1,3}(?:\.\d{1,3}){3}(?:[:/?#]|$)/i.test(bare);
  if (url.username !== "" || url.password !== "" || (!ipv4 && !HOST.test(url.hostname))) return undefined;
  return url.href.length <= 2_000 ? url.href : undefined;
}

/** Several values in one cell, when all pieces are valid on their own. */
function several<T>(text: string, cut: RegExp, read: (piece: string) => T | undefined): T[] {
  const found: T[] = [];
  for (const piece of text.slice(0, 2_000).split(cut)) {
    const value = piece.trim() === "" ? undefined : read(piece);
    if (value !== undefined) found.push(value);
  }
  return found;
}

const function_ = (name: string, args: MappingFunction["args"], make: MappingFunction["make"]): MappingFunction => ({
  name,
  group: "contact",
  takes: "each",
  args,
  idempotent: true,
  make,
});

/** Addresses of mail and web, telephone numbers, accounts on networks. */
export const contactFunctions: MappingFunction[] = [
  function_("email", noArguments, () =>
    onText((text, report) => {
      const one = readEmail(text);
      if (one !== undefined) return one;
      const more = several(text, /[\s;,|/]+|\bou\b|\bet\b/, readEmail);
      if (more.length > 0) return more;
      report("invalid-email", refusal.email);
      return undefined;
    }),
  ),
  function_("phone", z.array(z.string().regex(/^[A-Z]{2}$|^\*$/)).max(1), ([country = "FR"]) =>
    onText((text, report) => {
      const one = readPhone(text, String(country));
      if (one !== undefined) return one;
      const more = several(text, /[;,|/]|\bou\b|\bet\b|\s-\s|\s+(?=\+)/, (piece) => readPhone(piece, String(country)));
      if (more.length > 0) return more;
      report("invalid-phone", refusal.phone);
      return undefined;
    }),
  ),
  function_("url", noArguments, () =>
    onText((text, report) => {
      if (BARE_SCHEME.test(text)) return undefined; // a form left at its "https://": nothing was said
      const url = readUrl(text);
      if (url !== undefined) return url;
      const pieces = text.split(/[\s,;]+/);
      const more = several(text, /[\s,;]+/, readUrl);
      if (more.length > 1 && more.length === pieces.length) return more;
      report("invalid-url", refusal.url);
      return undefined;
    }),
  ),
];
