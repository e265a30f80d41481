import { entryById, entryPath } from "../../catalogue/index.ts";
import type { CaseDesk, Ruling } from "../../moderation/index.ts";
import type { Transaction } from "../../platform/database.ts";
import { queueMail } from "../../platform/outgoing-mail.ts";
import type { CorrectionDeps } from "../correction/correction.commands.ts";
import { claimLink } from "./claim.commands.ts";
import { fr } from "./claim.fr.ts";
import { findClaim, saveClaim } from "./claim.store.ts";
import type { Claim } from "./claim.ts";
import { install, remove } from "./install-holder.ts";
import { ClaimCase } from "./pages/claim-case.tsx";
import { spaceLink } from "./space-link.ts";

const titleOf = async (trx: Transaction, { entry }: Claim): Promise<string> =>
  (await entryById(trx, entry))?.single.title.value ?? "";

async function decide(deps: CorrectionDeps, trx: Transaction, id: string, ruling: Ruling, state: "accepted" | "refused") {
  const claim = await findClaim(trx, id);
  if (!claim || claim.state === state) return;
  const { at, by, message } = ruling;
  await saveClaim(trx, { ...claim, state, decidedAt: at, decidedBy: by, ...(message ? { message } : {}) });
  const holder = state === "accepted" ? await install(trx, claim, ruling, deps) : undefined;
  if (!holder) await remove(trx, claim, ruling, deps);
  if (!claim.email) return;
  const link = holder ? await spaceLink(trx, holder.id, deps) : await claimLink(trx, id, deps);
  const words = { instance: deps.instance.name, title: await titleOf(trx, claim), link, message };
  await queueMail(trx, { to: claim.email, ...fr.mail[state](words) }, deps.clock);
}

async function reopen(deps: CorrectionDeps, trx: Transaction, id: string, ruling: Ruling): Promise<void> {
  const claim = await findClaim(trx, id);
  if (!claim || (claim.state !== "accepted" && claim.state !== "refused")) return;
  const { decidedAt: _, decidedBy: _by, message: _message, ...rest } = claim;
  await saveClaim(trx, { ...rest, state: "waiting" });
  if (claim.state === "accepted") await remove(trx, claim, ruling, deps);
  if (!claim.email) return;
  const words = { instance: deps.instance.name, title: await titleOf(trx, claim) };
  const letter =
    claim.state === "accepted" ? fr.mail.revoked(words) : fr.mail.reopened({ ...words, link: await claimLink(trx, id, deps) });
  await queueMail(trx, { to: claim.email, ...letter }, deps.clock);
}

/** How claims are shown to those who decide, and what their decisions do. */
export const claimDesk = (deps: CorrectionDeps): CaseDesk => ({
  kind: "claim",
  async view(executor, id) {
    const claim = await findClaim(executor, id);
    const entry = claim && (await entryById(executor, claim.entry));
    return (
      claim && {
        body: <ClaimCase claim={claim} />,
        ...(claim.name ? { author: claim.name } : {}),
        ...(entry ? { href: entryPath(entry) } : {}),
      }
    );
  },
  accept: (trx, id, ruling) => decide(deps, trx, id, ruling, "accepted"),
  refuse: (trx, id, ruling) => decide(deps, trx, id, ruling, "refused"),
  reopen: (trx, id, ruling) => reopen(deps, trx, id, ruling),
});
