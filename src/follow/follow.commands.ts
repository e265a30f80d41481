import { issueLink, readPrivateLink } from "../account/index.ts";
import { entryById, lastSeq } from "../catalogue/index.ts";
import { type Clock, DAY, later } from "../platform/clock.ts";
import type { Database, Executor, Transaction } from "../platform/database.ts";
import { ProblemError } from "../platform/errors.ts";
import { mintId } from "../platform/ids.ts";
import { queueMail } from "../platform/outgoing-mail.ts";
import { MANAGE, MANAGE_LIFE } from "./digest.commands.ts";
import { fr } from "./follow.fr.ts";
import * as store from "./follow.store.ts";
import { type Cause, type Follow, type Person, partsOf, type Rhythm, type Target } from "./follow.ts";
import { placeCursor } from "./gather.commands.ts";
import { lastNews, writeSnapshot } from "./news.store.ts";
import { snapshotOf } from "./news.ts";

/** What the use cases of follows work on. */
export type FollowDeps = { database: Database; clock: Clock; instance: { name: string; url: string } };

/** In place of a person when an address follows nothing: such a link is sent to nobody. */
const NOBODY = "nobody";
/** Things one person may follow. */
const MOST_FOLLOWS = 300;

async function personFor(trx: Transaction, email: string, clock: Clock): Promise<Person> {
  const known = await store.personByEmail(trx, email);
  if (known) return known;
  const now = clock.now();
  const person = { id: mintId(now), email };
  await store.insertPerson(trx, { ...person, at: now.toISOString() });
  return person;
}

type Beginning = { email: string; target: Target; rhythm: Rhythm; cause: Cause };

/** From now on this person follows this; if they do already, the rhythm is changed and a pause ends. @returns the person. */
export async function beginFollow(trx: Transaction, { email, target, rhythm, cause }: Beginning, clock: Clock): Promise<Person> {
  const person = await personFor(trx, email, clock);
  const active = (await store.followsOf(trx, person.id)).filter(({ stoppedAt }) => stoppedAt === undefined);
  const same = active.find((follow) => follow.target === target);
  if (same) {
    await store.setRhythm(trx, same.id, rhythm);
    await store.setPaused(trx, same.id, null);
    return person;
  }
  if (active.length >= MOST_FOLLOWS) {
    throw new ProblemError({ code: "follow/too-many", kind: "conflict", ...fr.problems.tooMany(MOST_FOLLOWS) });
  }
  await placeCursor(trx);
  await keepSnapshot(trx, target);
  const [now, seq] = [clock.now(), await lastNews(trx)];
  await store.insertFollow(trx, {
    id: mintId(now),
    person: person.id,
    target,
    cause,
    rhythm,
    createdAt: now.toISOString(),
    sinceChange: await lastSeq(trx),
    sinceNews: seq,
    toldNews: seq,
  });
  return person;
}

/** What a fiche says when its first follower comes: changes are told against it. */
async function keepSnapshot(trx: Transaction, target: Target): Promise<void> {
  const { kind, id } = partsOf(target);
  if (kind !== "entry" || (await store.followedAmong(trx, [target])).size > 0) return;
  const entry = await entryById(trx, id);
  if (entry) await writeSnapshot(trx, id, snapshotOf(entry));
}

/**
 * Somebody comes to follow something by what they do, once: they carry the fiche, or wrote the message. Who stopped that, or
 * everything, is left in peace; but who writes again expects the answers.
 */
export async function followOnce(trx: Transaction, beginning: Beginning, clock: Clock): Promise<void> {
  const person = await store.personByEmail(trx, beginning.email);
  const before = person ? await store.followsOf(trx, person.id) : [];
  const active = before.filter(({ stoppedAt }) => stoppedAt === undefined);
  const wantsSilence = beginning.cause === "holder" && before.length > 0 && active.length === 0;
  if (wantsSilence || active.length >= MOST_FOLLOWS || before.some(({ target }) => target === beginning.target)) return;
  await beginFollow(trx, beginning, clock);
}

