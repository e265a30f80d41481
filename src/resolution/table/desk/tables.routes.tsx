import { Readable } from "node:stream";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import type { Role } from "../../../engine/linkage/index.ts";
import { isProblem, type ProblemError } from "../../../platform/errors.ts";
import { type Form, formSchema, line } from "../../../web/form.ts";
import { schemaOf } from "../group-rows.ts";
import { matchFr } from "../match.fr.ts";
import type { RunMatch } from "../match-job.ts";
import type { GivenColumn } from "../table-columns.ts";
import { csvOf, xlsxOf } from "../write-table.ts";
import type { Brought } from "./brought.ts";
import { type Kept, KeptTables } from "./kept-tables.ts";
import { ColumnsPage, columnsAsked } from "./pages/columns-page.tsx";
import { GivePage } from "./pages/give-page.tsx";
import { FailedPage, ResultPage, RunningPage } from "./pages/result-page.tsx";
import { desk as t } from "./tables.fr.ts";

/** What the pages work on: a folder for files that are kept an hour, and what matches them. */
type TableRoutesDeps = { folder: string; run: RunMatch };

const LINK = { access: "link" } as const;
/** Reading a table costs; a network that does this together shares one address. */
const BRINGING = { rateLimit: { max: 60, timeWindow: "1 hour" } } as const;
const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const SWEEP_MS = 5 * 60_000;

const params = z.object({ token: z.string().max(60) });
const href = ({ token }: Kept, rest = ""): string => `/doublons/${token}${rest}`;

