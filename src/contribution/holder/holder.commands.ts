import { issueLink, readPrivateLink, revokeLinks, spendLink } from "../../account/index.ts";
import { type Entry, entryById } from "../../catalogue/index.ts";
import { openCase, settleCase } from "../../moderation/index.ts";
import type { Transaction } from "../../platform/database.ts";
import { ProblemError } from "../../platform/errors.ts";
import { mintId } from "../../platform/ids.ts";
import { queueMail } from "../../platform/outgoing-mail.ts";
import { changesInWords } from "../correction/change-text.ts";
import type { CorrectionDeps } from "../correction/correction.commands.ts";
import { findCorrection, insertCorrection } from "../correction/correction.store.ts";
import type { Correction, FieldChange } from "../correction/correction.ts";
import { saveOpinion } from "../correction/opinion.store.ts";
import { insertCorrectionPartners } from "../correction/partner-return.store.ts";
import { publishStatements } from "../correction/publish-correction.ts";
import { fr as claimFr } from "./claim.fr.ts";
import { insertClaim } from "./claim.store.ts";
import type { Claim } from "./claim.ts";
import { fr } from "./holder.fr.ts";
import { deleteTransfer, findHolder, findTransfer, insertTransfer, presentHolders, saveHolder } from "./holder.store.ts";
import type { Holder, Reach, Transfer } from "./holder.ts";
import { install } from "./install-holder.ts";
import { SPACE, spaceLink } from "./space-link.ts";

const TRANSFER = { purpose: "holder/transfer", lifeMs: 14 * 24 * 3_600_000 } as const;
/** Who signs what holders do, in the logs: nobody is named. */
const signed = (holder: Holder): string => `holder:${holder.id}`;

const notFound = () => new ProblemError({ code: "holder/not-found", kind: "not-found", ...fr.errors.notFound });

/** The holder of that id, when they still are one. @throws ProblemError `holder/not-found`. */
export async function needHolder(executor: Parameters<typeof findHolder>[0], id: string): Promise<Holder> {
  const holder = await findHolder(executor, id);
  if (!holder || holder.endedAt) throw notFound();
  return holder;
}

/** The holder whose page a secret opens. @throws ProblemError `account/bad-private-link`, `holder/not-found`. */
export async function holderOfSecret(deps: CorrectionDeps, secret: string): Promise<Holder> {
  const { subject } = await readPrivateLink(deps.database.read, SPACE.purpose, secret, deps.clock);
  return needHolder(deps.database.read, subject);
}

/** The fiche of a holder, whole. @throws ProblemError `holder/no-entry`. */
export async function entryOfHolder(executor: Parameters<typeof findHolder>[0], holder: Holder): Promise<Entry> {
  const entry = await entryById(executor, holder.entry);
  if (!entry) throw new ProblemError({ code: "holder/no-entry", kind: "not-found", ...fr.errors.noEntry });
  return entry;
}

const said = (holder: Holder, changes: FieldChange[], at: string): Correction => ({
  id: mintId(new Date(at)),
  entry: holder.entry,
  about: "value",
  changes,
  because: "",
  ...(holder.email ? { email: holder.email } : {}),
  ...(holder.name ? { name: holder.name } : {}),
  holder: holder.id,
  state: "accepted",
  likelySpam: false,
  trap: {},
  createdAt: at,
  confirmedAt: at,
  decidedAt: at,
  decidedBy: signed(holder),
});

/**
 * Publishes what a holder says of their fiche, at once; those who decide see it afterwards and can take it back. What looks like
 * spam waits for them instead: an account may have been stolen.
 * @returns whether it is published or held back.
 */
export async function stateValues(deps: CorrectionDeps, holder: Holder, changes: FieldChange[]): Promise<"published" | "held"> {
  const entry = await entryOfHolder(deps.database.read, holder);
  const partners = await deps.partnersOf(entry);
  return deps.database.transaction(async (trx) => {
    const statement = said(await needHolder(trx, holder.id), changes, deps.clock.now().toISOString());
    const words = changesInWords(changes);
    const { likelySpam } = await openCase(
      trx,
      {
        kind: "correction",
        subject: statement.id,
        title: fr.caseTitle(entry.single.title.value, words.map(({ label }) => label).join(", ")),
        entry: entry.id,
        ...(holder.email ? { email: holder.email } : {}),
        texts: words.map(({ after }) => after ?? ""),
        changes: words,
      },
      deps.clock,
    );
    if (likelySpam) {
      const { decidedAt: _, decidedBy: _by, ...waiting } = statement;
      await insertCorrection(trx, { ...waiting, state: "waiting", likelySpam });
      return "held";
    }
    await insertCorrection(trx, statement);
    await insertCorrectionPartners(trx, statement.id, partners);
    await publishStatements(trx, holder.id, { at: statement.createdAt, by: signed(holder) }, deps.clock);
    await settleCase(trx, "correction", statement.id, signed(holder), deps.clock);
    return "published";
  });
}

/** Says that all is right today: the fiche shows the date. */
export async function confirmExact(deps: CorrectionDeps, holder: Holder): Promise<void> {
  await deps.database.transaction(async (trx) => {
    const at = deps.clock.now().toISOString();
    const now = await needHolder(trx, holder.id);
    await insertCorrection(trx, said(now, [], at));
    await saveHolder(trx, { ...now, confirmedAt: at });
    await publishStatements(trx, holder.id, { at, by: signed(holder) }, deps.clock);
  });
}

