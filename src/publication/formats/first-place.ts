import type { Entry, Place } from "../../catalogue/index.ts";

/** A place with its position. */
export type Located = Place & { lat: number; lon: number };

/** The first place of an entry that has a position: formats of maps have room for one. */
export const located = ({ lists }: Entry): Located | undefined =>
  (lists.places ?? [])
    .map(({ value }) => value)
    .find((place): place is Located => place.lat !== undefined && place.lon !== undefined);

/** What the entry says of itself, all chapters together; "" when it says nothing. */
export const story = ({ single }: Entry): string =>
  (["need", "solution", "novelty", "how", "text"] as const)
    .flatMap((chapter) => single[`description.${chapter}`]?.value ?? [])
    .join("\n\n");

/** The first of its contacts of this kind: those that anyone may read are alone left in an entry that is going out. */
export const contact = ({ lists }: Entry, kind: "email" | "phone"): string | undefined =>
  lists.contacts?.find(({ value }) => value.kind === kind)?.value.value;

/** Its own site. */
export const home = ({ lists }: Entry): string | undefined => lists.links?.find(({ value }) => value.rel === "home")?.value.url;

/** The licences under which its sources share it, each once. */
export const licencesOf = (
  { sources }: Entry,
  directory: ReadonlyMap<string, { licence: { label: string; url?: string } }>,
): { label: string; url?: string }[] => [
  ...new Map(sources.flatMap(({ source }) => directory.get(source)?.licence ?? []).map((one) => [one.label, one])).values(),
];
