import { issueLink, readPrivateLink } from "../account/index.ts";
import type { Entry } from "../catalogue/index.ts";
import { judge, openCase } from "../moderation/index.ts";
import { DAY, HOUR } from "../platform/clock.ts";
import type { Transaction } from "../platform/database.ts";
import { ProblemError } from "../platform/errors.ts";
import { mintId } from "../platform/ids.ts";
import { queueMail } from "../platform/outgoing-mail.ts";
import type { AskAnswers } from "./ask.form.ts";
import { heldCase } from "./case-subject.ts";
import { count } from "./count.store.ts";
import { forward } from "./forward.commands.ts";
import { texts as t } from "./introduction.fr.ts";
import { askedBy, countWaiting, deleteIntroduction, findIntroduction, saveIntroduction } from "./introduction.store.ts";
import { type Introduction, PATIENCE, since } from "./introduction.ts";
import type { IntroductionDeps } from "./introduction-deps.ts";
import { mails } from "./mails.fr.ts";
import { isBlocked } from "./recipient.store.ts";
import { safeName, withoutContacts } from "./shield.ts";
import { about, CONFIRM, pageLink, tellAgain } from "./tell.ts";

/** Requests about one fiche that may wait at once: beyond, its people would only be buried. */
const WAITING_AT_MOST = 30;
/** Requests that one address may make in a day. */
const ASKED_IN_A_DAY = 10;

/** Stands for everybody where a block names who asked for it: nothing of this asker is passed on any more. */
export const EVERYBODY = "*";

/** It no longer exists, or its link is another's. */
export const gone = () => new ProblemError({ code: "introduction/gone", kind: "not-found", ...t.problem.gone });

const active = ({ state }: Introduction) => state === "waiting" || state === "held" || state === "accepted";

async function newRequest(
  trx: Transaction,
  deps: IntroductionDeps,
  entry: Entry,
  answers: AskAnswers,
  trap: Introduction["trap"],
): Promise<Introduction> {
  const now = deps.clock.now();
  const partner = (await deps.referentsOf(trx, entry))[0]?.slug ?? "";
  const department = entry.lists.places?.find(({ value }) => value.department)?.value.department ?? "";
  const { email, role, share } = answers;
  return {
    id: mintId(now),
    entry: entry.id,
    entryTitle: withoutContacts(entry.single.title.value).slice(0, 200),
    partner,
    department,
    asker: { email, name: safeName(answers.name) || "–", organisation: safeName(answers.organisation), role, shares: share },
    why: withoutContacts(answers.why),
    offer: withoutContacts(answers.offer),
    trap,
    state: "unconfirmed",
    redirects: 0,
    createdAt: now.toISOString(),
    outcomes: {},
  };
}

/**
 * Keeps a request and sends the link that proves the address. The same request twice is one; who already has one about this
 * fiche is sent the link to it. Says nothing of that to who typed the form: addresses cannot be probed.
 * @throws ProblemError `account/too-many-links`; `introduction/busy` when too many wait about this fiche.
 */
export async function askForContact(
  deps: IntroductionDeps,
  entry: Entry,
  answers: AskAnswers,
  trap: Introduction["trap"],
): Promise<void> {
  await deps.database.transaction(async (trx) => {
    const now = deps.clock.now();
    const { email } = answers;
    const before = await askedBy(trx, email);
    const about_ = before.filter((it) => it.entry === entry.id);
    const known = about_.find(active);
    if (known) return tellAgain(trx, deps, known);
    if (
      (await isBlocked(trx, EVERYBODY, email)) ||
      before.filter((it) => !since(it.createdAt, DAY, now)).length >= ASKED_IN_A_DAY
    )
      return;
    const it = await newRequest(trx, deps, entry, answers, trap);
    const same = (other: Introduction) =>
      other.state === "unconfirmed" && other.why === it.why && !since(other.createdAt, HOUR, now);
    if (about_.some(same)) return;
    if ((await countWaiting(trx, entry.id)) >= WAITING_AT_MOST)
      throw new ProblemError({ code: "introduction/busy", kind: "conflict", ...t.problem.busy });
    await saveIntroduction(trx, it);
    const link = { purpose: CONFIRM, subject: it.id, email, lifeMs: PATIENCE.confirmation };
    const secret = await issueLink(trx, link, deps.clock);
    const words = about(deps, it, `${deps.instance.url}/mise-en-relation/confirmer/${secret}`);
    await queueMail(trx, { to: email, ...mails.confirm(words) }, deps.clock);
  });
}

/** The request that a link confirms. @throws ProblemError when the link is not one, or the request is no more. */
export async function toConfirm(deps: IntroductionDeps, secret: string): Promise<Introduction> {
  const { subject } = await readPrivateLink(deps.database.read, CONFIRM, secret, deps.clock);
  const it = await findIntroduction(deps.database.read, subject);
  if (!it) throw gone();
  return it;
}

async function likelySpam(trx: Transaction, deps: IntroductionDeps, it: Introduction): Promise<boolean> {
  const now = deps.clock.now();
  const recent = (await askedBy(trx, it.asker.email ?? "")).filter(
    ({ id, createdAt }) => id !== it.id && !since(createdAt, DAY, now),
  );
  const inHour = recent.filter(({ createdAt }) => !since(createdAt, HOUR, now)).length;
  const around = { byAuthorInHour: inHour, byAuthorInDay: recent.length, sameText: 0, sameDomain: [] };
  return judge({ texts: [it.asker.organisation, it.why, it.offer], ...it.trap, sentAt: it.createdAt, around, told: [] })
    .likelySpam;
}

/**
 * Its address proved, a request leaves; one that is probably spam waits for somebody to look first. Pressed twice, it leaves once.
 * @returns the request, and the address of the asker's private page.
 */
export async function confirmRequest(deps: IntroductionDeps, secret: string): Promise<{ it: Introduction; page: string }> {
  return deps.database.transaction(async (trx) => {
    const { subject } = await readPrivateLink(trx, CONFIRM, secret, deps.clock);
    const found = await findIntroduction(trx, subject);
    if (!found?.asker.email) throw gone();
    const other = (await askedBy(trx, found.asker.email, found.entry)).find((it) => it.id !== found.id && active(it));
    if (found.state === "unconfirmed" && other) {
      await deleteIntroduction(trx, found.id);
      return { it: other, page: await pageLink(trx, deps, other) };
    }
    const it = found.state === "unconfirmed" ? await leave(trx, deps, found) : found;
    return { it, page: await pageLink(trx, deps, it) };
  });
}

async function leave(trx: Transaction, deps: IntroductionDeps, found: Introduction): Promise<Introduction> {
  const it: Introduction = { ...found, confirmedAt: deps.clock.now().toISOString() };
  await count(trx, it, "asked");
  if (!(await likelySpam(trx, deps, it))) return forward(trx, deps, it, "holder");
  const held: Introduction = { ...it, state: "held" };
  await saveIntroduction(trx, held);
  const { asker, why, offer, trap } = it;
  const texts = [asker.organisation, why, offer].filter(Boolean);
  const told = { subject: heldCase(it.id), title: t.report.held(it.entryTitle), entry: it.entry, texts, ...trap };
  await openCase(trx, { kind: "report", ...told, ...(asker.email ? { email: asker.email } : {}) }, deps.clock);
  return held;
}
