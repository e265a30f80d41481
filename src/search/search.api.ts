import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { entryPath, KINDS, type Kind } from "../catalogue/index.ts";
import { findPlaces, resolvePlace, territory } from "../geography/index.ts";
import { labelOf, suggestConcepts } from "../vocabulary/index.ts";
import { resultSchema, toResult } from "./exports/result.schema.ts";
import { FACET_GROUPS, TERRITORY_LEVELS } from "./index-port.ts";
import { PARAMETERS } from "./query-parameters.ts";
import { readQueryString, searchHref } from "./query-string.ts";
import { facetLabel } from "./reading.ts";
import { fr } from "./search.fr.ts";
import { partnerNames, type SearchDeps } from "./search-view.ts";

const suggestion = z.object({
  value: z.string(),
  label: z.string(),
  context: z.string().optional(),
  type: z.enum(["place", "theme", "fiche", "organisation"]),
  adresse: z.string().optional(),
});

const facet = z.array(z.object({ valeur: z.string(), libelle: z.string(), nombre: z.number().int() }));

const text = (describe: string) => z.string().max(300).optional().describe(describe);
const list = (describe: string) =>
  z
    .union([z.string().max(200), z.array(z.string().max(200)).max(50)])
    .optional()
    .describe(describe);

/** The parameters of a search, described for the API. They are read by `readQueryString`, as the pages read theirs. */
const searchParameters = z.object({
  // However long: what is beyond the bounds of the language is left out and told, as on the page.
  [PARAMETERS.words]: z
    .string()
    .optional()
    .describe('Mots : tous sont voulus ; OU, SAUF ou -, ( ), "une expression", début*, champ:valeur (voir /recherche/aide)'),
  [PARAMETERS.place]: text("Lieu : nom, code postal, code (com-29151, dep-29) ou « latitude,longitude »"),
  [PARAMETERS.radius]: text("Rayon autour du lieu, en km"),
  [PARAMETERS.kinds]: list("Types de fiche ; « tout » pour tous ; innovation par défaut"),
  [PARAMETERS.themes]: list("Thèmes"),
  [PARAMETERS.audiences]: list("Publics"),
  [PARAMETERS.stages]: list("Étapes"),
  [PARAMETERS.worlds]: list("Mondes"),
  [PARAMETERS.legalForms]: list("Formes juridiques"),
  [PARAMETERS.placeTypes]: list("Types de lieu"),
  [PARAMETERS.territories]: list("Codes de territoire"),
  [PARAMETERS.partners]: list("Réseaux partenaires"),
  [PARAMETERS.cell]: text("Cellule de la carte"),
  [PARAMETERS.bbox]: text("Ouest,sud,est,nord, en degrés"),
  [PARAMETERS.sort]: text("pertinence, recent ou proche"),
  [PARAMETERS.page]: text("Page, à partir de 1"),
  [PARAMETERS.literal]: text("« exacts » : sans équivalents ni débuts de mots"),
  taille: z.coerce.number().int().min(0).max(100).default(20).describe("Résultats par page"),
});

const answerSchema = z.object({
  total: z.number().int(),
  page: z.number().int(),
  resultats: z.array(resultSchema.extend({ distance_km: z.number().optional() })),
  facettes: z.record(z.string(), facet),
  notes: z.array(z.string()).describe("Ce qui n’a pas pu être pris en compte"),
  suite: z.string().optional(),
});

/** How many of each are offered; places alone, as many as of all together. */
const OFFERED = { all: 10, organisations: 2, themes: 2, places: 3 };
const NOT_ORGANISATIONS = KINDS.filter((kind) => kind !== "organisation");

/** Fiches, organisations, themes and places that begin like what is being typed, in one answer. */
function suggest({ index }: Pick<SearchDeps, "index">, q: string, type: "place" | "all"): z.infer<typeof suggestion>[] {
  const places = findPlaces(q, type === "place" ? OFFERED.all : OFFERED.places).map(({ code, name, context }) => ({
    value: code,
    label: name,
    context,
    type: "place" as const,
  }));
  if (type === "place") return places;
  const themes = suggestConcepts("themes", q, OFFERED.themes).map(({ id, label }) => ({
    value: id,
    label,
    context: fr.suggest.theme,
    type: "theme" as const,
    adresse: `/recherche?theme=${encodeURIComponent(id)}`,
  }));
  const titled = (limit: number, kinds: readonly Kind[], what: "fiche" | "organisation") =>
    index.suggest(q, limit, kinds).map(({ id, slug, title, kind, where }) => ({
      value: id,
      label: title,
      context: [labelOf("kinds", kind), where].filter(Boolean).join(", "),
      type: what,
      adresse: entryPath({ id, slug }),
    }));
  const organisations = titled(OFFERED.organisations, ["organisation"], "organisation");
  const left = OFFERED.all - organisations.length - themes.length - places.length;
  return [...titled(left, NOT_ORGANISATIONS, "fiche"), ...organisations, ...themes, ...places];
}

/** Search and suggestions as JSON. */
export const searchApi =
  (deps: SearchDeps) =>
  async (server: FastifyInstance): Promise<void> => {
    const app = server.withTypeProvider<ZodTypeProvider>();

    app.get(
      "/api/v1/suggest",
      {
        config: { access: "public" },
        schema: {
          tags: ["Recherche"],
          summary: "Fiches, acteurs, thèmes et lieux dont le nom commence ainsi, en une réponse",
          querystring: z.object({ q: z.string().max(100).default(""), type: z.enum(["place", "all"]).default("all") }),
          response: { 200: z.object({ items: z.array(suggestion) }) },
        },
      },
      async (request, reply) => {
        reply.header("cache-control", "public, max-age=60");
        return { items: suggest(deps, request.query.q, request.query.type) };
      },
    );

    app.get(
      "/api/v1/recherche",
      {
        config: { access: "public" },
        schema: {
          tags: ["Recherche"],
          summary: "Chercher des fiches, avec le total et le nombre par facette",
          querystring: searchParameters,
          response: { 200: answerSchema },
        },
      },
      async (request) => {
        const { query, notes } = readQueryString(request.page.query, { territory, resolvePlace });
        const size = request.query.taille;
        const page = deps.index.search({ ...query, size }, { territoryLevels: TERRITORY_LEVELS.slice(0, 2) });
        const directory = await deps.sources();
        const names = partnerNames(directory);
        const facettes = Object.fromEntries(
          FACET_GROUPS.map((group) => [
            PARAMETERS[group],
            page.facets[group].map(({ value, count }) => ({
              valeur: value,
              libelle: facetLabel(group, value, names),
              nombre: count,
            })),
          ]),
        );
        const more = size > 0 && query.page * size < page.total;
        const next = searchHref({ ...query, page: query.page + 1 }, "liste", `${deps.url}/api/v1/recherche`);
        return {
          total: page.total,
          page: query.page,
          resultats: page.hits.map(({ document, distanceKm }) => ({
            ...toResult(document, deps.url, directory),
            ...(distanceKm === undefined ? {} : { distance_km: Math.round(distanceKm * 10) / 10 }),
          })),
          facettes,
          notes: [...notes, ...(page.readNotes ?? [])].map(({ message }) => message),
          ...(more ? { suite: `${next}&taille=${size}` } : {}),
        };
      },
    );
  };
