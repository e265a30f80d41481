import type { Entry } from "../../../catalogue/index.ts";
import { fr } from "../claim.fr.ts";

/** "C'est mon projet", on a fiche. */
export function ClaimLink({ entry }: { entry: Pick<Entry, "id"> }) {
  return (
    <a href={`/fiche/${entry.id}/revendiquer`} rel="nofollow">
      {fr.link}
    </a>
  );
}
