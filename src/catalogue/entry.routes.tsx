import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import type { ComponentChildren } from "preact";
import { z } from "zod";
import type { Database } from "../platform/database.ts";
import { ProblemError } from "../platform/errors.ts";
import { wantedFormat } from "../vocabulary/index.ts";
import { decisionsOf, lastChangeOf } from "./change.store.ts";
import { fr } from "./entry.fr.ts";
import { visibleEntry } from "./entry.policy.ts";
import { entryById } from "./entry.store.ts";
import type { Entry } from "./entry.ts";
import { entryId, entryPath, idFromAddress } from "./entry-address.ts";
import { entryHistory } from "./history.ts";
import { entryJsonLd } from "./json-ld.ts";
import { EntryPage } from "./pages/entry-page.tsx";
import { missingRecordsOfEntry, versionsOfEntry } from "./record.store.ts";
import type { SourceDirectory } from "./source-label.ts";

/** What the pages of fiches are built from; what they show of other rooms is handed to them. */
export type EntryRoutesDeps = {
  database: Database;
  /** Public address of the instance. */
  url: string;
  sources(): Promise<SourceDirectory>;
  /** Drawn by later rooms, which the catalogue does not know. */
  map?(entry: Entry): ComponentChildren;
  related?(entry: Entry): Promise<ComponentChildren>;
  /** What a reader can do with it: ask for contact, follow, say that it is theirs. */
  actions?(entry: Entry): ComponentChildren | Promise<ComponentChildren>;
  /** Where a reader says that a field is wrong; "" leads to the choice of one. */
  correctHref?(entry: Entry, field: string): string;
  /** What people say about it. */
  after?(entry: Entry): Promise<ComponentChildren>;
};

const params = z.object({ address: z.string().max(200) });

async function find({ database: { read } }: Pick<EntryRoutesDeps, "database">, address: string): Promise<Entry | Gone> {
  const id = idFromAddress(address);
  const entry = id && (await entryById(read, id));
  if (entry) return visibleEntry(entry, "open");
  const last = id && (await lastChangeOf(read, id));
  if (last) return { gone: last.entry, at: last.at };
  throw new ProblemError({ code: "entry/not-found", kind: "not-found", ...fr.notFound });
}

/** An entry that was, and the instant of the last that was said of it. */
type Gone = { gone: string; at: string };

const isGone = (found: Entry | Gone): found is Gone => "gone" in found;

/** What programs are told of a fiche that is no more (ActivityStreams 2.0, Tombstone). */
const tombstone = (base: string, { gone, at }: Gone) => ({
  "@context": "https://www.w3.org/ns/activitystreams",
  id: entryId(base, gone),
  type: "Tombstone",
  deleted: at,
});

const JSON_LD = "application/ld+json; charset=utf-8";

/** The fiche, and its data as JSON-LD. */
export const entryRoutes =
  (deps: EntryRoutesDeps) =>
  async (server: FastifyInstance): Promise<void> => {
    const app = server.withTypeProvider<ZodTypeProvider>();

    app.get("/fiche/:address.jsonld", { config: { access: "public" }, schema: { params } }, async (request, reply) => {
      const entry = await find(deps, request.params.address);
      reply.type(JSON_LD).header("access-control-allow-origin", "*");
      if (isGone(entry)) return reply.code(410).send(JSON.stringify(tombstone(deps.url, entry)));
      if (idFromAddress(request.params.address) !== entry.id) return reply.redirect(`${entryPath(entry)}.jsonld`, 301);
      return reply.send(JSON.stringify(entryJsonLd(entry, deps.url, await deps.sources()), null, 1));
    });

    app.get("/fiche/:address", { config: { access: "public" }, schema: { params } }, async (request, reply) => {
      const entry = await find(deps, request.params.address);
      const forPrograms = wantedFormat(request.headers.accept) === "jsonld";
      reply.header("vary", "Accept");
      if (isGone(entry)) {
        if (forPrograms)
          return reply
            .code(410)
            .type(JSON_LD)
            .send(JSON.stringify(tombstone(deps.url, entry)));
        throw new ProblemError({ code: "entry/gone", kind: "gone", ...fr.gone });
      }
      const path = entryPath(entry);
      // The slug follows the title; an address that was true once leads to today's.
      if (request.page.path !== path) return reply.redirect(path, 301);
      const sources = await deps.sources();
      if (forPrograms) return reply.type(JSON_LD).send(JSON.stringify(entryJsonLd(entry, deps.url, sources)));
      const { read } = deps.database;
      const [versions, decisions, missing, related, after, actions] = await Promise.all([
        versionsOfEntry(read, entry.id),
        decisionsOf(read, entry.id),
        missingRecordsOfEntry(read, entry.id),
        deps.related?.(entry),
        deps.after?.(entry),
        deps.actions?.(entry),
      ]);
      const page = (
        <EntryPage
          context={request.page}
          entry={entry}
          sources={sources}
          history={entryHistory(versions, decisions)}
          missing={missing}
          jsonLd={entryJsonLd(entry, deps.url, sources)}
          map={deps.map?.(entry)}
          related={related}
          actions={actions}
          after={after}
          correctHref={deps.correctHref && ((field) => deps.correctHref?.(entry, field) ?? "")}
        />
      );
      return reply.page(page, { cacheSeconds: 60 });
    });
  };
