import { fold } from "../engine/text/index.ts";
import type { RecordBody } from "./record.schema.ts";
import { withheldFr as fr } from "./withheld.fr.ts";

/**
 * E-mail addresses as they stand in running text. Each run of letters is bounded (RFC 5321: 64 before the sign, 255 after), so
 * that no text takes long.
 */
const ADDRESS = /(?<![\p{L}\p{N}._%+'-])[\p{L}\p{N}][\p{L}\p{N}._%+'-]{0,63}@(?:[\p{L}\p{N}-]{1,63}\.){1,8}[\p{L}\p{N}-]{2,63}/gu;

/** An address as it is compared: lower case. */
export const comparable = (address: string): string => address.trim().toLowerCase();

const addressesOfText = (text: string): string[] =>
  text.includes("@") ? [...text.matchAll(ADDRESS)].map(([address]) => comparable(address)) : [];

type Json = string | number | boolean | null | undefined | Json[] | { [key: string]: Json };

function* textsOf(value: Json): Generator<string> {
  if (typeof value === "string") yield value;
  else if (Array.isArray(value)) for (const item of value) yield* textsOf(item);
  else if (value && typeof value === "object") for (const member of Object.values(value)) yield* textsOf(member);
}

function mapTexts(value: Json, map: (text: string) => string): Json {
  if (typeof value === "string") return map(value);
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, map));
  if (!value || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, mapTexts(member, map)]));
}

/** Every e-mail address that a description holds, in contacts and in running text, lower case, each once. */
export const addressesIn = (body: RecordBody): string[] => [
  ...new Set([...textsOf(body as unknown as Json)].flatMap(addressesOfText)),
];

type Contact = RecordBody["contacts"][number];

/** What is kept (as a fingerprint) of a name or number that must not come back in one description: others may bear the name. */
export const contactKey = (record: { source: string; remoteId: string }, contact: Pick<Contact, "kind" | "value">): string =>
  `${contact.kind}|${record.source}|${record.remoteId}|${fold(contact.value).trim()}`;

/** What must go from a description. */
type Withheld = { address(address: string): boolean; contact(contact: Contact): boolean };

/** A description without what its persons asked to have removed: the contact goes; an address in running text becomes words that say so. */
export function withoutWithheld(body: RecordBody, withheld: Withheld): RecordBody {
  const goes = (contact: Contact) => withheld.contact(contact) || addressesOfText(contact.value).some(withheld.address);
  const contacts = body.contacts.filter((contact) => !goes(contact));
  const clean = (text: string) => {
    if (!text.includes("@")) return text;
    const words = /^https?:/i.test(text) ? fr.removedInAddress : fr.removed;
    return text.replace(ADDRESS, (address) => (withheld.address(comparable(address)) ? words : address));
  };
  return { ...(mapTexts(body as unknown as Json, clean) as unknown as RecordBody), contacts };
}
