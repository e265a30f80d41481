import { z } from "zod";
import { entryPath, KINDS, type SourceDirectory } from "../../catalogue/index.ts";
import type { StoredDocument } from "../search-document.ts";

const place = z.object({
  commune: z.string().optional(),
  code_insee: z.string().optional(),
  latitude: z.number().optional(),
  longitude: z.number().optional(),
  precision: z.string(),
});

/** A result as the API and the JSON export give it: enough to list and map; the whole fiche is at `/api/v1/fiches/<id>`. */
export const resultSchema = z
  .object({
    id: z.string(),
    adresse: z.url(),
    type: z.enum(KINDS),
    langue: z.string(),
    titre: z.string(),
    accroche: z.string().optional(),
    ou: z.string(),
    lieux: z.array(place),
    territoires: z.array(z.string()).describe("Codes des territoires, par exemple com-29151, dep-29, reg-53"),
    themes: z.array(z.string()),
    publics: z.array(z.string()),
    stade: z.string().optional(),
    monde: z.string().optional(),
    formes: z.array(z.string()),
    types_de_lieu: z.array(z.string()),
    porteurs: z.array(z.string()),
    debut: z.string().optional(),
    sources: z.array(
      z.object({
        partenaire: z.string(),
        source: z.string(),
        licence: z.string(),
        modifiee: z.string(),
        adresse: z.string().optional(),
      }),
    ),
    creee: z.string(),
    modifiee: z.string(),
    confirmee: z.string(),
  })
  .meta({ id: "Resultat" });

/** A result as JSON, under the API's French names. */
export type Result = z.infer<typeof resultSchema>;

function sourceLines(document: StoredDocument, directory: SourceDirectory): Result["sources"] {
  return document.sources.map(({ source, partner, updatedAt, url }) => {
    const label = directory.get(source);
    return {
      partenaire: label?.partner.name ?? partner,
      source: label?.title ?? source,
      licence: label?.licence.label ?? "",
      modifiee: updatedAt,
      ...(url === undefined ? {} : { adresse: url }),
    };
  });
}

/** @param base public address of the instance, so that a result taken away still says where it is from. */
export function toResult(document: StoredDocument, base: string, directory: SourceDirectory): Result {
  const { pitch, stage, world, startDate } = document;
  return {
    id: document.id,
    adresse: base + entryPath(document),
    type: document.kind,
    langue: document.lang,
    titre: document.title,
    ...(pitch === undefined ? {} : { accroche: pitch }),
    ou: document.where,
    lieux: document.places.map(({ commune, insee, lat, lon, precision }) => ({
      ...(commune === undefined ? {} : { commune }),
      ...(insee === undefined ? {} : { code_insee: insee }),
      ...(lat === undefined || lon === undefined ? {} : { latitude: lat, longitude: lon }),
      precision,
    })),
    territoires: document.territories,
    themes: document.ownThemes,
    publics: document.audiences,
    ...(stage === undefined ? {} : { stade: stage }),
    ...(world === undefined ? {} : { monde: world }),
    formes: document.legalForms,
    types_de_lieu: document.placeTypes,
    porteurs: document.carriers,
    ...(startDate === undefined ? {} : { debut: startDate }),
    sources: sourceLines(document, directory),
    creee: document.createdAt,
    modifiee: document.updatedAt,
    confirmee: document.confirmedAt,
  };
}
