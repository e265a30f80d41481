import { type Entry, visibleEntry } from "../catalogue/index.ts";
import { contentHash } from "../platform/ids.ts";
import { type Follow, isTelling, type Rhythm, type Target } from "./follow.ts";

/**
 * What happened: a fiche that is new, changed, gone or back; one that was there and that a search finds now (`matching`), or that
 * it found already and that says something else (`revised`); a message under a fiche, or an answer to one. Told once to each person
 * who follows one of its targets.
 */
export type NewsKind = "new" | "changed" | "gone" | "back" | "matching" | "revised" | "message" | "answer";

/**
 * What is said of it beyond its kind. `fields`: those that changed; `words`: the beginning of a message; `by`: its public author;
 * `said`: fingerprint of what the fiche says, for those who follow a search.
 */
export type NewsData = { title?: string; fields?: string[]; words?: string; by?: string; message?: string; said?: string };

/** One piece of news as kept. `change`: its number in the change log; 0 for what does not come from there. */
export type News = {
  seq: number;
  at: string;
  kind: NewsKind;
  entry: string;
  change: number;
  source?: string;
  author?: string;
  data: NewsData;
};

/** A piece of news to be kept, with all that may be followed for it. `key`: the same thing is never news twice. */
export type NewsDraft = Omit<News, "seq"> & { key: string; targets: readonly Target[] };

/** Pieces of news of one thing that are read for one letter, the newest: after months away, the oldest go by. */
export const MOST_NEWS = 5_000;

/** A piece of news, and one thing followed that it touches. */
export type Match = { news: News; follow: string };

/** What a fiche said at some moment: one fingerprint a field. */
export type Snapshot = { title: string; fields: Record<string, string> };

/** What anybody may read of an entry, field by field; who says it and since when is left out: that is not news. */
export function snapshotOf(whole: Entry): Snapshot {
  const entry = visibleEntry(whole, "open");
  const fields: Record<string, string> = {};
  for (const [field, told] of Object.entries(entry.single)) fields[field] = contentHash(told.value);
  for (const [field, items] of Object.entries(entry.lists)) {
    const said = (items as { value: unknown }[]).map(({ value }) => contentHash(value)).sort();
    if (said.length > 0) fields[field] = contentHash(said);
  }
  return { title: entry.single.title.value, fields };
}

/** The fields that differ, in the order of the fiche as it is now; those that are no more come last. */
export function fieldsBetween(before: Snapshot["fields"], after: Snapshot["fields"]): string[] {
  const all = new Set([...Object.keys(after), ...Object.keys(before)]);
  return [...all].filter((field) => before[field] !== after[field]);
}

/** Whether a piece of news happened after somebody began to follow. */
const isAfter = (news: News, follow: Follow): boolean =>
  news.seq > follow.sinceNews && (news.change === 0 || news.change > follow.sinceChange);

/** A piece of news to tell, with the things followed that it is told for. */
export type Pending = { news: News; because: Target[] };

/**
 * What one person is to be told in one rhythm: each piece of news once, whatever number of things they follow it touches,
 * unless a letter of another rhythm told it; nothing of what they wrote themselves. Pure. In the order of the news.
 * @param follows all of the person, stopped and paused ones included: what was told for them was told.
 */
export function pendingNews(email: string, follows: readonly Follow[], matches: readonly Match[], rhythm: Rhythm): Pending[] {
  const byId = new Map(follows.map((follow) => [follow.id, follow]));
  const byNews = Map.groupBy(matches, ({ news }) => news.seq);
  const pending: Pending[] = [];
  for (const [seq, touching] of [...byNews].sort(([a], [b]) => a - b)) {
    const news = touching[0]?.news;
    if (!news || news.author === email) continue;
    const touched = touching.flatMap(({ follow }) => byId.get(follow) ?? []).filter((follow) => isAfter(news, follow));
    if (touched.some((follow) => follow.toldNews >= seq)) continue;
    const active = touched.filter(isTelling);
    if (!active.some((follow) => follow.rhythm === rhythm)) continue;
    pending.push({ news, because: [...new Set(active.map(({ target }) => target))] });
  }
  return pending;
}
