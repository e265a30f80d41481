import type { FastifyInstance, FastifyRequest } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { namesOf } from "../../account/index.ts";
import { judgements } from "../case.query.ts";
import { MACHINE, VERDICTS } from "../judgement.ts";
import { mayJudge, mayUndo } from "../resolution.policy.ts";
import { desk } from "./desk.fr.ts";
import { titlesOf } from "./desk.query.ts";
import { type DeskDeps, judgeHere } from "./desk-deps.ts";
import { JournalPage, WHO } from "./pages/journal-page.tsx";

const PAGE_SIZE = 30;
/** Lines looked through for a page of those that the reader may see and asked for. */
const LOOKED_AT = 300;
const ACCOUNT = "account:";

const query = z.object({
  qui: z.enum(WHO).catch("tous"),
  quoi: z.enum([...VERDICTS, "undo", ""]).catch(""),
  fiche: z
    .string()
    .regex(/^[0-9a-z]{1,30}$/)
    .optional()
    .catch(undefined),
  avant: z.coerce
    .number()
    .int()
    .min(1)
    .max(2 ** 31)
    .optional()
    .catch(undefined),
});

async function journal(deps: DeskDeps, request: FastifyRequest, asked: z.infer<typeof query>) {
  const { read } = deps.database;
  const { judge, by } = await judgeHere(deps, request);
  const who = { tous: undefined, moi: by, machine: MACHINE }[asked.qui];
  const all = await judgements(read, { by: who, limit: LOOKED_AT, before: asked.avant, entry: asked.fiche });
  const own = all.filter(
    ({ sides, verdict, by: signed }) =>
      (signed === by || mayJudge(judge, sides)) && (asked.quoi === "" || verdict === asked.quoi),
  );
  const shown = own.slice(0, PAGE_SIZE);
  const accounts = shown.flatMap(({ by: signed }) => (signed.startsWith(ACCOUNT) ? signed.slice(ACCOUNT.length) : []));
  const names = await namesOf(read, accounts);
  const older = own.length > PAGE_SIZE ? shown.at(-1)?.seq : all.length === LOOKED_AT ? all.at(-1)?.seq : undefined;
  return (
    <JournalPage
      context={request.page}
      asked={asked}
      lines={shown.map((judgement) => ({ judgement, undoable: mayUndo(judge, judgement) }))}
      titles={
        await titlesOf(
          read,
          shown.flatMap(({ sides }) => sides),
        )
      }
      nameOf={(signed) => (signed === by ? desk.journal.by.you : names.get(signed.slice(ACCOUNT.length)))}
      older={older}
    />
  );
}

/** The log of judgements: who, when, what, why, each with its undoing. */
export function journalRoutes(server: FastifyInstance, deps: DeskDeps): void {
  const app = server.withTypeProvider<ZodTypeProvider>();
  app.get("/bureau/doublons/journal", { config: { access: "partner" }, schema: { querystring: query } }, async (request, reply) =>
    reply.page(await journal(deps, request, request.query)),
  );
}
