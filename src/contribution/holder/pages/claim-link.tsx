import type { Entry } from "../../../catalogue/index.ts";
import { LinkButton } from "../../../web/index.ts";
import { fr } from "../claim.fr.ts";

/** "C'est mon projet", on a fiche; once somebody holds it, that is said first, and a further holder has a quieter way. */
export function ClaimLink({ entry, held }: { entry: Pick<Entry, "id">; held: boolean }) {
  if (held)
    return (
      <span class="small muted">
        {fr.held}{" "}
        <a href={`/fiche/${entry.id}/revendiquer`} rel="nofollow">
          {fr.linkAlso}
        </a>
      </span>
    );
  return (
    <LinkButton href={`/fiche/${entry.id}/revendiquer`} variant="quiet" rel="nofollow">
      {fr.link}
    </LinkButton>
  );
}
