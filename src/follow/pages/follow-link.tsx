import { LinkButton } from "../../web/index.ts";
import { fr } from "../follow.fr.ts";

/** The way to follow a fiche, for its margin. */
export function FollowLink({ entry }: { entry: string }) {
  return (
    <LinkButton href={`/suivre?fiche=${entry}`} variant="secondary" icon="bell" rel="nofollow">
      {fr.link.entry}
    </LinkButton>
  );
}
