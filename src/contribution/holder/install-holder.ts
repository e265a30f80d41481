import { revokeLinks } from "../../account/index.ts";
import type { Ruling } from "../../moderation/index.ts";
import type { Transaction } from "../../platform/database.ts";
import { mintId } from "../../platform/ids.ts";
import type { CorrectionDeps } from "../correction/correction.commands.ts";
import { publishStatements } from "../correction/publish-correction.ts";
import type { Claim } from "./claim.ts";
import { holderOfClaim, insertHolder, saveHolder } from "./holder.store.ts";
import type { Holder } from "./holder.ts";
import { SPACE } from "./space-link.ts";

/** Makes the author of a claim a holder, or a holder again, with all they had stated. */
export async function install(trx: Transaction, claim: Claim, ruling: Ruling, deps: CorrectionDeps): Promise<Holder> {
  const known = await holderOfClaim(trx, claim.id);
  if (known) {
    const { endedAt: _, endedWhy: _why, ...back } = known;
    await saveHolder(trx, back);
    await publishStatements(trx, known.id, ruling, deps.clock);
    return back;
  }
  const { entry, email, name, role } = claim;
  const holder: Holder = {
    id: mintId(new Date(ruling.at)),
    entry,
    ...(email ? { email } : {}),
    ...(name ? { name } : {}),
    role,
    origin: claim.id,
    reach: "relay",
    since: ruling.at,
  };
  await insertHolder(trx, holder);
  return holder;
}

/** The holder should never have been one: their page is closed and what they stated no longer counts. */
export async function remove(trx: Transaction, claim: Claim, ruling: Ruling, deps: CorrectionDeps): Promise<void> {
  const holder = await holderOfClaim(trx, claim.id);
  if (!holder) return;
  await saveHolder(trx, { ...holder, endedAt: ruling.at, endedWhy: "revoked" });
  await revokeLinks(trx, SPACE.purpose, holder.id);
  await publishStatements(trx, holder.id, ruling, deps.clock);
  await deps.holderLeft?.(trx, holder.entry);
}
