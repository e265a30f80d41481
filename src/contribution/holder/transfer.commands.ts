import { issueLink, readPrivateLink, spendLink } from "../../account/index.ts";
import type { Entry } from "../../catalogue/index.ts";
import { openCase, settleCase } from "../../moderation/index.ts";
import { DAY } from "../../platform/clock.ts";
import type { Transaction } from "../../platform/database.ts";
import { ProblemError } from "../../platform/errors.ts";
import { mintId } from "../../platform/ids.ts";
import { queueMail } from "../../platform/outgoing-mail.ts";
import type { CorrectionDeps } from "../correction/correction.commands.ts";
import { fr as claimFr } from "./claim.fr.ts";
import { insertClaim } from "./claim.store.ts";
import type { Claim } from "./claim.ts";
import { end, entryOfHolder, needHolder, signed } from "./holder.commands.ts";
import { fr } from "./holder.fr.ts";
import { deleteTransfer, findHolder, findTransfer, insertTransfer, presentHolders } from "./holder.store.ts";
import type { Holder, Transfer } from "./holder.ts";
import { install } from "./install-holder.ts";
import { spaceLink } from "./space-link.ts";

const TRANSFER = { purpose: "holder/transfer", lifeMs: 14 * DAY } as const;

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
    if (!transfer.stays) await deps.holderLeft?.(trx, entry.id);
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
