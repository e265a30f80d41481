import { type Account, issueLink, normaliseEmail, readPrivateLink } from "../../account/index.ts";
import { neutralTitle } from "../../engine/text/index.ts";
import { closeCase, openCase } from "../../moderation/index.ts";
import { DAY } from "../../platform/clock.ts";
import type { Transaction } from "../../platform/database.ts";
import { ProblemError } from "../../platform/errors.ts";
import { mintId } from "../../platform/ids.ts";
import { queueMail } from "../../platform/outgoing-mail.ts";
import { note } from "../event.store.ts";
import { governance } from "../governance.fr.ts";
import type { GovernanceDeps } from "../governance.ts";
import { cancelVote } from "../vote/vote.commands.ts";
import type { Candidacy } from "./application.form.ts";
import { applicationMails, application as t } from "./application.fr.ts";
import { applicationsOf, findApplication, saveApplication } from "./application.store.ts";
import { type Application, isWithdrawable, subjectOf, type Trap } from "./application.ts";

const PURPOSE = "governance/application";
const LINK_LIFE = 400 * DAY;

const same = (a: string, b: string): boolean => a.localeCompare(b, "fr", { sensitivity: "base", ignorePunctuation: true }) === 0;

/** What nobody has confirmed yet is written over: sending twice makes one application. */
async function toWriteOver(trx: Transaction, { email, name }: Candidacy): Promise<Application | undefined> {
  const own = (await applicationsOf(trx, email)).filter((it) => same(it.name, name) && isWithdrawable(it.state));
  if (own.some(({ state }) => state !== "unconfirmed"))
    throw new ProblemError({ code: "application/already", kind: "conflict", detail: t.already });
  return own[0];
}

/** A mail from the domain of the site that it speaks of is a sure sign of good faith. */
function signalsOf({ email = "", answers }: Application) {
  const domain = email.split("@")[1] ?? "";
  const host = URL.canParse(answers.site) ? new URL(answers.site).hostname.replace(/^www\./, "") : "";
  const own = host !== "" && (domain === host || domain.endsWith(`.${host}`) || host.endsWith(`.${domain}`));
  return own ? [{ code: "own-domain", weight: -3, detail: t.ownDomain }] : [];
}

async function putBeforeModeration(deps: GovernanceDeps, trx: Transaction, it: Application, trap: Trap, account?: string) {
  const { answers, people } = it;
  await openCase(
    trx,
    {
      kind: "application",
      subject: it.id,
      title: it.name,
      ...(it.email ? { email: it.email } : {}),
      ...(account ? { account } : {}),
      texts: [answers.base, answers.why, answers.site, answers.count, ...(people ? [people.organisation] : [])],
      ...trap,
      signals: signalsOf(it),
    },
    deps.clock,
  );
  await note(trx, deps.clock, { subject: subjectOf(it.id), by: "applicant", act: "applied" });
}

/**
 * Keeps an application and sends the link that confirms it; who is signed in with the same address has confirmed already.
 * @throws ProblemError `application/already`, `account/too-many-links`.
 */
export async function apply(
  deps: GovernanceDeps,
  candidacy: Candidacy,
  trap: Trap,
  account: Account | undefined,
): Promise<{ confirmed: boolean }> {
  const { clock, instance } = deps;
  const email = normaliseEmail(candidacy.email) ?? candidacy.email;
  const confirmed = account?.email === email;
  return deps.database.transaction(async (trx) => {
    const now = clock.now();
    const at = now.toISOString();
    const before = await toWriteOver(trx, { ...candidacy, email });
    const it: Application = {
      ...candidacy,
      id: before?.id ?? mintId(now),
      state: confirmed ? "waiting" : "unconfirmed",
      createdAt: before?.createdAt ?? at,
      people: confirmed ? candidacy.people : { ...candidacy.people, trap },
      email,
      ...(confirmed ? { confirmedAt: at } : {}),
    };
    await saveApplication(trx, it);
    const secret = await issueLink(trx, { purpose: PURPOSE, subject: it.id, email, lifeMs: LINK_LIFE }, clock);
    const link = `${instance.url}/reseau/candidature/${secret}`;
    const name = confirmed ? it.name : neutralTitle(it.name);
    const mail = applicationMails[confirmed ? "received" : "confirm"](name, instance.name, link);
    await queueMail(trx, { to: email, ...mail }, clock);
    if (confirmed) await putBeforeModeration(deps, trx, it, trap, account?.id);
    return { confirmed };
  });
}

/** The application that a private link follows. @throws ProblemError `account/bad-private-link`, `application/not-found`. */
export async function followedApplication(deps: GovernanceDeps, secret: string): Promise<Application> {
  const { subject } = await readPrivateLink(deps.database.read, PURPOSE, secret, deps.clock);
  return needApplication(deps.database.read, subject);
}

/** @throws ProblemError `application/not-found`. */
export async function needApplication(executor: Parameters<typeof findApplication>[0], id: string): Promise<Application> {
  const it = await findApplication(executor, id);
  if (!it) throw new ProblemError({ code: "application/not-found", kind: "not-found", ...governance.notFound });
  return it;
}

/** Its author confirms it: moderation looks at it. A second press changes nothing. */
export async function confirmApplication(deps: GovernanceDeps, secret: string): Promise<void> {
  const { id } = await followedApplication(deps, secret);
  await deps.database.transaction(async (trx) => {
    const it = await needApplication(trx, id);
    if (it.state !== "unconfirmed") return;
    if (it.people === undefined) return;
    const { trap, ...people } = it.people;
    const confirmed: Application = { ...it, people, state: "waiting", confirmedAt: deps.clock.now().toISOString() };
    await saveApplication(trx, confirmed);
    await putBeforeModeration(deps, trx, confirmed, trap ?? {});
  });
}

/** Its author takes it back, whatever has been done with it so far, until it is decided. A second press changes nothing. */
export async function withdrawApplication(deps: GovernanceDeps, secret: string): Promise<void> {
  const { id } = await followedApplication(deps, secret);
  await deps.database.transaction(async (trx) => {
    const it = await needApplication(trx, id);
    if (!isWithdrawable(it.state)) return;
    const at = deps.clock.now().toISOString();
    await cancelVote(trx, it.id, at);
    await closeCase(trx, "application", it.id, deps.clock);
    await saveApplication(trx, { ...it, state: "withdrawn", endedAt: at });
    await note(trx, deps.clock, { subject: subjectOf(it.id), by: "applicant", act: "withdrawn" });
  });
}