/** Names are shown and offered for downloads: no path, no control character, not too long. */
const plainName = (name: string): string =>
  (name.normalize("NFC").split(/[\\/]/).at(-1) ?? "")
    .replace(/[\p{Cc}\p{Cf}"]/gu, "")
    .slice(-100)
    .trim() || "tableau";

/** Hands the file of a form on; says whether there was one. */
async function withFile(request: FastifyRequest, take: (content: AsyncIterable<Uint8Array>, name: string) => Promise<void>) {
  let taken = false;
  for await (const part of request.parts()) {
    if (part.type === "field") continue;
    if (part.filename && !taken) {
      taken = true;
      await take(part.file, plainName(part.filename));
    }
    // What is left of it is read to its end: the answer waits for that.
    part.file.resume();
  }
  return taken;
}

const explained = ({ detail, hint }: Pick<ProblemError, "detail" | "hint">): string => [detail, hint].filter(Boolean).join(" ");

const ROLES = new Set(Object.keys(matchFr.roles));

/** The roles chosen in a form; columns that it does not show are not compared. */
function chosen(brought: Brought | undefined, prefix: string, form: Form): GivenColumn[] {
  if (!brought) return [];
  const asked = new Map(columnsAsked(brought).map(({ column, index }) => [column, line(form, `${prefix}${index}`)]));
  return brought.columns.map(({ column }) => {
    const role = asked.get(column) ?? "";
    return { column, role: (ROLES.has(role) ? role : "ignored") as Role };
  });
}

function bringingRoutes(server: FastifyInstance, tables: KeptTables): void {
  const app = server.withTypeProvider<ZodTypeProvider>();

  app.get("/doublons", { config: { access: "public" } }, (request, reply) => reply.page(<GivePage context={request.page} />));

  app.post("/doublons", { config: { access: "public", ...BRINGING } }, async (request, reply) => {
    let kept: Kept | undefined;
    const again = (error: string) => reply.page(<GivePage context={request.page} error={error} />, { status: 422 });
    try {
      await withFile(request, async (content, name) => {
        kept = await tables.bring(content, name);
      });
    } catch (error) {
      if (!isProblem(error)) throw error;
      return again(explained(error));
    }
    return kept ? reply.done(href(kept)) : again(t.give.none);
  });

  app.post("/doublons/:token/avec", { schema: { params }, config: { ...LINK, ...BRINGING } }, async (request, reply) => {
    const kept = tables.need(request.params.token);
    const again = (error: string) =>
      reply.page(<ColumnsPage context={request.page} kept={kept} errors={{ file: error }} />, { status: 422 });
    try {
      const taken = await withFile(request, (content, name) => tables.bringOther(kept, content, name));
      return taken ? reply.done(href(kept)) : again(t.give.none);
    } catch (error) {
      if (!isProblem(error)) throw error;
      return again(explained(error));
    }
  });
}

function matchingRoutes(server: FastifyInstance, tables: KeptTables): void {
  const app = server.withTypeProvider<ZodTypeProvider>();

  app.get("/doublons/:token", { schema: { params }, config: LINK }, (request, reply) =>
    reply.page(<ColumnsPage context={request.page} kept={tables.need(request.params.token)} />),
  );

  app.post("/doublons/:token", { schema: { params, body: formSchema }, config: LINK }, async (request, reply) => {
    const kept = tables.need(request.params.token);
    const form = request.body;
    tables.choose(kept, {
      main: chosen(kept.main, "c", form),
      other: chosen(kept.other, "d", form),
      catalogue: line(form, "catalogue") !== "",
    });
    const compared = [kept.main.columns, ...(kept.other ? [kept.other.columns] : [])];
    if (!schemaOf(compared)) {
      const page = <ColumnsPage context={request.page} kept={kept} errors={{ c0: t.columns.nothingNamed }} />;
      return reply.page(page, { status: 422 });
    }
    tables.start(kept);
    return reply.done(href(kept, "/resultat"));
  });

  app.get("/doublons/:token/resultat", { schema: { params }, config: LINK }, async (request, reply) => {
    const kept = tables.need(request.params.token);
    if (kept.state === "given") return reply.redirect(href(kept), 303);
    if (kept.state === "failed") return reply.page(<FailedPage context={request.page} kept={kept} />, { status: 422 });
    if (kept.result) return reply.page(<ResultPage context={request.page} kept={kept} result={kept.result} />);
    return reply.page(<RunningPage context={request.page} kept={kept} />);
  });

  app.post("/doublons/:token/effacer", { schema: { params }, config: LINK }, async (request, reply) => {
    await tables.forget(tables.need(request.params.token).token);
    return reply.done("/doublons", { tone: "success", text: t.forgotten });
  });
}

function downloadRoutes(server: FastifyInstance, tables: KeptTables): void {
  const app = server.withTypeProvider<ZodTypeProvider>();
  const asked = { params: params.extend({ format: z.enum(["csv", "xlsx"]) }) };

  app.get("/doublons/:token/tableau.:format", { schema: asked, config: LINK }, async (request, reply) => {
    const kept = tables.need(request.params.token);
    if (!kept.result) return reply.redirect(href(kept, "/resultat"), 303);
    const { format } = request.params;
    const name = `${kept.main.table.name.replace(/\.\w{1,8}$/, "")}-doublons.${format}`;
    const bytes = format === "csv" ? csvOf(kept.main.table, kept.result.match) : xlsxOf(kept.main.table, kept.result.match);
    return reply
      .type(format === "csv" ? "text/csv; charset=utf-8" : XLSX)
      .header("content-disposition", `attachment; filename="doublons.${format}"; filename*=UTF-8''${encodeURIComponent(name)}`)
      .send(Readable.from(bytes, { objectMode: false }));
  });
}

/** Bringing a table, checking its columns, taking it back with its duplicates. Nothing of it is stored but for an hour. */
export const tableRoutes =
  ({ folder, run }: TableRoutesDeps) =>
  async (server: FastifyInstance): Promise<void> => {
    const tables = new KeptTables({ folder, run });
    const sweeping = setInterval(() => void tables.sweep(), SWEEP_MS);
    sweeping.unref();
    server.addHook("onClose", async () => {
      clearInterval(sweeping);
      await tables.close();
    });
    bringingRoutes(server, tables);
    matchingRoutes(server, tables);
    downloadRoutes(server, tables);
  };
