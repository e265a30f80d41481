import { type Entry, entriesByIds, visibleEntry } from "../catalogue/index.ts";
import type { Clock } from "../platform/clock.ts";
import type { Database } from "../platform/database.ts";
import { consultedLately } from "./consultation.store.ts";
import { type Consulted, interest, pageOfTheDay } from "./readership.ts";

/** What rankings are made from. */
export type RankingDeps = {
  database: Database;
  clock: Clock;
  /** One page of the catalogue, newest first, of these kinds (all kinds of actions when empty): handed by search. */
  browse(kind: Consulted | undefined, page: number, size: number): Promise<{ total: number; ids: string[] }>;
};

/** More than are shown, because the order is settled here. */
const CANDIDATES = 60;

/** What is consulted now, and what few have seen yet: as many of the one as of the other. */
export type Ranking = { consulted: Entry[]; unseen: Entry[] };

async function seen(deps: RankingDeps, ids: string[]): Promise<Entry[]> {
  return (await entriesByIds(deps.database.read, ids)).map((entry) => visibleEntry(entry, "open"));
}

/**
 * The most consulted of a kind, by `interest`, and beside them fiches of the day that few have looked at: the known must not
 * bury the new.
 */
export async function ranking(deps: RankingDeps, what: Consulted, size: number): Promise<Ranking> {
  const now = deps.clock.now();
  const lately = await consultedLately(deps.database.read, what, now, CANDIDATES);
  const score = new Map(lately.map(({ entry, windows }) => [entry, interest(windows)]));
  const order = [...score.keys()].sort((a, b) => (score.get(b) ?? 0) - (score.get(a) ?? 0) || a.localeCompare(b, "en"));
  const consulted = await seen(deps, order.slice(0, size));
  if (what === "video") return { consulted, unseen: [] };
  const { total } = await deps.browse(what, 1, 0);
  const pages = Math.max(1, Math.round(total / (size * 4)));
  const { ids } = await deps.browse(what, pageOfTheDay(now, pages), Math.max(1, Math.ceil(total / pages)));
  const shown = new Set(consulted.map(({ id }) => id));
  const rare = ids.filter((id) => !shown.has(id)).sort((a, b) => (score.get(a) ?? 0) - (score.get(b) ?? 0));
  return { consulted, unseen: await seen(deps, rare.slice(0, size)) };
}

/** The ranking of the home page, made again at most once a minute: it is asked for by everybody. */
export function keptRanking(deps: RankingDeps, what: Consulted, size: number): () => Promise<Ranking> {
  let kept: { at: number; ranking: Promise<Ranking> } | undefined;
  return () => {
    const now = performance.now();
    if (!kept || now - kept.at > 60_000) {
      const made = ranking(deps, what, size);
      kept = { at: now, ranking: made };
      made.catch(() => {
        kept = undefined;
      });
    }
    return kept.ranking;
  };
}
