import { type Entry, type Place, visibleEntry } from "../catalogue/index.ts";
import { tokens } from "../engine/text/index.ts";
import { contentHash } from "../platform/ids.ts";

/** What a fiche says, field by field, as it is compared; a fingerprint each. */
type Substance = Record<string, string>;

/** What anybody who looks for such fiches would look at again for: links, pictures and codes that go with them are left out. */
const FIELDS: ReadonlySet<string> = new Set([
  "title",
  "pitch",
  "description.need",
  "description.solution",
  "description.novelty",
  "description.how",
  "description.text",
  "stage",
  "startDate",
  "endDate",
  "zone",
  "spread",
  "themes",
  "audiences",
  "placeTypes",
  "carriers",
  "places",
  "recognition",
]);

/** The commune, or the smallest area known: where exactly a door stands, or how well, is no news. */
const areaOf = ({ country, insee, commune, epci, department, region }: Place): string =>
  [country, insee ?? commune ?? epci ?? department ?? region ?? ""].join(" ");

/** Words alone count in a text: capitals, accents and commas put right are no news. */
function compared(field: string, value: unknown): string {
  if (typeof value === "string") return tokens(value).join(" ") || value;
  return contentHash(field === "places" ? areaOf(value as Place) : value);
}

/** What anybody may read of an entry that is worth telling when it changes. */
export function substanceOf(whole: Entry): Substance {
  const { single, lists } = visibleEntry(whole, "open");
  const substance: Substance = {};
  for (const [field, told] of Object.entries(single)) {
    if (FIELDS.has(field)) substance[field] = contentHash(compared(field, told.value));
  }
  for (const [field, items] of Object.entries(lists)) {
    if (!FIELDS.has(field)) continue;
    const said = new Set((items as { value: unknown }[]).map(({ value }) => compared(field, value)));
    if (said.size > 0) substance[field] = contentHash([...said].sort());
  }
  return substance;
}
