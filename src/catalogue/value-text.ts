import { labelOf, type Scheme } from "../vocabulary/index.ts";
import { formatDate, list, readableAddress } from "../web/index.ts";
import { fr } from "./entry.fr.ts";
import type { ListFields, SingleFields } from "./entry.ts";
import { placeLine } from "./place-text.ts";
import type { Actor, Place } from "./record.schema.ts";

const SCHEMES: Readonly<Record<string, Scheme>> = {
  stage: "stages",
  legalForm: "legalForms",
  world: "worlds",
  themes: "themes",
  audiences: "audiences",
  placeTypes: "placeTypes",
  transitions: "transitions",
};

type Recognition = ListFields["recognition"];

/** An organisation and its part: "La Coopérative (animation)". */
export const actorText = (actor: Actor): string => (actor.role ? `${actor.name} (${actor.role})` : actor.name);

/** How it is recognised: "lauréat de La France s’engage, 2018". */
export const recognitionText = (r: Recognition): string => `${fr.recognition[r.how]} ${r.by}${r.year ? `, ${r.year}` : ""}`;

function spreadText(spread: NonNullable<SingleFields["spread"]>): string {
  const { modes = [], replicaOf, inspiredBy = [], openTo, conditions } = spread;
  const words = [...modes.map((id) => labelOf("spreadModes", id)), replicaOf, ...inspiredBy, openTo, conditions];
  return words.filter(Boolean).join(" ; ");
}

/** A value of a field as a person reads it, in one line; long texts are whole. */
export function valueText(field: string, value: unknown): string {
  const scheme = SCHEMES[field];
  if (scheme) return labelOf(scheme, String(value));
  if (field === "startDate" || field === "endDate") return formatDate(String(value));
  if (field === "places") {
    const place = value as Place;
    return `${placeLine(place)} (${fr.precision[place.precision]})`;
  }
  if (field === "zone") {
    const zone = value as NonNullable<SingleFields["zone"]>;
    return zone.label ?? list([fr.zones[zone.scope], ...zone.codes]);
  }
  if (field === "spread") return spreadText(value as NonNullable<SingleFields["spread"]>);
  if (field === "recognition") return recognitionText(value as Recognition);
  if (typeof value !== "object" || value === null) return String(value);
  const {
    name,
    role,
    title,
    url,
    value: written,
  } = value as { name?: string; role?: string; title?: string } & {
    url?: string;
    value?: string;
  };
  if (name) return actorText({ name, ...(role ? { role } : {}) });
  return title || (url && readableAddress(url)) || written || JSON.stringify(value);
}
