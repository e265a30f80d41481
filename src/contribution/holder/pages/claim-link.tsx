import type { Entry } from "../../../catalogue/index.ts";
import { LinkButton } from "../../../web/index.ts";
import { fr } from "../claim.fr.ts";

/** "C'est mon projet", on a fiche. */
export function ClaimLink({ entry }: { entry: Pick<Entry, "id"> }) {
  return (
    <LinkButton href={`/fiche/${entry.id}/revendiquer`} variant="quiet" rel="nofollow">
      {fr.link}
    </LinkButton>
  );
}
