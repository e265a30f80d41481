import { z } from "zod";
import { type Entry, RULES, type Told } from "./entry.ts";
import { entryPath } from "./entry-address.ts";
import { KINDS } from "./kind.ts";
import { recordBodySchema } from "./record.schema.ts";
import type { SourceDirectory } from "./source-label.ts";

/** A value, the ranks (in `sources`) of those who say it, since when, and what others say instead, with the rule that chose. */
const told = <T extends z.ZodType>(value: T) => {
  const said = { valeur: value, par: z.array(z.number().int()), depuis: z.string() };
  const rule = z.enum(RULES).describe("Pourquoi cette valeur, là où d’autres sont dites");
  return z.object({ ...said, regle: rule.optional(), autres: z.array(z.object(said)).optional() });
};

const body = recordBodySchema.shape;
const item = <T extends z.ZodType>(list: z.ZodDefault<z.ZodArray<T>>) => z.array(told(list.unwrap().element)).optional();
const text = told(z.string()).optional();

const fields = {
  title: told(z.string()),
  pitch: text,
  "description.need": text,
  "description.solution": text,
  "description.novelty": text,
  "description.how": text,
  "description.text": text,
  stage: text,
  startDate: text,
  endDate: text,
  legalForm: text,
  world: text,
  zone: told(body.zone.unwrap()).optional(),
  spread: told(body.spread.unwrap()).optional(),
  themes: item(body.themes),
  audiences: item(body.audiences),
  placeTypes: item(body.placeTypes),
  transitions: item(body.transitions),
  sdg: item(body.sdg),
  keywords: item(body.keywords),
  carriers: item(body.carriers),
  partners: item(body.partners),
  funders: item(body.funders),
  places: item(body.places),
  contacts: item(body.contacts),
  links: item(body.links),
  images: item(body.images),
  videos: item(body.videos),
  recognition: item(body.recognition),
  identifiers: item(body.identifiers),
};

/** A fiche as the API gives it. Concept ids are those of the vocabulary; dates are ISO. */
export const entryApiSchema = z
  .object({
    id: z.string(),
    adresse: z.url(),
    type: z.enum(KINDS),
    langue: z.string(),
    creee: z.string(),
    modifiee: z.string(),
    confirmee: z.string(),
    sources: z.array(
      z.object({
        partenaire: z.string(),
        source: z.string(),
        licence: z.string(),
        identifiant: z.string().describe("Identifiant de la fiche chez le partenaire"),
        depuis: z.string(),
        modifiee: z.string(),
        adresse: z.string().optional(),
      }),
    ),
    champs: z.object(fields),
  })
  .meta({ id: "Fiche" });

type ApiEntry = z.infer<typeof entryApiSchema>;

type Said<T> = { valeur: T; par: number[]; depuis: string };
const say = <T>(t: { value: T; by: number[]; since: string }): Said<T> => ({ valeur: t.value, par: t.by, depuis: t.since });
const toSaid = <T>(t: Told<T>) => ({
  ...say(t),
  ...(t.rule ? { regle: t.rule } : {}),
  ...(t.others ? { autres: t.others.map(say) } : {}),
});

/** @param entry already restricted to what the reader may see. */
export function toApiEntry(entry: Entry, base: string, sources: SourceDirectory): ApiEntry {
  const champs: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(entry.single)) champs[field] = toSaid(value as Told<unknown>);
  for (const [field, values] of Object.entries(entry.lists)) champs[field] = (values as Told<unknown>[]).map(toSaid);
  return {
    id: entry.id,
    adresse: base + entryPath(entry),
    type: entry.kind,
    langue: entry.lang,
    creee: entry.createdAt,
    modifiee: entry.updatedAt,
    confirmee: entry.confirmedAt,
    sources: entry.sources.map((s) => {
      const label = sources.get(s.source);
      return {
        partenaire: label?.partner.name ?? s.source,
        source: label?.title ?? s.source,
        licence: label?.licence.label ?? "",
        identifiant: s.remoteId,
        depuis: s.since,
        modifiee: s.updatedAt,
        ...(s.url ? { adresse: s.url } : {}),
      };
    }),
    champs: champs as ApiEntry["champs"],
  };
}
