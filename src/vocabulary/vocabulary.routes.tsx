import { createHash } from "node:crypto";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { ProblemError } from "../platform/errors.ts";
import { addressesUnder } from "./addresses.ts";
import type { Scheme } from "./concept.ts";
import { toCsv } from "./csv.ts";
import { toJsonLd } from "./json-ld.ts";
import type { Alignment } from "./names.ts";
import { FORMATS, type Format, splitFormat, wantedFormat } from "./negotiate.ts";
import { ConceptPage } from "./pages/concept-page.tsx";
import type { Counts } from "./pages/entries-link.tsx";
import { SchemePage } from "./pages/scheme-page.tsx";
import { VocabularyPage } from "./pages/vocabulary-page.tsx";
import { WordsPage } from "./pages/words-page.tsx";
import type { Resource } from "./rdf.ts";
import { ownSharedAlignments } from "./shared-alignments.ts";
import { conceptResource, schemeResources, vocabularyResources } from "./skos.ts";
import { toTurtle } from "./turtle.ts";
import { fr } from "./vocabulary.fr.ts";
import { concept, schemeAtPath } from "./vocabulary.ts";
import { listOfWords, partnerLists, wordsFor } from "./words.ts";

/** What the pages of the vocabulary need from later rooms: words of the sources, and how many fiches bear a concept. */
type VocabularyDeps = {
  /** Public address without a trailing slash. */
  url: string;
  alignments?: () => Promise<readonly Alignment[]>;
  counts?: (scheme: Scheme) => Promise<Counts | undefined>;
  /** Page where changes are proposed; for one concept when it is named. */
  discuss?: (scheme?: Scheme, concept?: string) => string;
};

const part = z.string().max(120);
const FILE_SECONDS = 3_600;

function notFound(): ProblemError {
  return new ProblemError({ code: "vocabulary/not-found", kind: "not-found", ...fr.notFound });
}

/** Sends a file that caches may keep an hour and then ask about; answers 304 to who has it already. */
function sendFile(request: FastifyRequest, reply: FastifyReply, name: string, format: Format, body: string): FastifyReply {
  const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
  reply.header("etag", etag).header("cache-control", `public, max-age=${FILE_SECONDS}`);
  if (request.headers["if-none-match"] === etag) return reply.code(304).send();
  if (format === "csv") reply.header("content-disposition", `attachment; filename="${name}.csv"`);
  return reply.type(`${FORMATS[format]}; charset=utf-8`).send(body);
}

const written = (format: Exclude<Format, "csv">, resources: readonly Resource[]) =>
  format === "ttl" ? toTurtle(resources) : JSON.stringify(toJsonLd(resources));

/** The vocabulary: readable pages, the same as SKOS and CSV, each concept at an address of its own that also answers machines. */
export const vocabularyRoutes =
  ({ url, alignments = async () => [], counts = async () => undefined, discuss }: VocabularyDeps) =>
  async (server: FastifyInstance): Promise<void> => {
    const app = server.withTypeProvider<ZodTypeProvider>();
    const at = addressesUnder(url);
    const words = async () => [...ownSharedAlignments(), ...(await alignments())];
    /** Who asks for data at the address of a page is sent to the file. */
    const dataInstead = (request: FastifyRequest, reply: FastifyReply): boolean => {
      const format = wantedFormat(request.headers.accept);
      if (format !== undefined) reply.header("vary", "Accept").redirect(`${request.page.path.replace(/\/$/, "")}.${format}`, 303);
      return format !== undefined;
    };

    app.get("/vocabulaire", { config: { access: "public" } }, async (request, reply) => {
      if (dataInstead(request, reply)) return reply;
      return reply.page(<VocabularyPage context={request.page} partners={partnerLists(await words())} discuss={discuss?.()} />);
    });

    for (const format of Object.keys(FORMATS) as Format[]) {
      app.get(`/vocabulaire.${format}`, { config: { access: "public" } }, async (request, reply) => {
        const body = format === "csv" ? toCsv() : written(format, vocabularyResources(url, await words()));
        return sendFile(request, reply, "vocabulaire", format, body);
      });
    }

    app.get("/vocabulaire/correspondances", { config: { access: "public" } }, async (_request, reply) =>
      reply.redirect("/vocabulaire#correspondances", 301),
    );

    app.get(
      "/vocabulaire/correspondances/:list",
      { config: { access: "public" }, schema: { params: z.object({ list: part }) } },
      async (request, reply) => {
        const list = listOfWords(request.params.list, await words());
        if (list === undefined) throw notFound();
        return reply.page(<WordsPage context={request.page} list={list} />);
      },
    );

    app.get(
      "/vocabulaire/:scheme",
      { config: { access: "public" }, schema: { params: z.object({ scheme: part }) } },
      async (request, reply) => {
        const { name, format } = splitFormat(request.params.scheme);
        const scheme = schemeAtPath(name);
        if (scheme === undefined) throw notFound();
        if (format !== undefined)
          return sendFile(
            request,
            reply,
            name,
            format,
            format === "csv" ? toCsv(scheme) : written(format, schemeResources(scheme, at)),
          );
        if (dataInstead(request, reply)) return reply;
        return reply.page(<SchemePage context={request.page} scheme={scheme} counts={await counts(scheme)} />);
      },
    );

    app.get(
      "/vocabulaire/:scheme/:concept",
      { config: { access: "public" }, schema: { params: z.object({ scheme: part, concept: part }) } },
      async (request, reply) => {
        const { name, format } = splitFormat(request.params.concept);
        const scheme = schemeAtPath(request.params.scheme);
        const found = scheme && concept(scheme, name);
        if (scheme === undefined || found === undefined || format === "csv") throw notFound();
        if (format !== undefined) return sendFile(request, reply, name, format, written(format, [conceptResource(found, at)]));
        if (dataInstead(request, reply)) return reply;
        return reply.page(
          <ConceptPage
            context={request.page}
            concept={found}
            counts={await counts(scheme)}
            words={wordsFor(scheme, found.id, await words())}
            discuss={discuss?.(scheme, found.id)}
          />,
        );
      },
    );
  };
