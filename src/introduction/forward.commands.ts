import { entryById } from "../catalogue/index.ts";
import type { Transaction } from "../platform/database.ts";
import { mintId } from "../platform/ids.ts";
import { formatDate } from "../web/index.ts";
import { texts as t } from "./introduction.fr.ts";
import { saveIntroduction } from "./introduction.store.ts";
import { type Introduction, PATIENCE, type Recipient, type Rung } from "./introduction.ts";
import type { IntroductionDeps, Person } from "./introduction-deps.ts";
import { type Asked, askedFrom } from "./ladder.ts";
import { type Moved, mails } from "./mails.fr.ts";
import { dismissRecipients, insertRecipient, recipientsOf } from "./recipient.store.ts";
import { tellAsker, tellRecipient } from "./tell.ts";

/** The day by which an answer is expected from who has it since `from`. */
export const answerDay = (from: string): string => formatDate(new Date(Date.parse(from) + PATIENCE.climb));

async function ask(
  trx: Transaction,
  deps: IntroductionDeps,
  it: Introduction,
  { person, rung, origin }: { person: Person; rung: Rung; origin: string },
): Promise<void> {
  const now = deps.clock.now();
  const recipient: Recipient = { id: mintId(now), introduction: it.id, ...person, rung, origin, since: now.toISOString() };
  await insertRecipient(trx, recipient);
  const { asker, why, offer } = it;
  const who = asker.organisation ? `${asker.name}, ${asker.organisation}` : asker.name;
  const letter = { who, role: t.roles[asker.role], why, offer, origin };
  await tellRecipient(trx, deps, it, recipient, (about) => mails.asked(about, letter));
}

async function entrust(trx: Transaction, deps: IntroductionDeps, it: Introduction, asked: Asked): Promise<Introduction> {
  const at = deps.clock.now().toISOString();
  const { remindedAt: _, ...rest } = it;
  const next: Introduction = { ...rest, state: "waiting", rung: asked.rung, heldBy: asked.heldBy, rungSince: at };
  await dismissRecipients(trx, it.id, at);
  await saveIntroduction(trx, next);
  for (const { origin, ...person } of asked.people) await ask(trx, deps, next, { person, rung: asked.rung, origin });
  return next;
}

/**
 * Hands a request to the first rung from `from` on where somebody can answer, tells them, and tells the asker who has it and
 * when to expect an answer. `why`: it was with somebody else before.
 */
export async function forward(
  trx: Transaction,
  deps: IntroductionDeps,
  it: Introduction,
  from: Rung,
  { why, without }: { why?: Moved; without?: Parameters<typeof askedFrom>[2]["without"] } = {},
): Promise<Introduction> {
  const entry = await entryById(trx, it.entry);
  const asked = await askedFrom(trx, deps, { entry, asker: it.asker.email ?? "", from, without });
  const next = await entrust(trx, deps, it, asked);
  const [who, day] = [asked.heldBy, answerDay(next.rungSince ?? next.createdAt)];
  await tellAsker(trx, deps, next, (about) => {
    if (asked.people.length === 0) return mails.nobody(about, why);
    return why ? mails.climbed(about, why, who, day) : mails.left(about, who, day);
  });
  return next;
}

/** Hands a request to one person, at the word of somebody who has it. They learn where their address came from. */
export async function handOver(
  trx: Transaction,
  deps: IntroductionDeps,
  it: Introduction,
  { person, origin }: { person: Person; origin: string },
): Promise<Introduction> {
  const rung = it.rung ?? "desk";
  const heldBy = t.heldBy.redirected((it.heldBy ?? t.heldBy.desk(deps.instance.name)).replace(/^.*transmise par /, ""));
  const next = await entrust(
    trx,
    deps,
    { ...it, redirects: it.redirects + 1 },
    { rung, heldBy, people: [{ ...person, origin }] },
  );
  const day = answerDay(next.rungSince ?? next.createdAt);
  await tellAsker(trx, deps, next, (about) => mails.climbed(about, "named", heldBy, day));
  return next;
}

/** Those who may answer now. */
export const activeRecipients = async (trx: Transaction, introduction: string): Promise<Recipient[]> =>
  (await recipientsOf(trx, introduction)).filter(({ until }) => until === undefined);
