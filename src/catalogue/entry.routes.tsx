import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import type { ComponentChildren } from "preact";
import { z } from "zod";
import type { Database } from "../platform/database.ts";
import { ProblemError } from "../platform/errors.ts";
import { decisionsOf } from "./change.store.ts";
import { fr } from "./entry.fr.ts";
import { visibleEntry } from "./entry.policy.ts";
import { entryById } from "./entry.store.ts";
import type { Entry } from "./entry.ts";
import { entryPath, idFromAddress } from "./entry-address.ts";
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

async function find(deps: EntryRoutesDeps, address: string): Promise<Entry> {
  const id = idFromAddress(address);
  const entry = id && (await entryById(deps.database.read, id));
  if (!entry) throw new ProblemError({ code: "entry/not-found", kind: "not-found", ...fr.notFound });
  return visibleEntry(entry, "open");
}

/** The fiche, and its data as JSON-LD. */
export const entryRoutes =
  (deps: EntryRoutesDeps) =>
  async (server: FastifyInstance): Promise<void> => {
    const app = server.withTypeProvider<ZodTypeProvider>();

    app.get("/fiche/:address.jsonld", { config: { access: "public" }, schema: { params } }, async (request, reply) => {
      const entry = await find(deps, request.params.address);
      return reply
        .type("application/ld+json; charset=utf-8")
        .send(JSON.stringify(entryJsonLd(entry, deps.url, await deps.sources()), null, 1));
    });

    app.get("/fiche/:address", { config: { access: "public" }, schema: { params } }, async (request, reply) => {
      const entry = await find(deps, request.params.address);
      const path = entryPath(entry);
      // The slug follows the title; an address that was true once leads to today's.
      if (request.page.path !== path) return reply.redirect(path, 301);
      const sources = await deps.sources();
      if (/application\/ld\+json/.test(request.headers.accept ?? "")) {
        return reply.type("application/ld+json; charset=utf-8").send(JSON.stringify(entryJsonLd(entry, deps.url, sources)));
      }
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
