import { type Entry, valueText } from "../../catalogue/index.ts";
import { fold } from "../../engine/text/index.ts";
import { labelOf } from "../../vocabulary/index.ts";
import { excerpt, readableAddress } from "../../web/index.ts";
import type { Likeness } from "../likeness.ts";
import type { desk as t } from "./desk.fr.ts";

/** How the entries stand to each other on one field; `domain`: other sites, on one domain. */
export type Agreement = "same" | "close" | "domain" | "different" | "partial";

/** A run of words of a cell; `apart`: they are in no other cell of the row. */
export type Run = { text: string; apart: boolean };

/** One field of the comparison: a cell for each entry, in their order (empty: it says nothing of it), and how they agree. */
export type Row = { field: keyof typeof t.table.fields; cells: (Run[] | undefined)[]; agreement: Agreement; hidden?: true };

const STORY = ["need", "solution", "novelty", "how", "text"] as const;
const STORY_SHOWN = 420;
const LIST_SHOWN = 6;
const MANY = 6;
/** Two texts of which this share of words is common are close. */
const CLOSE = 0.5;

const firsts = (values: readonly string[]): string | undefined =>
  values.length === 0
    ? undefined
    : values.slice(0, LIST_SHOWN).join(" ; ") + (values.length > LIST_SHOWN ? ` … (${values.length})` : "");

function storyOf({ single }: Entry): string | undefined {
  const text = STORY.flatMap((part) => single[`description.${part}`]?.value ?? []).join(" ");
  return text ? excerpt(text, STORY_SHOWN) : undefined;
}

/** What is compared by eye, in the order in which it decides. */
const FIELDS: readonly [Row["field"], (entry: Entry) => string | undefined][] = [
  ["title", ({ single }) => single.title.value],
  ["also", ({ single }) => firsts((single.title.others ?? []).map(({ value }) => value))],
  ["kind", ({ kind }) => labelOf("kinds", kind)],
  ["where", ({ lists }) => firsts((lists.places ?? []).map(({ value }) => valueText("places", value)))],
  [
    "site",
    ({ lists }) => firsts((lists.links ?? []).flatMap(({ value }) => (value.rel === "home" ? readableAddress(value.url) : []))),
  ],
  [
    "identifiers",
    ({ lists }) => firsts((lists.identifiers ?? []).map(({ value }) => `${value.scheme.toUpperCase()} ${value.value}`)),
  ],
  ["startDate", ({ single }) => single.startDate && valueText("startDate", single.startDate.value)],
  ["stage", ({ single }) => single.stage && valueText("stage", single.stage.value)],
  ["carriers", ({ lists }) => firsts((lists.carriers ?? []).map(({ value }) => valueText("carriers", value)))],
  ["themes", ({ lists }) => firsts((lists.themes ?? []).map(({ value }) => valueText("themes", value)))],
  ["pitch", ({ single }) => single.pitch?.value],
  ["story", storyOf],
];

const WORD = /[\p{L}\p{N}]+/gu;
const wordsOf = (text: string): Set<string> => new Set(fold(text).match(WORD) ?? []);
const plain = (text: string): string => [...(fold(text).match(WORD) ?? [])].join(" ");

/** Cuts a text in runs of words that the other cells hold too and that they do not. */
function runsOf(text: string, others: readonly Set<string>[]): Run[] {
  const runs: Run[] = [];
  for (const part of text.split(/([\p{L}\p{N}]+)/u)) {
    if (part === "") continue;
    const word = /^[\p{L}\p{N}]/u.test(part);
    const last = runs.at(-1);
    const apart: boolean = word ? !others.every((words) => words.has(fold(part))) : (last?.apart ?? false);
    if (last && (!word || last.apart === apart)) last.text += part;
    else runs.push({ text: part, apart });
  }
  // What stands between words is nobody's: a line under it would say that a space differs.
  return runs.flatMap(({ text, apart }) => {
    const rest = apart ? (/[^\p{L}\p{N}]+$/u.exec(text)?.[0] ?? "") : "";
    const own = { text: text.slice(0, text.length - rest.length), apart };
    return rest ? [own, { text: rest, apart: false }] : [own];
  });
}

function agreementOf(texts: readonly (string | undefined)[]): Agreement {
  const said = texts.filter((text) => text !== undefined);
  if (said.length < texts.length) return "partial";
  if (new Set(said.map(plain)).size === 1) return "same";
  const words = said.map(wordsOf);
  const shared = [...(words[0] ?? [])].filter((word) => words.every((own) => own.has(word))).length;
  const most = Math.max(1, ...words.map(({ size }) => size));
  return shared / most >= CLOSE ? "close" : "different";
}

const hostsOf = (text: string): string[] => text.split(" ; ").map((address) => address.replace(/[/?#].*$/s, "").toLowerCase());
const within = (one: string, other: string): boolean => one === other || one.endsWith(`.${other}`) || other.endsWith(`.${one}`);

/** Sites are not close by their words: they are on one domain, or not. */
function siteAgreement(texts: readonly (string | undefined)[]): Agreement {
  const agreement = agreementOf(texts);
  if (agreement === "same" || agreement === "partial") return agreement;
  const [first = [], ...others] = texts.map((text) => hostsOf(text ?? ""));
  const related = others.every((hosts) => hosts.some((host) => first.some((one) => within(one, host))));
  return related ? "domain" : "different";
}

function rowOf(field: Row["field"], texts: readonly (string | undefined)[]): Row | undefined {
  if (texts.every((text) => text === undefined)) return undefined;
  const agreement = field === "site" ? siteAgreement(texts) : agreementOf(texts);
  const words = texts.map((text) => wordsOf(text ?? ""));
  const cells = texts.map((text, at) => {
    if (text === undefined) return undefined;
    const others = words.filter((_, other) => other !== at && texts[other] !== undefined);
    // Of texts that share little, every word would be marked.
    return agreement === "close" || agreement === "domain" || (agreement === "different" && field === "title")
      ? runsOf(text, others)
      : [{ text, apart: false }];
  });
  return { field, cells, agreement };
}

/** Contacts are compared as keyed hashes, and never shown here: only whether they agree. */
function contactRows(likeness: Likeness | undefined): Row[] {
  const contributions = likeness?.explanation.contributions ?? [];
  return (["phone", "mail"] as const).flatMap((field) => {
    const found = contributions.find((each) => each.field === field);
    if (!found) return [];
    return [
      {
        field,
        cells: [],
        agreement: found.level === "equal" ? ("same" as const) : ("different" as const),
        hidden: true as const,
      },
    ];
  });
}

/**
 * Entries side by side: one row for each field that any of them tells, with the words that differ.
 * @param entries as the reader may see them.
 * @param likeness of the two, where they are two.
 */
export function differences(entries: readonly Entry[], likeness?: Likeness): Row[] {
  // Of many fiches, what they say at length is read on each.
  const fields = entries.length > MANY ? FIELDS.filter(([field]) => field !== "story") : FIELDS;
  const rows = fields.flatMap(([field, read]) => rowOf(field, entries.map(read)) ?? []);
  const at = rows.findIndex(({ field }) => field === "startDate");
  const contacts = entries.length === 2 ? contactRows(likeness) : [];
  return at < 0 ? [...rows, ...contacts] : [...rows.slice(0, at), ...contacts, ...rows.slice(at)];
}
