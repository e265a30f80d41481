import { entriesByIds, eraseRecord } from "../../catalogue/index.ts";
import { closeCase } from "../../moderation/index.ts";
import { DAY, earlier } from "../../platform/clock.ts";
import type { Executor, Transaction } from "../../platform/database.ts";
import { mintId } from "../../platform/ids.ts";
import type { Processing } from "../../privacy/index.ts";
import { CONTRIBUTIONS } from "../contribution.ts";
import { changesInWords } from "./change-text.ts";
import { type CorrectionDeps, closeLinks } from "./correction.commands.ts";
import { fr } from "./correction.fr.ts";
import {
  correctionsBy,
  correctionsToForget,
  countCorrections,
  deleteCorrection,
  findCorrection,
  forgetAuthorsBefore,
  insertCorrection,
  saveCorrection,
} from "./correction.store.ts";
import type { Correction } from "./correction.ts";
import { unmute } from "./partner-return.store.ts";
import { publishCorrection } from "./publish-correction.ts";

const BY = "author";

/** Titles of the fiches concerned, by id. */
export async function titlesOf(executor: Executor, entries: readonly string[]): Promise<Map<string, string>> {
  const found = await entriesByIds(executor, [...new Set(entries)]);
  return new Map(found.map(({ id, single }) => [id, single.title.value]));
}

/** Erases a correction with all that it published: the fiche is as if it had never been said. */
async function erase(deps: CorrectionDeps, trx: Transaction, correction: Correction, at: string): Promise<void> {
  await eraseRecord(trx, { source: CONTRIBUTIONS, remoteId: correction.id, at, by: BY });
  await closeCase(trx, "correction", correction.id, deps.clock);
  await closeLinks(trx, correction.id);
  await deleteCorrection(trx, correction.id);
}

/**
 * Makes a correction nobody's. Versions of records are never rewritten: one that named its author is erased, and said again by
 * nobody under another id.
 */
async function makeNobodys(deps: CorrectionDeps, trx: Transaction, correction: Correction, at: string): Promise<void> {
  if (correction.state !== "accepted") return erase(deps, trx, correction, at);
  const { email: _, name, ...rest } = correction;
  await closeLinks(trx, correction.id);
  if (!name) return saveCorrection(trx, rest);
  await erase(deps, trx, correction, at);
  const nobodys = { ...rest, id: mintId(new Date(at)) };
  await insertCorrection(trx, nobodys);
  await publishCorrection(trx, nobodys, { at, by: BY }, deps.clock);
}

/** What is held about those who correct fiches, and their rights over it. */
export const correctionProcessing = (deps: CorrectionDeps): Processing => {
  const { purpose, people, data, basis, keptFor, recipients } = fr.processing;
  return {
    id: "contribution/corrections",
    ...{ purpose, people, data, basis, keptFor, recipients },
    async held(executor, email) {
      const mine = await correctionsBy(executor, email);
      const titles = await titlesOf(
        executor,
        mine.map(({ entry }) => entry),
      );
      return mine.map(({ entry, createdAt, changes, because, evidence, name, state, message }) => ({
        label: fr.processing.held(titles.get(entry) ?? entry),
        at: createdAt,
        data: {
          etat: fr.follow.states[state],
          corrections: changesInWords(changes).map(({ label, before, after }) => ({ champ: label, avant: before, apres: after })),
          comment: because,
          ...(evidence ? { preuve: evidence } : {}),
          ...(name ? { nom_montre: name } : {}),
          ...(message ? { reponse: message } : {}),
        },
      }));
    },
    async erase(trx, email, at) {
      for (const correction of await correctionsBy(trx, email)) await erase(deps, trx, correction, at);
      await unmute(trx, email);
    },
    async anonymise(trx, email, at) {
      for (const correction of await correctionsBy(trx, email)) await makeNobodys(deps, trx, correction, at);
      await unmute(trx, email);
    },
    count: countCorrections,
    async purge(trx, now) {
      const before = (days: number) => earlier(now, days * DAY);
      const old = await correctionsToForget(trx, before(3), before(0.25));
      for (const id of old) {
        const correction = await findCorrection(trx, id);
        if (correction) await erase(deps, trx, correction, now.toISOString());
      }
      return old.length + (await forgetAuthorsBefore(trx, before(365)));
    },
  };
};
