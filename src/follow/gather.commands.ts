import { type Change, changesAfter, type Entry, entriesByIds, formerIds, lastSeq, visibleEntry } from "../catalogue/index.ts";
import type { Database, Transaction } from "../platform/database.ts";
import { areasOf } from "./areas.ts";
import { anybodyFollows, followedAmong, followedDeclared } from "./follow.store.ts";
import type { Target } from "./follow.ts";
import { appendNews, deleteSnapshot, readCursor, readSnapshots, writeCursor, writeSnapshot } from "./news.store.ts";
import { fieldsBetween, type NewsDraft, snapshotOf } from "./news.ts";
import { newsOfSearches, touchedBy, type WatchDeps } from "./watch-searches.ts";

const CURSOR = "catalogue";
/** Changes taken in one transaction: other writers wait meanwhile. */
const BATCH = 200;

/** The cursor, placed at the end of the log at the first look: what was there before anybody followed is not news. */
async function cursorOf(trx: Transaction): Promise<number> {
  const known = await readCursor(trx, CURSOR);
  if (known !== undefined) return known;
  const seq = await lastSeq(trx);
  await writeCursor(trx, CURSOR, seq);
  return seq;
}

/** Called when somebody follows something: from now on the change log is looked at. */
export const placeCursor = async (trx: Transaction): Promise<void> => void (await cursorOf(trx));

/** What news are gathered with. */
export type GatherDeps = WatchDeps & { database: Database };

/**
 * Makes news of the next changes of the catalogue, and moves the cursor, in one transaction: a crash loses nothing and
 * doubles nothing. @returns how many changes were looked at; 0 when all are.
 */
export async function gatherNews(deps: GatherDeps): Promise<number> {
  const { read, transaction } = deps.database;
  const seen = await readCursor(read, CURSOR);
  if (seen !== undefined && seen >= (await lastSeq(read))) return 0;
  const changes = seen === undefined || !(await anybodyFollows(read)) ? [] : await changesAfter(read, seen, BATCH);
  const last = changes.at(-1);
  const found = await newsOfSearches(read, deps, changes);
  return await transaction(async (trx) => {
    const cursor = await cursorOf(trx);
    // Another worker was faster.
    if (cursor !== seen) return 0;
    if (!(await anybodyFollows(trx))) {
      await writeCursor(trx, CURSOR, await lastSeq(trx));
      return 0;
    }
    if (!last) return 0;
    await appendNews(trx, together([...(await newsOf(trx, changes)), ...found]));
    await writeCursor(trx, CURSOR, last.seq);
    return changes.length;
  });
}

/** The same news for those who follow a territory or a theme, and a search, is one. */
function together(drafts: readonly NewsDraft[]): NewsDraft[] {
  return [...Map.groupBy(drafts, ({ key }) => key).values()].flatMap((same) => {
    const [first] = same;
    if (!first) return [];
    const data = Object.assign({}, ...same.map((draft) => draft.data));
    return [{ ...first, data, targets: [...new Set(same.flatMap(({ targets }) => targets))] }];
  });
}

async function newsOf(trx: Transaction, changes: readonly Change[]): Promise<NewsDraft[]> {
  const latest = new Map<string, Change>();
  for (const change of changes) for (const id of touchedBy(change)) latest.set(id, change);
  const entries = new Map((await entriesByIds(trx, [...latest.keys()])).map((entry) => [entry.id, entry]));
  const created = new Set(changes.filter(({ action }) => action === "create").map(({ entry }) => entry));
  return [...(await arrivals(trx, [...created], entries, latest)), ...(await happenings(trx, entries, latest))];
}

const sourceOf = (entry: Entry) => (entry.sources[0] ? { source: entry.sources[0].source } : {});

/** New fiches, for those who follow a territory or a theme. */
async function arrivals(
  trx: Transaction,
  ids: readonly string[],
  entries: ReadonlyMap<string, Entry>,
  latest: ReadonlyMap<string, Change>,
): Promise<NewsDraft[]> {
  const declared = await followedDeclared(trx);
  const made = ids.flatMap((id) => {
    const [entry, change] = [entries.get(id), latest.get(id)];
    return entry && change ? [{ entry, change, areas: areasOf(visibleEntry(entry, "open"), declared) }] : [];
  });
  const followed = await followedAmong(trx, [...new Set(made.flatMap(({ areas }) => areas))]);
  return made.flatMap(({ entry, change, areas }) => {
    const targets = areas.filter((target) => followed.has(target));
    if (targets.length === 0) return [];
    const { at, seq } = change;
    return [{ at, kind: "new", entry: entry.id, change: seq, ...sourceOf(entry), data: {}, key: `new:${entry.id}`, targets }];
  });
}

/** Entries by each id under which they may be followed: who follows a fiche that became one with another follows both. */
async function underAllIds(trx: Transaction, entries: ReadonlyMap<string, Entry>): Promise<Map<string, Entry>> {
  const former = await formerIds(trx, [...entries.keys()]);
  return new Map([...entries].flatMap(([id, entry]) => [id, ...(former.get(id) ?? [])].map((known) => [known, entry] as const)));
}

/** What happened to fiches that somebody follows; what they say now is kept, to be compared the next time. */
async function happenings(
  trx: Transaction,
  entries: ReadonlyMap<string, Entry>,
  latest: ReadonlyMap<string, Change>,
): Promise<NewsDraft[]> {
  const targetOf = (id: string): Target => `entry:${id}`;
  const present = await underAllIds(trx, entries);
  const known = [...new Set([...latest.keys(), ...present.keys()])];
  const followed = await followedAmong(trx, known.map(targetOf));
  const ids = known.filter((id) => followed.has(targetOf(id)));
  const snapshots = await readSnapshots(trx, ids);
  const drafts: NewsDraft[] = [];
  for (const id of ids) {
    const [entry, before] = [present.get(id), snapshots.get(id)];
    const change = latest.get(entry?.id ?? id);
    if (!change) continue;
    const key = `change:${change.seq}:${id}`;
    const base = { at: change.at, entry: entry?.id ?? id, change: change.seq, key, targets: [targetOf(id)] };
    if (!entry) {
      if (before) drafts.push({ ...base, kind: "gone", data: { title: before.title } });
      await deleteSnapshot(trx, id);
      continue;
    }
    const after = snapshotOf(entry);
    await writeSnapshot(trx, id, after);
    if (!before) drafts.push({ ...base, kind: "back", data: {} });
    const fields = before ? fieldsBetween(before.fields, after.fields) : [];
    if (fields.length > 0) drafts.push({ ...base, kind: "changed", data: { fields } });
  }
  return drafts;
}
