import { issueLink, readPrivateLink, revokeLinks, spendLink } from "../../account/index.ts";
import { type Entry, entryById } from "../../catalogue/index.ts";
import { appeal, closeCase, openCase } from "../../moderation/index.ts";
import { DAY } from "../../platform/clock.ts";
import type { Executor, Transaction } from "../../platform/database.ts";
import { ProblemError } from "../../platform/errors.ts";
import { mintId } from "../../platform/ids.ts";
import { queueMail } from "../../platform/outgoing-mail.ts";
import type { CorrectionDeps } from "../correction/correction.commands.ts";
import { trustSignals } from "../correction/trust.ts";
import { fr } from "./claim.fr.ts";
import { claimsBy, deleteClaim, findClaim, insertClaim, saveClaim } from "./claim.store.ts";
import type { Claim } from "./claim.ts";
import { presentHolders } from "./holder.store.ts";
import { spaceLink } from "./space-link.ts";

const CONFIRM = { purpose: "claim/confirm", lifeMs: 3 * DAY } as const;
const FOLLOW = { purpose: "claim/follow", lifeMs: 366 * DAY } as const;

/** What somebody claims, before it is kept. */
export type NewClaim = Required<Pick<Claim, "entry" | "email" | "name" | "role" | "proof" | "trap">> & Pick<Claim, "proofUrl">;

const followPath = (secret: string): string => `/revendication/suivi/${secret}`;
const noEntry = () => new ProblemError({ code: "claim/no-entry", kind: "conflict", ...fr.errors.noEntry });

/** A link to its follow-up page, for an address that was proved. `asked`: sent because somebody typed that address in a form. */
export const claimLink = (trx: Transaction, id: string, deps: CorrectionDeps, asked?: string): Promise<string> =>
  issueLink(trx, { ...FOLLOW, subject: id, ...(asked ? { email: asked } : {}) }, deps.clock).then(
    (secret) => deps.instance.url + followPath(secret),
  );

/**
 * Keeps a claim and sends the link that confirms it. Whoever holds the fiche already is sent a new link to their page instead;
 * whoever asks twice has one claim.
 * @throws ProblemError `account/too-many-links`.
 */
export async function claimEntry(deps: CorrectionDeps, entry: Entry, draft: NewClaim): Promise<void> {
  const { clock, database, instance } = deps;
  const title = entry.single.title.value;
  await database.transaction(async (trx) => {
    const held = (await presentHolders(trx, entry.id)).find(({ email }) => email === draft.email);
    if (held) {
      const link = await spaceLink(trx, held.id, deps, draft.email);
      return queueMail(trx, { to: draft.email, ...fr.mail.again({ instance: instance.name, title, link }) }, clock);
    }
    const now = clock.now();
    const earlier = (await claimsBy(trx, draft.email)).filter((claim) => claim.entry === entry.id);
    const waiting = earlier.find(({ state }) => state === "waiting");
    const again = earlier.find(({ state }) => state === "unconfirmed");
    if (waiting) {
      const link = await claimLink(trx, waiting.id, deps, draft.email);
      return queueMail(trx, { to: draft.email, ...fr.mail.received({ instance: instance.name, title, link }) }, clock);
    }
    const claim: Claim = { ...draft, id: again?.id ?? mintId(now), state: "unconfirmed", createdAt: now.toISOString() };
    await (again ? saveClaim(trx, claim) : insertClaim(trx, claim));
    const secret = await issueLink(trx, { ...CONFIRM, subject: claim.id, email: draft.email }, clock);
    const link = `${instance.url}/revendication/confirmer/${secret}`;
    await queueMail(trx, { to: draft.email, ...fr.mail.confirm({ instance: instance.name, title, link }) }, clock);
  });
}

async function needClaim(executor: Executor, id: string): Promise<Claim> {
  const claim = await findClaim(executor, id);
  if (!claim) throw new ProblemError({ code: "claim/not-found", kind: "not-found", ...fr.errors.notFound });
  return claim;
}

