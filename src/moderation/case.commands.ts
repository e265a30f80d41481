import { signatureOf } from "../account/index.ts";
import type { Clock } from "../platform/clock.ts";
import type { Transaction } from "../platform/database.ts";
import { ProblemError } from "../platform/errors.ts";
import { mintId } from "../platform/ids.ts";
import { caseAbout, insertEvent, saveCase, setPartners } from "./case.store.ts";
import type { Case, CaseInput, CaseKind, Change } from "./case.ts";
import { newEvent } from "./event.ts";
import { moderation as t } from "./moderation.fr.ts";
import { MESSAGE_LENGTH } from "./ruling.ts";
import { judge } from "./spam.ts";
import { leaveTraces, lookAround } from "./trace.store.ts";
import { forgetVotes } from "./vote.store.ts";
import { keepable } from "./words.ts";

const TITLE_LENGTH = 200;
/** Longer texts are judged and kept up to here, all together. */
const TEXT_LENGTH = 40_000;

function bounded(texts: readonly string[]): string[] {
  let left = TEXT_LENGTH;
  return texts.flatMap((text) => {
    const kept = keepable(text.slice(0, left));
    left -= kept.length;
    return kept.trim() ? [kept] : [];
  });
}

/** What the history says of this: the values told by the room, else the author's words against those known before. */
function changesOf(input: CaseInput, texts: readonly string[], known: Case | undefined): Change[] {
  if (input.changes) return input.changes;
  const before = known?.texts.join("\n\n");
  return [{ label: "", ...(before ? { before } : {}), after: texts.join("\n\n") }];
}

function freshCase(input: CaseInput, texts: string[], known: Case | undefined, at: string): Case {
  const { kind, subject, entry, email, account, urgent = false } = input;
  return {
    id: known?.id ?? mintId(new Date(at)),
    kind,
    subject,
    title: keepable(input.title).slice(0, TITLE_LENGTH),
    ...(entry === undefined ? {} : { entry }),
    ...(email === undefined ? {} : { email }),
    ...(account === undefined ? {} : { account }),
    texts,
    changes: changesOf(input, texts, known),
    signals: [],
    score: 0,
    likelySpam: false,
    urgent,
    aside: false,
    appealed: known?.appealed ?? false,
    contests: 0,
    state: "waiting",
    version: (known?.version ?? 0) + 1,
    openedAt: known?.openedAt ?? at,
    waitingSince: known?.state === "waiting" ? known.waitingSince : at,
  };
}

/**
 * Puts something before those who decide, in the caller's transaction. Opening again what waits (the author changed it) judges
 * it anew and forgets the voices given to what it said before.
 * @returns the case, its score (points, see `LIKELY_SPAM`), and whether it must be kept from the public until somebody has looked.
 */
export async function openCase(
  trx: Transaction,
  input: CaseInput,
  clock: Clock,
): Promise<{ case: string; score: number; likelySpam: boolean }> {
  const at = clock.now().toISOString();
  const known = await caseAbout(trx, input.kind, input.subject);
  const texts = bounded(input.texts);
  const it = freshCase(input, texts, known, at);
  const around = await lookAround(trx, it, at);
  const { signals, score, likelySpam } = judge({
    texts: [it.title, ...texts],
    honeypot: input.honeypot,
    startedAt: input.startedAt,
    sentAt: at,
    around,
    told: input.signals ?? [],
  });
  Object.assign(it, { signals, score, likelySpam });
  await saveCase(trx, it);
  await setPartners(trx, it.id, input.partners ?? []);
  await leaveTraces(trx, it, at);
  if (known) await forgetVotes(trx, it.id);
  const by = input.account ? signatureOf({ id: input.account }) : "author";
  await insertEvent(trx, newEvent({ case: it.id, at, by, act: known ? "revised" : "opened", changes: it.changes }));
  return { case: it.id, score, likelySpam };
}

/** Its author withdrew it: nobody is asked to decide any more. Nothing happens when there is no such case. */
export async function closeCase(trx: Transaction, kind: CaseKind, subject: string, clock: Clock): Promise<void> {
  const known = await caseAbout(trx, kind, subject);
  if (!known || known.state === "withdrawn") return;
  const at = clock.now().toISOString();
  await saveCase(trx, { ...known, state: "withdrawn", aside: false, version: known.version + 1 });
  await forgetVotes(trx, known.id);
  await insertEvent(trx, newEvent({ case: known.id, at, by: "author", act: "withdrawn" }));
}

/**
 * A refused author contests, once: the case waits again, first in the queue.
 * The room sets its own subject back to waiting.
 * @throws ProblemError `moderation/not-found`; `moderation/not-refused`; `moderation/appealed` when it was already contested.
 */
export async function appeal(trx: Transaction, kind: CaseKind, subject: string, text: string, clock: Clock): Promise<void> {
  const known = await caseAbout(trx, kind, subject);
  if (!known) throw new ProblemError({ code: "moderation/not-found", kind: "not-found", ...t.errors.notFound });
  if (known.appealed) throw new ProblemError({ code: "moderation/appealed", kind: "conflict", ...t.errors.appealed });
  if (known.state !== "refused")
    throw new ProblemError({ code: "moderation/not-refused", kind: "conflict", ...t.errors.notRefused });
  const at = clock.now().toISOString();
  const { decidedAt: _, decidedBy: _by, ...rest } = known;
  const again: Case = { ...rest, state: "waiting", appealed: true, aside: false, waitingSince: at, version: known.version + 1 };
  await saveCase(trx, again);
  await insertEvent(
    trx,
    newEvent({ case: known.id, at, by: "author", act: "appealed", note: keepable(text).slice(0, MESSAGE_LENGTH) }),
  );
}
