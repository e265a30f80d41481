import type { Entry } from "../../catalogue/index.ts";
import { allHolders, ClaimLink, correctHref, TwinLink } from "../../contribution/index.ts";
import { discussionPart } from "../../discussion/index.ts";
import { FollowLink } from "../../follow/index.ts";
import { PlaceMap } from "../../geography/index.ts";
import { ContactAction } from "../../introduction/index.ts";
import { regroupedPart, sameNetworkPart } from "../../resolution/index.ts";
import { Related, type SearchIndex } from "../../search/index.ts";
import type { Services } from "../services.ts";

/** What the fiche is handed by rooms that the catalogue does not know: its small map, its neighbours, what readers can do and say. */
export const ficheParts = ({ database }: Services, index: SearchIndex) => ({
  map: (entry: Entry) => <PlaceMap places={(entry.lists.places ?? []).map((told) => told.value)} />,
  actions: async (entry: Entry) => (
    <>
      <ContactAction entry={entry} />
      <p class="fiche-actions no-print">
        <FollowLink entry={entry.id} />
        <ClaimLink entry={entry} held={(await allHolders(database.read, entry.id)).length > 0} />
      </p>
      <TwinLink entry={entry} />
    </>
  ),
  correctHref,
  after: (entry: Entry) => discussionPart(database.read, entry),
  related: async (entry: Entry) => (
    <>
      {await sameNetworkPart(database.read, entry)}
      <Related index={index} id={entry.id} />
      {await regroupedPart(database.read, entry)}
    </>
  ),
});
