import { revokeLinks } from "../../account/index.ts";
import { eraseRecord } from "../../catalogue/index.ts";
import { closeCase } from "../../moderation/index.ts";
import { DAY, earlier } from "../../platform/clock.ts";
import type { Transaction } from "../../platform/database.ts";
import { mintId } from "../../platform/ids.ts";
import type { Processing } from "../../privacy/index.ts";
import { HOLDERS } from "../contribution.ts";
import { changesInWords } from "../correction/change-text.ts";
import type { CorrectionDeps } from "../correction/correction.commands.ts";
import { titlesOf } from "../correction/correction.processing.ts";
import { correctionsOfHolder, deleteCorrection, insertCorrection } from "../correction/correction.store.ts";
import { deleteOpinionsOf } from "../correction/opinion.store.ts";
import { publishStatements } from "../correction/publish-correction.ts";
import { eraseClaim } from "./claim.commands.ts";
import { fr as claimFr } from "./claim.fr.ts";
import { claimsBy, claimsToForget } from "./claim.store.ts";
import { fr } from "./holder.fr.ts";
import {
  countHolders,
  deleteHolder,
  deleteTransfer,
  deleteTransfersBefore,
  forgetEndedBefore,
  heldBy,
  insertHolder,
  transfersTo,
} from "./holder.store.ts";
import type { Holder } from "./holder.ts";
import { SPACE } from "./space-link.ts";

const BY = "author";

/** Erases a holder: their page, their opinions, what they stated. @returns what they had stated and counted. */
async function eraseHolder(deps: CorrectionDeps, trx: Transaction, holder: Holder, at: string) {
  const statements = await correctionsOfHolder(trx, holder.id);
  await eraseRecord(trx, { source: HOLDERS, remoteId: holder.id, at, by: BY });
  for (const { id } of statements) {
    await closeCase(trx, "correction", id, deps.clock);
    await deleteCorrection(trx, id);
  }
  await deleteOpinionsOf(trx, holder.id);
  await revokeLinks(trx, SPACE.purpose, holder.id);
  await deleteHolder(trx, holder.id);
  return statements.filter(({ state }) => state === "accepted");
}

/** What they stated stays on the fiche, and is said by nobody: under another id, for versions are never rewritten. */
async function makeNobodys(deps: CorrectionDeps, trx: Transaction, holder: Holder, at: string): Promise<void> {
  const statements = await eraseHolder(deps, trx, holder, at);
  if (statements.length === 0 || holder.endedWhy === "revoked") return;
  const id = mintId(new Date(at));
  const { entry, role, since } = holder;
  await insertHolder(trx, { id, entry, role, since, origin: id, reach: "none", endedAt: at, endedWhy: "erased" });
  for (const { email: _, name: _name, ...statement } of statements)
    await insertCorrection(trx, { ...statement, id: mintId(new Date(at)), holder: id });
  await publishStatements(trx, id, { at, by: BY }, deps.clock);
}

/** Claims and offers, which nothing hangs on. */
async function eraseRequests(deps: CorrectionDeps, trx: Transaction, email: string): Promise<void> {
  for (const { id } of await claimsBy(trx, email)) {
    await closeCase(trx, "claim", id, deps.clock);
    await eraseClaim(trx, id);
  }
  for (const id of await transfersTo(trx, email)) {
    await revokeLinks(trx, "holder/transfer", id);
    await deleteTransfer(trx, id);
  }
}

/** What is held about those who claim and hold fiches, and their rights over it. */
export const holderProcessing = (deps: CorrectionDeps): Processing => {
  const { purpose, people, data, basis, keptFor, recipients } = fr.processing;
  return {
    id: "contribution/holders",
    ...{ purpose, people, data, basis, keptFor, recipients },
    async held(executor, email) {
      const claims = await claimsBy(executor, email);
      const holders = await heldBy(executor, email);
      const offers = await transfersTo(executor, email);
      const titles = await titlesOf(
        executor,
        [...claims, ...holders].map(({ entry }) => entry),
      );
      const statements = await Promise.all(holders.map(({ id }) => correctionsOfHolder(executor, id)));
      return [
        ...claims.map(({ entry, createdAt, state, name, role, proof, proofUrl }) => ({
          label: fr.processing.claim(titles.get(entry) ?? entry),
          at: createdAt,
          data: {
            etat: claimFr.follow.states[state],
            nom: name,
            role,
            verification: proof,
            ...(proofUrl ? { page: proofUrl } : {}),
          },
        })),
        ...holders.map(({ id, entry, since, name, role, reach, confirmedAt, endedAt }, rank) => ({
          label: fr.processing.holder(titles.get(entry) ?? entry),
          at: since,
          ...(endedAt ? {} : { href: `/mes-fiches/${id}` }),
          data: {
            nom: name,
            role,
            contact: fr.reach.options[reach],
            ...(confirmedAt ? { confirmee_le: confirmedAt } : {}),
            ...(endedAt ? { jusqu_au: endedAt } : {}),
            ecrits: (statements[rank] ?? []).flatMap(({ createdAt, changes }) =>
              changesInWords(changes).map(({ label, after }) => ({ le: createdAt, champ: label, dit: after })),
            ),
          },
        })),
        ...offers.map(() => ({ label: fr.processing.transfer, data: {} })),
      ];
    },
    async erase(trx, email, at) {
      for (const holder of await heldBy(trx, email)) await eraseHolder(deps, trx, holder, at);
      await eraseRequests(deps, trx, email);
    },
    async anonymise(trx, email, at) {
      for (const holder of await heldBy(trx, email)) await makeNobodys(deps, trx, holder, at);
      await eraseRequests(deps, trx, email);
    },
    count: countHolders,
    async purge(trx, now) {
      const before = (days: number) => earlier(now, days * DAY);
      const claims = await claimsToForget(trx, before(3), before(365));
      for (const id of claims) await eraseClaim(trx, id);
      return claims.length + (await deleteTransfersBefore(trx, before(14))) + (await forgetEndedBefore(trx, before(365)));
    },
  };
};