/** Keeps what a holder thinks of a correction that waits on their fiche; one of another fiche is refused. */
export async function giveOpinion(
  deps: CorrectionDeps,
  holder: Holder,
  opinion: { correction: string; verdict: "right" | "wrong"; words: string },
): Promise<void> {
  await deps.database.transaction(async (trx) => {
    const correction = await findCorrection(trx, opinion.correction);
    if (!correction || correction.entry !== holder.entry || correction.state !== "waiting") throw notFound();
    await saveOpinion(trx, { ...opinion, holder: holder.id, at: deps.clock.now().toISOString() });
  });
}

/** Changes how a holder is named and asked. Their name changes beside what they say from now on. */
export async function changeReach(
  deps: CorrectionDeps,
  holder: Holder,
  wish: { reach: Reach; name: string; role: string },
): Promise<void> {
  await deps.database.transaction(async (trx) => saveHolder(trx, { ...(await needHolder(trx, holder.id)), ...wish }));
}

async function end(trx: Transaction, holder: Holder, endedAt: string, endedWhy: "left" | "transferred"): Promise<void> {
  await saveHolder(trx, { ...holder, endedAt, endedWhy });
  await revokeLinks(trx, SPACE.purpose, holder.id);
}

/** Somebody holds the fiche no more. What they said stays. */
export async function stepDown(deps: CorrectionDeps, holder: Holder): Promise<void> {
  await deps.database.transaction(async (trx) => {
    await end(trx, await needHolder(trx, holder.id), deps.clock.now().toISOString(), "left");
  });
}

/** Offers the fiche to somebody, who is written to. @throws ProblemError `account/too-many-links`. */
export async function offerTransfer(deps: CorrectionDeps, holder: Holder, email: string, stays: boolean): Promise<void> {
  const entry = await entryOfHolder(deps.database.read, holder);
  await deps.database.transaction(async (trx) => {
    const now = deps.clock.now();
    const transfer: Transfer = { id: mintId(now), holder: holder.id, email, stays, createdAt: now.toISOString() };
    await insertTransfer(trx, transfer);
    const secret = await issueLink(trx, { ...TRANSFER, subject: transfer.id, email }, deps.clock);
    const link = `${deps.instance.url}/porteur/accepter/${secret}`;
    const words = { instance: deps.instance.name, title: entry.single.title.value, link };
    await queueMail(trx, { to: email, ...fr.mail.transfer(words) }, deps.clock);
  });
}

/** An offer and the fiche it is about; nothing is done yet. @throws ProblemError `account/bad-private-link`, `holder/no-transfer`, `holder/ended`. */
export async function transferOffered(deps: CorrectionDeps, secret: string): Promise<{ transfer: Transfer; entry: Entry }> {
  const { subject } = await readPrivateLink(deps.database.read, TRANSFER.purpose, secret, deps.clock);
  const transfer = await findTransfer(deps.database.read, subject);
  if (!transfer) throw new ProblemError({ code: "holder/no-transfer", kind: "not-found", ...fr.errors.noTransfer });
  const holder = await findHolder(deps.database.read, transfer.holder);
  if (!holder || holder.endedAt) throw new ProblemError({ code: "holder/ended", kind: "conflict", ...fr.errors.ended });
  return { transfer, entry: await entryOfHolder(deps.database.read, holder) };
}

/** Accepts a fiche that was offered, once: those who decide see it afterwards. @returns the path of the new holder's page. */
export async function acceptTransfer(deps: CorrectionDeps, secret: string, who: { name: string; role: string }): Promise<string> {
  const { transfer, entry } = await transferOffered(deps, secret);
  return deps.database.transaction(async (trx) => {
    await spendLink(trx, TRANSFER.purpose, secret, deps.clock);
    const former = await needHolder(trx, transfer.holder);
    const at = deps.clock.now().toISOString();
    const { email } = transfer;
    const held = (await presentHolders(trx, entry.id)).find((one) => one.email === email);
    const holder = held ?? (await installSuccessor(deps, trx, { entry, former, email, at, ...who }));
    if (!transfer.stays) await end(trx, former, at, "transferred");
    await deleteTransfer(trx, transfer.id);
    const link = await spaceLink(trx, holder.id, deps);
    const words = { instance: deps.instance.name, title: entry.single.title.value, link };
    await queueMail(trx, { to: email, ...fr.mail.welcome(words) }, deps.clock);
    return link.slice(deps.instance.url.length);
  });
}

async function installSuccessor(
  deps: CorrectionDeps,
  trx: Transaction,
  succession: { entry: Entry; former: Holder; email: string; at: string; name: string; role: string },
): Promise<Holder> {
  const { entry, former, email, at, name, role } = succession;
  const by = signed(former);
  const proof = claimFr.transferred;
  const decided = { createdAt: at, confirmedAt: at, decidedAt: at, decidedBy: by };
  const claim: Claim = {
    id: mintId(new Date(at)),
    entry: entry.id,
    email,
    name,
    role,
    proof,
    state: "accepted",
    trap: {},
    ...decided,
  };
  await insertClaim(trx, claim);
  const title = fr.transferCase(entry.single.title.value);
  await openCase(trx, { kind: "claim", subject: claim.id, title, entry: entry.id, email, texts: [name, role] }, deps.clock);
  await settleCase(trx, "claim", claim.id, by, deps.clock);
  return install(trx, claim, { at, by }, deps);
}
