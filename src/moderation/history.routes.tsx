import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { CASE_KINDS } from "./case.ts";
import { authorsOfLines, listEvents, undoneAmong } from "./event.store.ts";
import { ACTS } from "./event.ts";
import { HistoryPage } from "./pages/history.tsx";
import { judgeOf, namesIn } from "./queue.routes.tsx";
import type { RulingDeps } from "./ruling.commands.ts";
import { whoIs } from "./who.ts";
import { id, page } from "./words.ts";

const PAGE_SIZE = 30;

const address = z.object({
  acte: z.enum(ACTS).optional().catch(undefined),
  sorte: z.enum(CASE_KINDS).optional().catch(undefined),
  qui: z
    .string()
    .regex(/^[\w:-]{1,60}$/)
    .optional()
    .catch(undefined),
  lot: id.optional().catch(undefined),
  cas: id.optional().catch(undefined),
  page,
});

/** The log of everything that was sent and decided. */
export function historyRoutes(server: FastifyInstance, deps: RulingDeps): void {
  const app = server.withTypeProvider<ZodTypeProvider>();
  const { read } = deps.database;

  app.get("/bureau/historique", { schema: { querystring: address }, config: { access: "partner" } }, async (request, reply) => {
    const { scope } = judgeOf(request);
    const { acte, sorte, qui, lot, cas } = request.query;
    const filter = { act: acte, kind: sorte, by: qui, batch: lot, case: cas, ...scope };
    const { events, total } = await listEvents(read, filter, { page: request.query.page, size: PAGE_SIZE });
    const signatures = await authorsOfLines(read);
    const names = await namesIn(deps, [...signatures, ...events.map((event) => event.by)]);
    return reply.page(
      <HistoryPage
        context={request.page}
        address={request.query}
        events={events}
        total={total}
        pages={Math.max(1, Math.ceil(total / PAGE_SIZE))}
        undone={
          await undoneAmong(
            read,
            events.map((event) => event.id),
          )
        }
        names={names}
        people={signatures.map((value) => ({ value, label: whoIs(value, names) }))}
      />,
    );
  });
}
