import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { entryById, entryPath, presentEntry, recordsOfEntries } from "../../catalogue/index.ts";
import { isProblem, ProblemError } from "../../platform/errors.ts";
import { choices, formSchema, lines } from "../../web/form.ts";
import { split } from "../resolution.commands.ts";
import { fr } from "../resolution.fr.ts";
import { type Judge, mayJudge } from "../resolution.policy.ts";
import { desk as t } from "./desk.fr.ts";
import { type DeskDeps, judgeHere } from "./desk-deps.ts";
import { compareHref } from "./pages/hrefs.ts";
import { recordName, SeparatePage } from "./pages/separate-page.tsx";

const PATH = "/bureau/doublons/separer/:fiche";
const params = z.object({ fiche: z.string().regex(/^[0-9a-z]{1,30}$/) });

/** An entry with its descriptions, corrections apart: those go where they were made. */
async function described({ database }: DeskDeps, reader: Judge, fiche: string) {
  const entry = await entryById(database.read, await presentEntry(database.read, fiche));
  if (!entry) throw new ProblemError({ code: "resolution/gone", kind: "not-found", ...fr.gone });
  const all = (await recordsOfEntries(database.read, [entry.id])).get(entry.id) ?? [];
  const records = all.filter(({ body }) => !body.amends);
  if (!mayJudge(reader, [{ records }]))
    throw new ProblemError({ code: "resolution/forbidden", kind: "forbidden", ...t.decide.forbidden });
  return { entry, records };
}

async function separate(deps: DeskDeps, request: FastifyRequest, reply: FastifyReply, fiche: string) {
  const { judge: reader, by } = await judgeHere(deps, request);
  const { entry, records } = await described(deps, reader, fiche);
  const form = request.body as z.infer<typeof formSchema>;
  const wanted = new Set(choices(form, "description"));
  const moved = records.filter((record) => wanted.has(recordName(record)));
  const again = () =>
    reply.done(`/bureau/doublons/separer/${entry.id}`, { tone: "warning", text: `${fr.noSplit.detail} ${fr.noSplit.hint}` });
  // Corrections alone would be left.
  if (moved.length === records.length) return again();
  const own = (some: typeof records) =>
    reader.sources === "all" || some.every((record) => mayJudge(reader, [{ records: [record] }]));
  if (!own(moved) && !own(records.filter((record) => !moved.includes(record))))
    throw new ProblemError({ code: "resolution/forbidden", kind: "forbidden", ...t.separate.notOwn });
  const asked = { entry: entry.id, records: moved.map(({ source, remoteId }) => ({ source, remoteId })) };
  try {
    const { entry: other } = await split(deps, { ...asked, by, reason: lines(form, "raison") });
    return reply.done(compareHref([entry.id, other]), { tone: "success", text: t.separate.done });
  } catch (problem) {
    if (!isProblem(problem, "resolution/no-split")) throw problem;
    return again();
  }
}

/** Taking out of a fiche the descriptions that speak of something else. */
export function separateRoutes(server: FastifyInstance, deps: DeskDeps): void {
  const app = server.withTypeProvider<ZodTypeProvider>();
  const config = { access: "partner" } as const;

  app.get(PATH, { config, schema: { params } }, async (request, reply) => {
    const { judge: reader } = await judgeHere(deps, request);
    const { entry, records } = await described(deps, reader, request.params.fiche);
    if (records.length < 2) return reply.done(entryPath(entry), { tone: "info", text: fr.noSplit.detail });
    return reply.page(<SeparatePage context={request.page} entry={entry} records={records} sources={await deps.sources()} />);
  });

  app.post(PATH, { config, schema: { params, body: formSchema } }, (request, reply) =>
    separate(deps, request, reply, request.params.fiche),
  );
}
