import { type Entry, entryId, entryJsonLd, type SourceDirectory, visibleEntry } from "../../catalogue/index.ts";
import { sharedRecord } from "./shared-record.ts";
import type { Step } from "./step.ts";

/** What activities are written with. */
export type Speaker = {
  /** Public address of the instance. */
  base: string;
  sources: SourceDirectory;
  /** Lines of the change log in one page, for tests. */
  linesPerPage?: number | undefined;
};

/** A JSON document, ready to be sent. */
export type Json = { [key: string]: unknown };

/** Above this, a fiche is read at its address rather than in the page: a page stays small whatever a partner wrote. */
const MOST_INLINE = 200_000;

/** Where the feed is. */
export const feedAddress = (base: string): string => `${base}/feed`;

const SCHEMA = "https://schema.org";

/** Where a fiche is read in full, for readers that are given its name alone. */
const described = (id: string) => ({
  seeAlso: [{ id: `${id}.jsonld`, type: "Dataset", format: "application/ld+json", profile: SCHEMA }],
});

/** What is said of a fiche that can no longer be read as it was, or that is too long to be said here. */
const named = (id: string): Json => ({ id, type: "Object", ...described(id) });

/** A fiche as the object of an activity: schema.org, PAIR as second type, and the whole record for other instances. */
function inlined(entry: Entry, id: string, { base, sources }: Speaker): Json {
  const open = visibleEntry(entry, "open");
  const { "@context": context, "@id": _, "@type": type, ...said } = entryJsonLd(open, base, sources) as Json;
  const terms = { fiche: { "@id": "urn:essaim:fiche", "@type": "@json" } };
  const object = { "@context": [...(context as unknown[]), terms], id, type, ...said, fiche: sharedRecord(open, id) };
  return JSON.stringify(object).length > MOST_INLINE ? named(id) : object;
}

/** An entry's own state, in the words of a step. */
function ownObject({ type, entry }: Step, told: Entry | undefined, at: string, speaker: Speaker): Json {
  const id = entryId(speaker.base, entry);
  if (type === "Delete") return { id, type: "Tombstone", deleted: at };
  return told ? inlined(told, id, speaker) : named(id);
}

/** What a step is told with: its number in the feed, and when. */
type Line = { id: string; at: string };

/** The activity of a step about a fiche whose home is this instance. */
export function ownActivity(step: Step, told: Entry | undefined, { id, at }: Line, speaker: Speaker): Json {
  return {
    id,
    type: step.type,
    object: step.type === "Move" ? { id: entryId(speaker.base, step.entry), type: "Object" } : ownObject(step, told, at, speaker),
    ...(step.into === undefined ? {} : { target: named(entryId(speaker.base, step.into)) }),
    published: at,
    endTime: at,
  };
}

/** A fiche of another instance that stands here too, under the name that its home gives it: for readers who follow aggregators. */
export function addActivity(home: { url: string; id: string }, told: Entry | undefined, line: Line, speaker: Speaker): Json {
  return {
    id: line.id,
    type: "Add",
    object: told ? inlined(told, home.id, speaker) : named(home.id),
    origin: { id: feedAddress(home.url), type: "OrderedCollection" },
    target: { id: feedAddress(speaker.base), type: "OrderedCollection" },
    published: line.at,
    endTime: line.at,
  };
}

/** A fiche that is no longer this instance's own: what was taken from here is to be dropped; the page stays. */
export function removeActivity(entry: string, { id, at }: Line, { base }: Speaker): Json {
  const object = { id: entryId(base, entry), type: "Object" };
  const origin = { id: feedAddress(base), type: "OrderedCollection" };
  return { id, type: "Remove", object, origin, published: at, endTime: at };
}