/** What a link asks to confirm; nothing is done yet. @throws ProblemError `account/bad-private-link`. */
export async function claimToConfirm(deps: CorrectionDeps, secret: string): Promise<Claim> {
  const { subject } = await readPrivateLink(deps.database.read, CONFIRM.purpose, secret, deps.clock);
  return needClaim(deps.database.read, subject);
}

/** Confirms, once: somebody will look. @returns the path of its follow-up page. */
export async function confirmClaim(deps: CorrectionDeps, secret: string): Promise<string> {
  return deps.database.transaction(async (trx) => {
    const { subject } = await spendLink(trx, CONFIRM.purpose, secret, deps.clock);
    const claim = await needClaim(trx, subject);
    const entry = await entryById(trx, claim.entry);
    if (!entry) throw noEntry();
    if (claim.state === "unconfirmed") await putForward(deps, trx, claim, entry);
    return followPath(await issueLink(trx, { ...FOLLOW, subject: claim.id }, deps.clock));
  });
}

async function putForward(deps: CorrectionDeps, trx: Transaction, claim: Claim, entry: Entry): Promise<void> {
  const { email, name, role, proof, proofUrl } = claim;
  const title = entry.single.title.value;
  const held = (await presentHolders(trx, entry.id)).length > 0;
  await openCase(
    trx,
    {
      kind: "claim",
      subject: claim.id,
      title: fr.caseTitle(title),
      entry: entry.id,
      ...(email ? { email } : {}),
      texts: [name ?? "", role, proof, proofUrl ?? ""],
      ...claim.trap,
      signals: [...trustSignals(entry, email), ...(held ? [{ code: "already-held", weight: 1, detail: fr.signals.held }] : [])],
    },
    deps.clock,
  );
  await saveClaim(trx, { ...claim, state: "waiting", confirmedAt: deps.clock.now().toISOString() });
  if (!email) return;
  const words = { instance: deps.instance.name, title, link: await claimLink(trx, claim.id, deps) };
  await queueMail(trx, { to: email, ...fr.mail.received(words) }, deps.clock);
}

/** The claim that a private link follows. @throws ProblemError `account/bad-private-link`. */
export async function followedClaim(deps: CorrectionDeps, secret: string): Promise<Claim> {
  const { subject } = await readPrivateLink(deps.database.read, FOLLOW.purpose, secret, deps.clock);
  return needClaim(deps.database.read, subject);
}

/** Its author takes it back before it is decided; once accepted, one leaves the fiche from one's own page. */
export async function withdrawClaim(deps: CorrectionDeps, secret: string): Promise<void> {
  const { id } = await followedClaim(deps, secret);
  await deps.database.transaction(async (trx) => {
    const claim = await needClaim(trx, id);
    if (claim.state !== "waiting" && claim.state !== "refused") return;
    await saveClaim(trx, { ...claim, state: "withdrawn", decidedAt: deps.clock.now().toISOString() });
    await closeCase(trx, "claim", id, deps.clock);
  });
}

/** Its author, refused, says why they think otherwise: it waits again, once. @throws ProblemError `moderation/appealed`. */
export async function contestClaim(deps: CorrectionDeps, secret: string, words: string): Promise<void> {
  const { id } = await followedClaim(deps, secret);
  await deps.database.transaction(async (trx) => {
    const { decidedAt: _, decidedBy: _by, message: _message, ...claim } = await needClaim(trx, id);
    await appeal(trx, "claim", id, words, deps.clock);
    await saveClaim(trx, { ...claim, state: "waiting" });
  });
}

/** Removes a claim and the links to it. */
export async function eraseClaim(trx: Transaction, id: string): Promise<void> {
  for (const { purpose } of [CONFIRM, FOLLOW]) await revokeLinks(trx, purpose, id);
  await deleteClaim(trx, id);
}
