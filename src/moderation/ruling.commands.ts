import { type Account, signatureOf } from "../account/index.ts";
import type { Clock } from "../platform/clock.ts";
import type { Database, Transaction } from "../platform/database.ts";
import { isProblem, ProblemError } from "../platform/errors.ts";
import { mintId } from "../platform/ids.ts";
import { findCase, insertEvent, partnersOf, saveCase } from "./case.store.ts";
import type { Case, CaseDesk } from "./case.ts";
import { deskOf } from "./desk-of.ts";
import { eventsOf, findEvent, listEvents } from "./event.store.ts";
import { type CaseEvent, newEvent } from "./event.ts";
import { moderation as t } from "./moderation.fr.ts";
import { ACT_OF, type Scope, type Seen, STATE_AFTER, UNDONE_BY, type Verdict } from "./ruling.ts";
import { forgetVotes } from "./vote.store.ts";

/** What decisions are taken with. */
export type RulingDeps = { database: Database; clock: Clock; desks: readonly CaseDesk[] };

/** Who decides, and on what they may. */
export type Judge = { account: Pick<Account, "id">; scope: Scope };

type Words = { message?: string | undefined; note?: string | undefined; batch?: string | undefined };

const notFound = () => new ProblemError({ code: "moderation/not-found", kind: "not-found", ...t.errors.notFound });
const decided = () => new ProblemError({ code: "moderation/decided", kind: "conflict", ...t.errors.decided });

/** A case that the judge may see. @throws ProblemError `moderation/not-found`. */
export async function needCase(executor: Transaction | Database["read"], id: string, { partners }: Scope): Promise<Case> {
  const it = await findCase(executor, id);
  if (!it) throw notFound();
  if (partners && !(await partnersOf(executor, id)).some((partner) => partners.includes(partner))) throw notFound();
  return it;
}

/** Writes down what became of a case, with its line in the log. */
export async function settle(
  trx: Transaction,
  it: Case,
  change: Partial<Case>,
  event: Omit<CaseEvent, "id" | "case">,
): Promise<void> {
  await saveCase(trx, { ...it, ...change, version: it.version + 1 });
  await insertEvent(trx, newEvent({ ...event, case: it.id }));
}

/** Tells the room, and writes the decision down; used by judges and by the community alike. */
export async function rule(
  trx: Transaction,
  desks: readonly CaseDesk[],
  it: Case,
  {
    verdict,
    at,
    by,
    message,
    note,
    batch,
    undoes,
  }: { verdict: "accept" | "refuse"; at: string; by: string; undoes?: string } & Words,
): Promise<void> {
  const desk = await deskOf(trx, desks, it);
  const ruling = { at, by, ...(message ? { message } : {}) };
  await desk?.[verdict](trx, it.subject, ruling);
  const change = { state: STATE_AFTER[verdict] ?? it.state, aside: false, decidedAt: at, decidedBy: by };
  await settle(trx, it, change, {
    at,
    by,
    act: ACT_OF[verdict],
    ...told({ message, note, batch }),
    ...(undoes ? { undoes } : {}),
  });
}

const told = ({ message, note, batch }: Words) => ({
  ...(message ? { message } : {}),
  ...(note ? { note } : {}),
  ...(batch ? { batch } : {}),
});

const FLAGS: Partial<Record<Verdict, Partial<Case>>> = {
  aside: { aside: true },
  back: { aside: false },
  clear: { likelySpam: false },
  flag: { likelySpam: true },
};

/**
 * One decision on one case, as its judge saw it.
 * @throws ProblemError `moderation/not-found`; `moderation/decided` (conflict) when somebody was faster, or it has changed since:
 * nothing is overwritten.
 */
export async function decide(
  { database, clock, desks }: RulingDeps,
  { account, scope }: Judge,
  { id, version }: Seen,
  verdict: Verdict,
  words: Words = {},
): Promise<void> {
  const [at, by] = [clock.now().toISOString(), signatureOf(account)];
  await database.transaction(async (trx) => {
    const it = await needCase(trx, id, scope);
    if (verdict === "note") {
      await insertEvent(trx, newEvent({ case: id, at, by, act: "noted", ...told(words) }));
      return;
    }
    if (it.state !== "waiting" || it.version !== version) throw decided();
    if (verdict === "accept" || verdict === "refuse") await rule(trx, desks, it, { verdict, at, by, ...words });
    else await settle(trx, it, FLAGS[verdict] ?? {}, { at, by, act: ACT_OF[verdict], ...told(words) });
  });
}

/** Refuses or accepts several at once, each by itself: what somebody else decided meanwhile stays theirs. */
export async function decideTogether(
  deps: RulingDeps,
  judge: Judge,
  seen: readonly Seen[],
  verdict: "accept" | "refuse",
  words: Omit<Words, "batch">,
): Promise<{ batch: string; done: number; left: number }> {
  const batch = mintId(deps.clock.now());
  let done = 0;
  for (const each of seen) {
    try {
      await decide(deps, judge, each, verdict, { ...words, batch });
      done += 1;
    } catch (error) {
      if (!isProblem(error)) throw error;
    }
  }
  return { batch, done, left: seen.length - done };
}

async function undoIn(
  trx: Transaction,
  desks: readonly CaseDesk[],
  { account, scope }: Judge,
  line: CaseEvent,
  at: string,
): Promise<void> {
  const by = signatureOf(account);
  const it = await needCase(trx, line.case, scope);
  const how = UNDONE_BY[line.act];
  const [last] = (await eventsOf(trx, it.id)).filter((event) => event.act !== "noted");
  // Only the last word can be taken back: what came after it was said by somebody who knew it.
  if (!how || last?.id !== line.id)
    throw new ProblemError({ code: "moderation/not-undoable", kind: "conflict", ...t.errors.notUndoable });
  // Partners' editors take back what they decided themselves.
  if (scope.partners && line.by !== by)
    throw new ProblemError({ code: "moderation/not-yours", kind: "forbidden", ...t.errors.notYours });
  if (how !== "reopen") {
    await settle(trx, it, FLAGS[how] ?? {}, { at, by, act: ACT_OF[how as Verdict], undoes: line.id });
    return;
  }
  const desk = await deskOf(trx, desks, it);
  await desk?.reopen(trx, it.subject, { at, by });
  const { decidedAt: _, decidedBy: _by, ...rest } = it;
  await forgetVotes(trx, it.id);
  await settle(trx, { ...rest, contests: 0 }, { state: "waiting" }, { at, by, act: "reopened", undoes: line.id });
}

/**
 * Takes back one line of the log, with its effects: the case waits again, or stands where it stood.
 * @throws ProblemError `moderation/not-found`, `moderation/not-undoable` (something came after it), `moderation/not-yours`.
 */
export async function undo({ database, clock, desks }: RulingDeps, judge: Judge, line: string): Promise<void> {
  const at = clock.now().toISOString();
  await database.transaction(async (trx) => {
    const event = await findEvent(trx, line);
    if (!event) throw notFound();
    await undoIn(trx, desks, judge, event, at);
  });
}

/** Takes back all that one press decided. @returns how many are back; others were decided again since. */
export async function undoTogether(deps: RulingDeps, judge: Judge, batch: string): Promise<number> {
  const { events } = await listEvents(deps.database.read, { batch }, { page: 1, size: 1_000 });
  let done = 0;
  for (const event of events) {
    try {
      await undo(deps, judge, event.id);
      done += 1;
    } catch (error) {
      if (!isProblem(error)) throw error;
    }
  }
  return done;
}
