import { issueLink } from "../account/index.ts";
import type { SourceDirectory } from "../catalogue/index.ts";
import type { Clock } from "../platform/clock.ts";
import type { Database, Executor, Transaction } from "../platform/database.ts";
import { queueMail } from "../platform/outgoing-mail.ts";
import { writeDigest } from "./digest.query.ts";
import { digestMail } from "./digest-mail.tsx";
import { followsOf, lastLetters, noteLetter, personById, setTold } from "./follow.store.ts";
import { type Follow, isDue, type Person, type Rhythm } from "./follow.ts";
import { type Candidate, candidates, lastNews, matchesAfter } from "./news.store.ts";
import { type Pending, pendingNews } from "./news.ts";

/** What the letters of news are written with. */
export type DigestDeps = {
  database: Database;
  clock: Clock;
  instance: { name: string; url: string };
  sources(): Promise<SourceDirectory>;
};

/** Opens the follows of one person: in every letter, for as long as people keep letters. */
export const MANAGE = "follow/manage";
export const MANAGE_LIFE = 400 * 86_400_000;

const isMuted = (until: string | undefined, now: Date): boolean => until !== undefined && new Date(until) > now;

const activeIn = (follows: readonly Follow[], rhythm: Rhythm): Follow[] =>
  follows.filter((follow) => follow.rhythm === rhythm && follow.stoppedAt === undefined);

/** What waits to be told to a person in one rhythm. */
export async function pendingFor(
  executor: Executor,
  person: Person,
  follows: readonly Follow[],
  rhythm: Rhythm,
): Promise<Pending[]> {
  const active = activeIn(follows, rhythm);
  if (active.length === 0) return [];
  const from = Math.min(...active.map(({ toldNews }) => toldNews));
  return pendingNews(person.email, follows, await matchesAfter(executor, person.id, from), rhythm);
}

const waitingOf = ({ rhythm, oldest, newest, since, last }: Candidate) => ({
  rhythm,
  oldest,
  newest,
  since,
  ...(last ? { last } : {}),
});

/**
 * Writes the letters whose time has come: at most one a person and rhythm, each in one transaction with what it tells being
 * noted as told. @returns how many letters were handed over.
 */
export async function sendDigests(deps: DigestDeps, signal?: AbortSignal): Promise<number> {
  const now = deps.clock.now();
  const due = (await candidates(deps.database.read)).filter((one) => !isMuted(one.mutedUntil, now) && isDue(waitingOf(one), now));
  const sources = due.length > 0 ? await deps.sources() : new Map();
  let sent = 0;
  for (const { person, rhythm } of due) {
    signal?.throwIfAborted();
    if (await deps.database.transaction((trx) => sendDigest(trx, deps, sources, { person, rhythm }))) sent++;
  }
  return sent;
}

type Turn = { person: string; rhythm: Rhythm };

async function sendDigest(trx: Transaction, deps: DigestDeps, sources: SourceDirectory, turn: Turn): Promise<boolean> {
  const { clock, instance } = deps;
  const { rhythm } = turn;
  const now = clock.now();
  const person = await personById(trx, turn.person);
  const last = (await lastLetters(trx, turn.person)).get(rhythm);
  // Another worker may have been faster, or the person may just have asked for silence.
  const tooSoon = last && !isDue({ rhythm, last, oldest: last, newest: last }, now);
  if (!person || isMuted(person.mutedUntil, now) || tooSoon) return false;
  const follows = await followsOf(trx, person.id);
  const upTo = await lastNews(trx);
  const written = await writeDigest(trx, await pendingFor(trx, person, follows, rhythm), sources);
  await setTold(
    trx,
    activeIn(follows, rhythm).map(({ id }) => id),
    upTo,
  );
  if (written.digest.lines.length === 0) return false;
  const secret = await issueLink(trx, { purpose: MANAGE, subject: person.id, lifeMs: MANAGE_LIFE }, clock);
  await queueMail(trx, digestMail(written, { to: person.email, rhythm, secret, instance }), clock);
  await noteLetter(trx, person.id, rhythm, now.toISOString());
  return true;
}
