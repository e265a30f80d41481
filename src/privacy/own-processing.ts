import { DAY, earlier } from "../platform/clock.ts";
import { personHash } from "./own-data.commands.ts";
import { countErasures, deleteErasuresBefore, erasuresOf } from "./privacy.store.ts";
import type { Processing } from "./processing.ts";
import { texts } from "./proof.fr.ts";

const YEAR = 365.25 * DAY;
/** As long as somebody may complain that an erasure was not made. */
const PROOF_YEARS = 5;

/** Proofs of erasure: what this room keeps itself. They name nobody, so they stay when all else goes. */
export const erasureProofs: Processing = {
  id: "privacy/proofs",
  ...texts.processing,
  stays: true,
  async held(executor, email) {
    const proofs = await erasuresOf(executor, await personHash(executor, email));
    return proofs.map(({ id, at, parts }) => ({
      label: texts.proof,
      at,
      data: { [texts.reference]: id, [texts.parts]: (JSON.parse(parts) as string[]).length },
    }));
  },
  erase: async () => {},
  count: countErasures,
  purge: (trx, now) => deleteErasuresBefore(trx, earlier(now, PROOF_YEARS * YEAR)),
};
