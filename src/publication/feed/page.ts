import { changesBetween, entriesMadeOf, lastSeq, type RecordPin, type ToldChange } from "../../catalogue/index.ts";
import type { Executor } from "../../platform/database.ts";
import { addActivity, feedAddress, type Json, ownActivity, removeActivity, type Speaker } from "./activity.ts";
import { type Step, stepsOf } from "./step.ts";

/** Lines of the change log in one page, never changed: addresses of pages are kept by readers and caches. */
const LINES_PER_PAGE = 200;

/** IIIF Change Discovery 3.4: addresses only, its own last. */
export const feedContext = (base: string): string[] => [
  "https://www.w3.org/ns/activitystreams",
  `${feedAddress(base)}/context.jsonld`,
  "http://iiif.io/api/discovery/1/context.json",
];

/** The number of the last page of a log of `lines`; an empty log has one, empty. */
export const lastPage = (lines: number, perPage = LINES_PER_PAGE): number => Math.max(1, Math.ceil(lines / perPage));

/** The address of a page. */
export const pageAddress = (base: string, page: number): string => `${feedAddress(base)}/${page}`;

const link = (base: string, page: number) => ({ id: pageAddress(base, page), type: "OrderedCollectionPage" });

/** A step, whose records are told apart by where they are at home. */
type Sorted = Step & { own?: readonly RecordPin[]; guests: { url: string; id: string; pin: RecordPin }[] };

function sorted(step: Step, { base, sources }: Speaker): Sorted {
  const homeOf = ([source]: RecordPin): string | undefined => sources.get(source)?.home;
  const own = step.pins?.filter((pin) => [undefined, base].includes(homeOf(pin)));
  const guests = (step.pins ?? []).flatMap((pin) => {
    const url = homeOf(pin);
    return url === undefined || url === base ? [] : [{ url, id: pin[1], pin }];
  });
  return { ...step, ...(own ? { own } : {}), guests };
}

type Asked = { entry: string; pins: readonly RecordPin[] };

/** What the activities of a step must know of entries: one composition each, in the order in which they are written. */
function asked({ type, entry, own, guests }: Sorted): Asked[] {
  if (type === "Delete" || type === "Move") return [];
  if (own?.length === 0) return guests.map(({ pin }) => ({ entry, pins: [pin] }));
  return [{ entry, pins: own ?? [] }];
}

type Told = Awaited<ReturnType<typeof entriesMadeOf>>;

/**
 * The activities of one step. What an instance says of its own fiches rests on its own records alone: what came from another
 * instance is that one's to say, so nothing goes round in circles.
 */
function activitiesOf(step: Sorted, told: Told, name: (rank: number) => { id: string; at: string }, speaker: Speaker): Json[] {
  const away = step.own?.length === 0 && step.type !== "Delete" && step.type !== "Move";
  if (!away) return [ownActivity(step, told[0], name(0), speaker)];
  const dropped = step.type === "Update" ? [removeActivity(step.entry, name(0), speaker)] : [];
  return [...dropped, ...step.guests.map((home, i) => addActivity(home, told[i], name(i + dropped.length), speaker))];
}

/** The activities of these lines, in order, each named by its line and its rank in it. */
async function activities(executor: Executor, page: string, changes: readonly ToldChange[], speaker: Speaker): Promise<Json[]> {
  const lines = changes.map((change) => ({ change, steps: stepsOf(change).map((step) => sorted(step, speaker)) }));
  const told = await entriesMadeOf(
    executor,
    lines.flatMap(({ steps }) => steps.flatMap(asked)),
  );
  const items: Json[] = [];
  let read = 0;
  for (const { change, steps } of lines) {
    let rank = 0;
    for (const step of steps) {
      const own = told.slice(read, read + asked(step).length);
      read += own.length;
      const first = rank;
      const name = (i: number) => ({ id: `${page}#${change.seq}-${first + i}`, at: change.toldAt });
      const made = activitiesOf(step, own, name, speaker);
      rank += made.length;
      items.push(...made);
    }
  }
  return items;
}

/** Where to go from a page of the stream, in the words of TREE: earlier or later, by the date of publication. */
function relations(base: string, page: number, last: number, items: readonly Json[]): Json[] {
  const to = (type: string, node: number, at: unknown): Json => ({
    type: `tree:${type}`,
    "tree:path": { id: "as:published" },
    "tree:value": { type: "xsd:dateTime", "@value": at },
    "tree:node": { id: pageAddress(base, node) },
  });
  return [
    ...(page > 1 ? [to("LessThanOrEqualToRelation", page - 1, items[0]?.published)] : []),
    ...(page < last ? [to("GreaterThanOrEqualToRelation", page + 1, items.at(-1)?.published)] : []),
  ];
}

/** The collection as a stream of events (LDES), on every page that shows some of its members. */
const stream = (base: string, page: string, items: readonly Json[]): Json => ({
  id: feedAddress(base),
  type: "OrderedCollection",
  "rdf:type": { id: "ldes:EventStream" },
  "ldes:timestampPath": { id: "as:published" },
  "ldes:versionOfPath": { id: "as:object" },
  "tree:view": { id: page },
  "tree:member": items.map(({ id }) => ({ id })),
});

/**
 * One page of the feed (IIIF Change Discovery 1.0, level 2), from 1, oldest first; undefined when there is no such page. Reads the
 * lines of that page and what they name, whatever the length of the log. `closed`: another page follows, so that it changes no more,
 * unless something in it may no longer be read.
 */
export async function feedPage(
  executor: Executor,
  page: number,
  speaker: Speaker,
): Promise<{ closed: boolean; document: Json } | undefined> {
  const { base, linesPerPage = LINES_PER_PAGE } = speaker;
  const last = lastPage(await lastSeq(executor), linesPerPage);
  if (page < 1 || page > last) return undefined;
  const start = (page - 1) * linesPerPage;
  const id = pageAddress(base, page);
  const changes = await changesBetween(executor, start + 1, start + linesPerPage);
  const items = await activities(executor, id, changes, speaker);
  const document = {
    "@context": feedContext(base),
    id,
    type: "OrderedCollectionPage",
    partOf: stream(base, id, items),
    ...(page > 1 ? { prev: link(base, page - 1) } : {}),
    ...(page < last ? { next: link(base, page + 1) } : {}),
    "tree:relation": relations(base, page, last, items),
    orderedItems: items,
  };
  return { closed: page < last, document };
}
