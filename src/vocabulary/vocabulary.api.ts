import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { ProblemError } from "../platform/errors.ts";
import { addressesUnder } from "./addresses.ts";
import { type Concept, SCHEMES, type Scheme } from "./concept.ts";
import { suggestConcepts } from "./suggest.ts";
import { fr, api as t } from "./vocabulary.fr.ts";
import { concepts, schemeAtPath, schemeInfo } from "./vocabulary.ts";

const conceptSchema = z.object({
  id: z.string(),
  uri: z.string(),
  label: z.string(),
  parent: z.string().optional(),
  synonymes: z.array(z.string()),
  definition: z.string().optional(),
  code: z.string().optional(),
});

const listSchema = z.object({
  id: z.string(),
  uri: z.string(),
  titre: z.string(),
  definition: z.string(),
  mots: z.number().int(),
});
const suggestionSchema = z.object({ id: z.string(), label: z.string(), score: z.number() });

const MOST_SUGGESTIONS = 10;
const list = z.string().max(60).describe(t.list);

function schemeOf(path: string): Scheme {
  const scheme = schemeAtPath(path);
  if (scheme === undefined) throw new ProblemError({ code: "vocabulary/not-found", kind: "not-found", ...fr.notFound });
  return scheme;
}

/** The vocabulary as JSON: the lists, the words of one, and what a word may mean. */
export const vocabularyApi =
  ({ url }: { url: string }) =>
  async (server: FastifyInstance): Promise<void> => {
    const app = server.withTypeProvider<ZodTypeProvider>();
    const at = addressesUnder(url);
    const written = (item: Concept) => ({
      id: item.id,
      uri: at.concept(item.scheme, item.id),
      label: item.label,
      parent: item.broader,
      synonymes: [...item.altLabels],
      definition: item.definition,
      code: item.notation,
    });

    app.get(
      "/api/v1/vocabulaire",
      {
        config: { access: "public" },
        schema: { tags: [t.tag], summary: t.lists, response: { 200: z.object({ listes: z.array(listSchema) }) } },
      },
      async () => ({
        listes: SCHEMES.map((scheme) => {
          const { path, title, definition } = schemeInfo(scheme);
          return { id: path, uri: at.scheme(scheme), titre: title, definition, mots: concepts(scheme).length };
        }),
      }),
    );

    app.get(
      "/api/v1/vocabulaire/:liste",
      {
        config: { access: "public" },
        schema: {
          tags: [t.tag],
          summary: t.words,
          params: z.object({ liste: list }),
          response: { 200: z.object({ mots: z.array(conceptSchema) }) },
        },
      },
      async (request) => ({ mots: concepts(schemeOf(request.params.liste)).map(written) }),
    );

    app.get(
      "/api/v1/vocabulaire/:liste/propositions",
      {
        config: { access: "public" },
        schema: {
          tags: [t.tag],
          summary: t.suggestions,
          params: z.object({ liste: list }),
          querystring: z.object({
            mot: z.string().min(1).max(200).describe(t.word),
            limite: z.coerce.number().int().min(1).max(MOST_SUGGESTIONS).default(3),
          }),
          response: { 200: z.object({ propositions: z.array(suggestionSchema) }) },
        },
      },
      async (request) => ({
        propositions: suggestConcepts(schemeOf(request.params.liste), request.query.mot, request.query.limite),
      }),
    );
  };
