import type { Entry } from "../catalogue/index.ts";
import { PlaceMap } from "../geography/index.ts";
import { Related, type SearchIndex } from "../search/index.ts";

/** What the fiche is handed by rooms that the catalogue does not know: its small map, and its neighbours. */
export const ficheParts = (index: SearchIndex) => ({
  map: (entry: Entry) => <PlaceMap places={(entry.lists.places ?? []).map((told) => told.value)} />,
  related: async (entry: Entry) => <Related index={index} id={entry.id} />,
});
