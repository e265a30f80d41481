import type { Entry } from "../../../catalogue/index.ts";
import { fr } from "../correction.fr.ts";
import { WHOLE_NAMES } from "../whole-form.ts";

/** Where anybody says that a fiche tells what another tells already. */
export function TwinLink({ entry }: { entry: Pick<Entry, "id"> }) {
  return (
    <p class="small no-print">
      <a href={`/fiche/${entry.id}/signaler?${WHOLE_NAMES.about}=duplicate`} rel="nofollow">
        {fr.twin}
      </a>
    </p>
  );
}
