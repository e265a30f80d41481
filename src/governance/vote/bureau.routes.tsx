import type { FastifyInstance, FastifyRequest } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { type Account, isAdministrator, requireAccount } from "../../account/index.ts";
import { type Errors, formSchema, line } from "../../web/form.ts";
import { applicationsIn } from "../application/application.store.ts";
import { restoreAdmission, suspendAdmission } from "../application/suspension.commands.ts";
import { readForm, type Values } from "../form.ts";
import { governance } from "../governance.fr.ts";
import type { GovernanceDeps } from "../governance.ts";
import { BureauPage } from "./pages/bureau.tsx";
import { standings } from "./standing.ts";
import { decideAsSteward, voteAgain } from "./vote.commands.ts";
import { vote } from "./vote.fr.ts";

const t = vote.bureau;
const idParams = z.object({ id: z.string().max(40) });

type Doing = (deps: GovernanceDeps, by: Account, application: string, reason: string) => Promise<void>;

/** What curators may do about an application, by the value of the button. */
const ACTS: Readonly<Record<string, { run: Doing; done: string }>> = {
  admit: {
    run: (deps, by, application, reason) => decideAsSteward(deps, by, { application, admit: true, reason }),
    done: t.done.admitted,
  },
  decline: {
    run: (deps, by, application, reason) => decideAsSteward(deps, by, { application, admit: false, reason }),
    done: t.done.declined,
  },
  suspend: { run: suspendAdmission, done: t.done.suspended },
  restore: { run: restoreAdmission, done: t.done.restored },
  revote: { run: voteAgain, done: t.done.revoted },
};

type Again = { about?: string; errors?: Errors; values?: Values };

async function bureauPage(deps: GovernanceDeps, request: FastifyRequest, again: Again = {}) {
  const { read } = deps.database;
  return (
    <BureauPage
      context={request.page}
      standings={await standings(read)}
      waiting={(await applicationsIn(read, ["waiting"])).length}
      administrator={isAdministrator(request.account)}
      {...again}
    />
  );
}

/** The curators' page about applications. */
export function bureauRoutes(server: FastifyInstance, deps: GovernanceDeps): void {
  const app = server.withTypeProvider<ZodTypeProvider>();
  const config = { access: "curator" } as const;

  app.get("/bureau/candidatures", { config }, async (request, reply) => reply.page(await bureauPage(deps, request)));

  const acting = { schema: { params: idParams, body: formSchema }, config };
  app.post("/bureau/candidatures/:id", acting, async (request, reply) => {
    const account = requireAccount(request.account, () => true);
    const { id } = request.params;
    const { values, errors } = readForm(request.body, { reason: { missing: t.missingReason, long: true, max: 1_000 } });
    const name = line(request.body, "act");
    const act = Object.hasOwn(ACTS, name) ? ACTS[name] : undefined;
    const wrong = errors.reason ?? (act ? undefined : governance.form.unknownChoice);
    if (act === undefined || wrong !== undefined) {
      const again = { about: id, values, errors: { [`raison-${id}`]: wrong ?? "" } };
      return reply.page(await bureauPage(deps, request, again), { status: 422 });
    }
    await act.run(deps, account, id, values.reason);
    return reply.done("/bureau/candidatures", { tone: "success", text: act.done });
  });
}
