import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { isAdministrator, isCurator, requireAccount, signatureOf } from "../account/index.ts";
import type { Clock } from "../platform/clock.ts";
import type { Database } from "../platform/database.ts";
import { ProblemError } from "../platform/errors.ts";
import { type Form, formSchema, line } from "../web/form.ts";
import { fr as entryFr } from "./entry.fr.ts";
import { entryById } from "./entry.store.ts";
import type { Entry } from "./entry.ts";
import { SettlePage } from "./pages/settle-page.tsx";
import { settleValue, unsettleValue } from "./settle.commands.ts";
import { fr } from "./settle.fr.ts";
import { disputes, settledBy, tellingNamed } from "./settle.ts";
import type { SourceDirectory } from "./source-label.ts";

type SettleDeps = { database: Database; clock: Clock; sources(): Promise<SourceDirectory> };

const PATH = "/bureau/desaccords/:fiche";
const params = z.object({ fiche: z.string().regex(/^[0-9a-z]{1,30}$/) });

async function needEntry({ database }: SettleDeps, id: string): Promise<Entry> {
  const entry = await entryById(database.read, id);
  if (!entry) throw new ProblemError({ code: "entry/not-found", kind: "not-found", ...entryFr.notFound });
  return entry;
}

/** Writes down what was chosen otherwise than it stands. @returns how many choices changed; undefined when one names nothing. */
async function settle({ database, clock }: SettleDeps, entry: Entry, form: Form, by: string): Promise<number | undefined> {
  const asked = disputes(entry).flatMap(([field, told]) => {
    const wanted = line(form, field);
    return wanted === "" || wanted === settledBy(told) ? [] : [{ field, wanted, telling: tellingNamed(told, wanted) }];
  });
  if (asked.some(({ wanted, telling }) => wanted !== "regle" && !telling)) return undefined;
  const at = clock.now().toISOString();
  await database.transaction(async (trx) => {
    for (const { field, telling } of asked) {
      const signed = { entry: entry.id, field, at, by };
      if (telling) await settleValue(trx, { ...signed, value: telling.value as never });
      else await unsettleValue(trx, signed);
    }
  });
  return asked.length;
}

async function save(deps: SettleDeps, request: FastifyRequest, reply: FastifyReply, fiche: string) {
  const account = requireAccount(request.account, (one) => isCurator(one) || isAdministrator(one));
  const entry = await needEntry(deps, fiche);
  const changed = await settle(deps, entry, request.body as Form, signatureOf(account));
  const back = `/bureau/desaccords/${entry.id}`;
  if (changed === undefined) return reply.done(back, { tone: "warning", text: fr.stale });
  return reply.done(back, { tone: changed > 0 ? "success" : "info", text: fr.saved(changed) });
}

/** Where curators settle what a fiche shows, value by value, and take it back. */
export const settleRoutes =
  (deps: SettleDeps) =>
  async (server: FastifyInstance): Promise<void> => {
    const app = server.withTypeProvider<ZodTypeProvider>();
    const config = { access: "curator" } as const;

    app.get(PATH, { config, schema: { params } }, async (request, reply) => {
      const entry = await needEntry(deps, request.params.fiche);
      return reply.page(<SettlePage context={request.page} entry={entry} sources={await deps.sources()} />);
    });

    app.post(PATH, { config, schema: { params, body: formSchema } }, (request, reply) =>
      save(deps, request, reply, request.params.fiche),
    );
  };
