import { type Entry, materialise, visibleEntry } from "../../catalogue/index.ts";
import { CONTRIBUTIONS } from "../contribution.ts";
import type { Proposal } from "./proposal.ts";
import { toRecord } from "./to-record.ts";

/** Stands for the id that a fiche does not have yet. */
const NO_ID = "000000000000000";

/** The fiche that a proposal would make by itself, as a passer-by would see it; undefined while it has no name. */
export function previewOf(
  proposal: Proposal,
  pictureUrl: (picture: string) => string,
  level: "open" | "private" = "open",
): Entry | undefined {
  const { answers, id, entry = NO_ID, createdAt, updatedAt } = proposal;
  if (!answers.title) return undefined;
  const record = {
    source: CONTRIBUTIONS,
    remoteId: id,
    version: 1,
    firstAt: createdAt,
    at: updatedAt,
    body: toRecord(answers, pictureUrl, proposal.proposer),
    since: {},
  };
  return visibleEntry(materialise(entry, createdAt, [record]), level);
}
