import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { isAdministrator, isCurator, namesOf, requireAccount, signatureOf } from "../../account/index.ts";
import { declarationsOf, declareStanding, standingsOf } from "../../catalogue/index.ts";
import { enqueue } from "../../platform/jobs/index.ts";
import { formSchema, line } from "../../web/form.ts";
import { needSource } from "../source.commands.ts";
import { listPartners, listSources } from "../source.store.ts";
import type { DeskDeps } from "./desk.commands.ts";
import { StandingPage } from "./pages/standing-page.tsx";
import { standing as t } from "./standing.fr.ts";
import { RETELL_QUEUE, readStanding } from "./standing.ts";

const PATH = "/bureau/confiance";
const ACCOUNT = "account:";

/** Names of who declared, by signature. */
async function declarers(deps: DeskDeps, signatures: readonly string[]): Promise<(by: string) => string> {
  const ids = signatures.flatMap((by) => (by.startsWith(ACCOUNT) ? by.slice(ACCOUNT.length) : []));
  const names = await namesOf(deps.database.read, ids);
  return (by) => (by.startsWith(ACCOUNT) ? (names.get(by.slice(ACCOUNT.length)) ?? t.someone) : t.terminal);
}

/** What each source is worth beside the others: curators declare it, all in one page. */
export function standingRoutes(server: FastifyInstance, deps: DeskDeps): void {
  const app = server.withTypeProvider<ZodTypeProvider>();
  const { read } = deps.database;

  app.get(PATH, { config: { access: "curator" } }, async (request, reply) => {
    const [sources, partners, standings] = await Promise.all([listSources(read), listPartners(read), standingsOf(read)]);
    const names = new Map(partners.map(({ id, name }) => [id, name]));
    const last = await Promise.all(sources.map(async ({ id }) => (await declarationsOf(read, id))[0]));
    const who = await declarers(
      deps,
      last.flatMap((each) => each?.by ?? []),
    );
    const lines = sources.map(({ id, slug, title, partner }, index) => {
      const declared = last[index];
      const told = declared && { who: who(declared.by), at: declared.at };
      return {
        slug,
        title,
        partner: names.get(partner) ?? "",
        standing: standings.get(id) ?? "usual",
        ...(told ? { told } : {}),
      };
    });
    return reply.page(<StandingPage context={request.page} lines={lines} />);
  });

  app.post(PATH, { config: { access: "curator" }, schema: { body: formSchema } }, async (request, reply) => {
    const account = requireAccount(request.account, (one) => isCurator(one) || isAdministrator(one));
    const source = await needSource(deps.database, line(request.body, "source").slice(0, 100));
    const standing = readStanding(line(request.body, "standing"));
    const at = deps.clock.now().toISOString();
    const changed = await declareStanding(deps.database, { source: source.id, standing, at, by: signatureOf(account) });
    if (!changed) return reply.done(PATH, { tone: "info", text: t.same(source.title) });
    const job = { queue: RETELL_QUEUE, payload: { source: source.id }, dedupeKey: source.id, priority: 5 };
    await deps.database.transaction((trx) => enqueue(trx, job, deps.clock));
    return reply.done(`${PATH}#${source.slug}`, { tone: "success", text: t.saved(source.title, standing) });
  });
}