/** The secret of the page where a person finds what they follow. */
export const manageLink = (trx: Executor, person: Person, clock: Clock): Promise<string> =>
  issueLink(trx, { purpose: MANAGE, subject: person.id, lifeMs: MANAGE_LIFE }, clock);

/** Sends the way to one's follows to an address that has some; says nothing either way. */
export async function askManageLink({ database, clock, instance }: FollowDeps, email: string): Promise<void> {
  await database.transaction(async (trx) => {
    const person = await store.personByEmail(trx, email);
    // Counted whether or not there is somebody: else what other forms still send would tell who follows.
    const subject = person?.id ?? NOBODY;
    const secret = await issueLink(trx, { purpose: MANAGE, subject, email, lifeMs: person ? MANAGE_LIFE : DAY / 24 }, clock);
    if (!person) return;
    await queueMail(trx, { to: email, ...fr.mails.manage(instance.name, `${instance.url}/mes-suivis/${secret}`) }, clock);
  });
}

/** Whose follows a secret opens. @throws ProblemError `account/bad-private-link`. */
export async function personOfLink({ database, clock }: FollowDeps, secret: string): Promise<Person> {
  const { subject } = await readPrivateLink(database.read, MANAGE, secret, clock);
  const person = await store.personById(database.read, subject);
  if (!person) throw new ProblemError({ code: "follow/nobody", kind: "not-found", ...fr.problems.nobody });
  return person;
}

/** One thing that this person follows, or did. @throws ProblemError `follow/not-found`. */
export async function ownFollow(executor: Executor, person: Person, id: string): Promise<Follow> {
  const follow = (await store.followsOf(executor, person.id)).find((each) => each.id === id);
  if (!follow) throw new ProblemError({ code: "follow/not-found", kind: "not-found", ...fr.problems.notFound });
  return follow;
}

/** Changes the rhythm of one follow of this person. */
export async function changeRhythm({ database }: FollowDeps, person: Person, id: string, rhythm: Rhythm): Promise<void> {
  await database.transaction(async (trx) => {
    const follow = await ownFollow(trx, person, id);
    await store.setRhythm(trx, follow.id, rhythm);
  });
}

/** Nothing is told of one follow until it is taken up again; then one letter tells what happened meanwhile. */
export async function pauseFollow({ database, clock }: FollowDeps, person: Person, id: string, isPaused: boolean): Promise<void> {
  await database.transaction(async (trx) => {
    const follow = await ownFollow(trx, person, id);
    await store.setPaused(trx, follow.id, isPaused ? clock.now().toISOString() : null);
  });
}

/** Stops one follow, or all. @returns the instant by which it can be undone; undefined when nothing was left to stop. */
export async function stopFollows({ database, clock }: FollowDeps, person: Person, id?: string): Promise<string | undefined> {
  return await database.transaction(async (trx) => {
    const follows = id === undefined ? await store.followsOf(trx, person.id) : [await ownFollow(trx, person, id)];
    const active = follows.filter(({ stoppedAt }) => stoppedAt === undefined).map((follow) => follow.id);
    if (active.length === 0) return undefined;
    const at = clock.now().toISOString();
    await store.setStopped(trx, active, at);
    return at;
  });
}

/** Takes up again what was stopped at that instant, unless it is followed anew. @returns how many. */
export async function resumeFollows({ database }: FollowDeps, person: Person, stoppedAt: string): Promise<number> {
  return await database.transaction(async (trx) => {
    const follows = await store.followsOf(trx, person.id);
    const active = new Set(follows.filter((follow) => follow.stoppedAt === undefined).map(({ target }) => target));
    const back = new Map(
      follows
        .filter((follow) => follow.stoppedAt === stoppedAt && !active.has(follow.target))
        .map(({ target, id }) => [target, id]),
    );
    await store.setStopped(trx, [...back.values()], null);
    return back.size;
  });
}

/** No letter for so many days (0: letters again). What happens meanwhile is told afterwards, in one letter. */
export async function mute({ database, clock }: FollowDeps, person: Person, days: number): Promise<void> {
  const until = days > 0 ? later(clock.now(), days * DAY) : null;
  await database.transaction((trx) => store.setMute(trx, person.id, until));
}
