import { type CorrectionDeps, createPictureFiles, type ProbableFiches, type ProposalDeps } from "../../contribution/index.ts";
import { listPartners } from "../../harvest/index.ts";
import { holderLeft } from "../../introduction/index.ts";
import { type ProbableEntries, reasonOf } from "../../resolution/index.ts";
import type { Services } from "../services.ts";
import { introductionDeps } from "./introduction.ts";
import { partnersOf } from "./partners.ts";
import { roomDeps } from "./room.ts";

/** What proposals need, from the services of the instance. */
export const proposalDeps = (services: Services): ProposalDeps & { localMail: boolean } => ({
  ...roomDeps(services),
  pictures: createPictureFiles(services.folder.pictures),
});

/** Fiches that linkage finds probable, each with its reason in French. */
export const probableFiches =
  (probable: ProbableEntries): ProbableFiches =>
  async (draft) =>
    (await probable(draft)).map(({ entry, probability, explanation }) => ({ entry, probability, reason: reasonOf(explanation) }));

/** What corrections and holders need, from the services of the instance and from the room of the partners. */
export function correctionDeps(services: Services): CorrectionDeps {
  const { read } = services.database;
  return {
    ...roomDeps(services),
    partnersOf: async (entry) => (await partnersOf(read, entry)).map(({ id }) => id),
    holderLeft: (trx, entry) => holderLeft(trx, introductionDeps(services), entry),
    partner: async (key) => (await listPartners(read)).find(({ id, slug }) => id === key || slug === key),
  };
}
