import { isDeepStrictEqual } from "node:util";
import { issueLink } from "../account/index.ts";
import type { SourceDirectory } from "../catalogue/index.ts";
import { type Clock, DAY } from "../platform/clock.ts";
import type { Database, Executor, Transaction } from "../platform/database.ts";
import { queueMail } from "../platform/outgoing-mail.ts";
import { type Written, writeDigest } from "./digest.query.ts";
import { digestMail } from "./digest-mail.tsx";
import { followsOf, lastLetters, noteLetter, personById, setTold } from "./follow.store.ts";
import { type Follow, isDue, isTelling, type Person, type Rhythm, type Target } from "./follow.ts";
import { type Candidate, candidates, lastNews, newsAbout, someRetracted } from "./news.store.ts";
import { type Match, type News, type Pending, pendingNews } from "./news.ts";

/** What the letters of news are written with. */
export type DigestDeps = {
  database: Database;
  clock: Clock;
  instance: { name: string; url: string };
  sources(): Promise<SourceDirectory>;
};

/** Opens the follows of one person: in every letter, for as long as people keep letters. */
export const MANAGE = "follow/manage";
export const MANAGE_LIFE = 400 * DAY;

const isMuted = (until: string | undefined, now: Date): boolean => until !== undefined && new Date(until) > now;

const activeIn = (follows: readonly Follow[], rhythm: Rhythm): Follow[] =>
  follows.filter((follow) => follow.rhythm === rhythm && isTelling(follow));

/**
 * The news up to one number, read once for all who follow the same thing: most letters of a day tell the same fiches.
 */
export class NewsReader {
  readonly #executor: Executor;
  readonly upTo: number;
  readonly #known = new Map<Target, { after: number; news: News[] }>();

  constructor(executor: Executor, upTo: number) {
    this.#executor = executor;
    this.upTo = upTo;
  }

  /** News of one thing after a number. */
  async about(target: Target, after: number): Promise<News[]> {
    let known = this.#known.get(target);
    if (!known || known.after > after) {
      known = { after, news: await newsAbout(this.#executor, target, after, this.upTo) };
      this.#known.set(target, known);
    }
    return known.after === after ? known.news : known.news.filter(({ seq }) => seq > after);
  }
}

/** What waits to be told to a person in one rhythm. */
export async function pendingFor(
  reader: NewsReader,
  person: Person,
  follows: readonly Follow[],
  rhythm: Rhythm,
): Promise<Pending[]> {
  const active = activeIn(follows, rhythm);
  if (active.length === 0) return [];
  const from = Math.min(...active.map(({ toldNews }) => toldNews));
  const matches: Match[] = [];
  for (const { id, target } of follows) for (const news of await reader.about(target, from)) matches.push({ news, follow: id });
  return pendingNews(person.email, follows, matches, rhythm);
}

const waitingOf = ({ rhythm, oldest, newest, since, last }: Candidate) => ({
  rhythm,
  oldest,
  newest,
  since,
  ...(last ? { last } : {}),
});

/**
 * Writes the letters whose time has come: at most one a person and rhythm, each handed over in one transaction with what it
 * tells being noted as told. @returns how many letters were handed over.
 */
export async function sendDigests(deps: DigestDeps, signal?: AbortSignal): Promise<number> {
  const { database, clock } = deps;
  const now = clock.now();
  const due = (await candidates(database.read)).filter((one) => !isMuted(one.mutedUntil, now) && isDue(waitingOf(one), now));
  if (due.length === 0) return 0;
  const sources = await deps.sources();
  const reader = new NewsReader(database.read, await lastNews(database.read));
  let sent = 0;
  for (const { person, rhythm } of due) {
    signal?.throwIfAborted();
    const turn = await prepare(deps, reader, sources, { person, rhythm });
    if (turn && (await database.transaction((trx) => handOver(trx, deps, turn)))) sent++;
  }
  return sent;
}

/** A letter ready to leave. `follows`: as they were when it was written. */
type Turn = { person: Person; rhythm: Rhythm; follows: Follow[]; written: Written; seqs: number[]; upTo: number };

async function prepare(
  { database }: DigestDeps,
  reader: NewsReader,
  sources: SourceDirectory,
  { person: id, rhythm }: { person: string; rhythm: Rhythm },
): Promise<Turn | undefined> {
  const person = await personById(database.read, id);
  if (!person) return undefined;
  const follows = await followsOf(database.read, id);
  const pending = await pendingFor(reader, person, follows, rhythm);
  const written = await writeDigest(database.read, pending, sources);
  const said = pending.filter(({ news }) => news.kind === "message" || news.kind === "answer");
  return { person, rhythm, follows, written, seqs: said.map(({ news }) => news.seq), upTo: reader.upTo };
}

/** Whether everything is still as it was when the letter was written: else it is written again at the next look. */
async function isStillTrue(trx: Transaction, { person, rhythm, follows, seqs }: Turn, now: Date): Promise<boolean> {
  const today = await personById(trx, person.id);
  const last = (await lastLetters(trx, person.id)).get(rhythm);
  // Another worker may have been faster, or the person may just have asked for silence.
  if (!today || isMuted(today.mutedUntil, now)) return false;
  if (last && !isDue({ rhythm, last, oldest: last, newest: last }, now)) return false;
  return isDeepStrictEqual(await followsOf(trx, person.id), follows) && !(await someRetracted(trx, seqs));
}

async function handOver(trx: Transaction, { clock, instance }: DigestDeps, turn: Turn): Promise<boolean> {
  const { person, rhythm, written, upTo } = turn;
  const follows = turn.follows.filter(isTelling);
  const now = clock.now();
  if (!(await isStillTrue(trx, turn, now))) return false;
  await setTold(
    trx,
    activeIn(follows, rhythm).map(({ id }) => id),
    upTo,
  );
  if (written.digest.lines.length === 0) return false;
  const secret = await issueLink(trx, { purpose: MANAGE, subject: person.id, lifeMs: MANAGE_LIFE }, clock);
  await queueMail(trx, digestMail(written, { to: person.email, rhythm, secret, follows, instance }), clock);
  await noteLetter(trx, person.id, rhythm, now.toISOString());
  return true;
}
