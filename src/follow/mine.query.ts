import type { SourceDirectory } from "../catalogue/index.ts";
import type { Executor } from "../platform/database.ts";
import { NewsReader, pendingFor } from "./digest.commands.ts";
import { type Written, writeDigest } from "./digest.query.ts";
import { type FollowDeps, ownFollow } from "./follow.commands.ts";
import { fr } from "./follow.fr.ts";
import { followsOf, lastLetters } from "./follow.store.ts";
import type { TargetView } from "./follow.ts";
import { type Follow, nextLetter, type Person, RHYTHMS, type Rhythm, type Target } from "./follow.ts";
import { lastNews } from "./news.store.ts";
import { targetViews } from "./targets.ts";

/** What somebody follows, for their page. `undo`: what was just stopped. */
export type MineView = {
  active: Follow[];
  views: ReadonlyMap<Target, TargetView>;
  mutedUntil?: string;
  undo?: { at: string; names: string[] };
};

/** Everything on the page of somebody's follows. `stoppedAt`: what was just stopped, as the address says. */
export async function mineView(executor: Executor, person: Person, now: Date, stoppedAt?: string): Promise<MineView> {
  const follows = await followsOf(executor, person.id);
  const views = await targetViews(
    executor,
    follows.map(({ target }) => target),
  );
  const active = follows.filter((follow) => follow.stoppedAt === undefined);
  const isActive = (target: Target) => active.some((follow) => follow.target === target);
  const stopped = follows.filter((follow) => stoppedAt && follow.stoppedAt === stoppedAt && !isActive(follow.target));
  const names = stopped.flatMap(({ target }) => views.get(target) ?? []).map(fr.inWords);
  const muted = person.mutedUntil && new Date(person.mutedUntil) > now;
  return {
    active,
    views,
    ...(muted && person.mutedUntil ? { mutedUntil: person.mutedUntil } : {}),
    ...(stoppedAt && names.length > 0 ? { undo: { at: stoppedAt, names } } : {}),
  };
}

/** What one thing followed is called, and whether it still is. @throws ProblemError `follow/not-found`. */
export async function followName(
  { database: { read } }: FollowDeps,
  person: Person,
  id: string,
): Promise<{ inWords: string; active: boolean }> {
  const { target, stoppedAt } = await ownFollow(read, person, id);
  const view = (await targetViews(read, [target])).get(target);
  return { inWords: view ? fr.inWords(view) : "", active: stoppedAt === undefined };
}

/** A letter as it would leave now, and when it may at the earliest. */
export type LetterView = { rhythm: Rhythm; when: Date; written: Written };

/** The next letters of somebody, those with something to say. */
export async function nextLetters(
  executor: Executor,
  person: Person,
  sources: SourceDirectory,
  now: Date,
): Promise<LetterView[]> {
  const follows = await followsOf(executor, person.id);
  const last = await lastLetters(executor, person.id);
  const reader = new NewsReader(executor, await lastNews(executor));
  const letters: LetterView[] = [];
  for (const rhythm of RHYTHMS) {
    const written = await writeDigest(executor, await pendingFor(reader, person, follows, rhythm), sources);
    if (written.digest.lines.length > 0) letters.push({ rhythm, when: nextLetter(rhythm, last.get(rhythm), now), written });
  }
  return letters;
}
