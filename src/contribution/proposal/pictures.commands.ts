import { ProblemError } from "../../platform/errors.ts";
import type { readPicture } from "../pictures/give-picture.ts";
import { addPicture, dropPictures } from "../pictures/picture.store.ts";
import { fr } from "../pictures/pictures.fr.ts";
import { openProposal } from "./access.commands.ts";
import { refuseWithdrawn } from "./draft.commands.ts";
import { writeProposal } from "./proposal.store.ts";
import { type GivenPicture, type Proposal, patched } from "./proposal.ts";
import type { ProposalDeps } from "./proposal-deps.ts";

/** Pictures that a fiche may be given at once. */
const MOST_PICTURES = 6;

type Given = Exclude<Awaited<ReturnType<typeof readPicture>>, { errors: unknown }>;

const withPictures = (proposal: Proposal, pictures: GivenPicture[], at: string): Proposal => ({
  ...proposal,
  answers: patched(proposal.answers, { pictures: pictures.length ? pictures : undefined }),
  version: proposal.version + 1,
  updatedAt: at,
});

/** Adds a picture to a proposal. The same one twice is one, with what is said of it last. @throws ProblemError `picture/too-many`. */
export async function addProposalPicture(deps: ProposalDeps, secret: string, { said, made }: Given): Promise<void> {
  // Before the row: a row without its bytes would be a broken picture, bytes without a row are swept.
  await deps.pictures.put(made.id, made.bytes);
  const at = deps.clock.now().toISOString();
  await deps.database.transaction(async (trx) => {
    const { proposal } = await openProposal(deps, trx, secret);
    refuseWithdrawn(proposal);
    const others = (proposal.answers.pictures ?? []).filter(({ picture }) => picture !== made.id);
    if (others.length >= MOST_PICTURES)
      throw new ProblemError({ code: "picture/too-many", kind: "invalid", detail: fr.tooMany(MOST_PICTURES) });
    const { width, height } = made;
    await addPicture(trx, { id: made.id, owner: proposal.id, width, height, bytes: made.bytes.large.length, createdAt: at });
    await writeProposal(trx, withPictures(proposal, [...others, { picture: made.id, ...said }], at));
  });
}

/** Takes a picture back. One that the fiche shows stays there until the change is sent. */
export async function removeProposalPicture(deps: ProposalDeps, secret: string, id: string): Promise<void> {
  const at = deps.clock.now().toISOString();
  await deps.database.transaction(async (trx) => {
    const { proposal } = await openProposal(deps, trx, secret);
    refuseWithdrawn(proposal);
    const left = (proposal.answers.pictures ?? []).filter(({ picture }) => picture !== id);
    await writeProposal(trx, withPictures(proposal, left, at));
    const shown = (proposal.published?.pictures ?? []).some(({ picture }) => picture === id);
    if (!shown) await dropPictures(trx, proposal.id, [id]);
  });
}
