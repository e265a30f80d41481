import type { FastifyInstance, FastifyRequest } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { readTrap } from "../../moderation/index.ts";
import { isProblem } from "../../platform/errors.ts";
import { formSchema } from "../../web/form.ts";
import { charterVersions } from "../charter/charter.store.ts";
import { inForce } from "../charter/charter.ts";
import type { GovernanceDeps } from "../governance.ts";
import { votesOn } from "../vote/vote.store.ts";
import { apply, confirmApplication, followedApplication, withdrawApplication } from "./application.commands.ts";
import { type ApplicationErrors, readApplication } from "./application.form.ts";
import { application as t } from "./application.fr.ts";
import { ApplyPage } from "./pages/apply.tsx";
import { FollowPage, SentPage } from "./pages/follow.tsx";

const secretParams = z.object({ secret: z.string().max(100) });
const SENDING = { access: "public", rateLimit: { max: 120, timeWindow: "15 minutes" } } as const;

/** What the server refuses for a reason that belongs beside a field. */
function refusedField(error: unknown): ApplicationErrors {
  if (isProblem(error, "application/already")) return { name: error.detail };
  if (isProblem(error, "account/too-many-links")) return { email: t.tooMany };
  throw error;
}

/** Applying, from a page open to all; following, confirming and taking back, from a private link. */
export function applicationRoutes(server: FastifyInstance, deps: GovernanceDeps): void {
  const app = server.withTypeProvider<ZodTypeProvider>();
  const { read } = deps.database;
  const version = async () => inForce(await charterVersions(read))?.version ?? 1;

  app.get("/reseau/rejoindre", { config: { access: "public" } }, async (request, reply) => {
    const email = request.account?.email;
    return reply.page(<ApplyPage context={request.page} version={await version()} {...(email ? { values: { email } } : {})} />);
  });

  const sent = async (request: FastifyRequest, body: z.infer<typeof formSchema>) => {
    const current = await version();
    const trap = readTrap(body);
    const { values, errors, candidacy } = readApplication(body, current, deps.placeName);
    const again = (wrong: ApplicationErrors) => (
      <ApplyPage context={request.page} version={current} values={values} errors={wrong} startedAt={trap.startedAt} />
    );
    if (Object.keys(errors).length > 0) return { status: 422, page: again(errors) };
    try {
      const { confirmed } = await apply(deps, candidacy, trap, request.account);
      return { status: 200, page: <SentPage context={request.page} confirmed={confirmed} localMail={deps.localMail} /> };
    } catch (error) {
      return { status: 422, page: again(refusedField(error)) };
    }
  };

  app.post("/reseau/rejoindre", { schema: { body: formSchema }, config: SENDING }, async (request, reply) => {
    const { page, status } = await sent(request, request.body);
    return reply.page(page, { status });
  });

  const link = { schema: { params: secretParams }, config: { access: "link" } } as const;
  app.get("/reseau/candidature/:secret", link, async (request, reply) => {
    const { secret } = request.params;
    const it = await followedApplication(deps, secret);
    const [vote] = await votesOn(read, it.id);
    return reply.page(<FollowPage context={request.page} application={it} secret={secret} closesAt={vote?.closesAt} />);
  });

  app.post("/reseau/candidature/:secret", link, async (request, reply) => {
    await confirmApplication(deps, request.params.secret);
    return reply.done(`/reseau/candidature/${request.params.secret}`, { tone: "success", text: t.follow.confirmed });
  });

  app.post("/reseau/candidature/:secret/retrait", link, async (request, reply) => {
    await withdrawApplication(deps, request.params.secret);
    return reply.done(`/reseau/candidature/${request.params.secret}`, { tone: "info", text: t.follow.withdrawn });
  });
}
