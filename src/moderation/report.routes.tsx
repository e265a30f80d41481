import type { FastifyInstance, FastifyRequest } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { normaliseEmail } from "../account/index.ts";
import { ReportPage, ReportSentPage, type ReportValues } from "./pages/report.tsx";
import { type ReportDeps, sendReport } from "./report.commands.ts";
import { report as t } from "./report.fr.ts";
import { pathHere, REPORT_REASONS, type ReportReason } from "./report.ts";
import { MESSAGE_LENGTH } from "./ruling.ts";
import { HONEYPOT, readTrap, STARTED_AT } from "./trap.ts";
import { words } from "./words.ts";

/** Anyone may report: not a flood of it. */
const LIMIT = { rateLimit: { max: 120, timeWindow: "15 minutes" } };

const query = z.object({ objet: z.string().max(2_000).optional().catch(undefined) });
const body = z.object({
  objet: words(1_000_000),
  motif: words(100),
  texte: words(1_000_000),
  email: words(1_000),
  [HONEYPOT]: words(1_000),
  [STARTED_AT]: words(100),
});

type Errors = Partial<Record<keyof ReportValues, string>>;

const isReason = (text: string): text is ReportReason => (REPORT_REASONS as readonly string[]).includes(text);

function errorsOf(values: ReportValues, path: string | undefined): Errors {
  const { motif, texte, email } = values;
  return {
    ...(path ? {} : { objet: t.errors.object }),
    ...(isReason(motif) ? {} : { motif: t.errors.reason }),
    ...(texte.trim().length < 3 ? { texte: t.errors.text } : {}),
    ...(texte.length > MESSAGE_LENGTH ? { texte: t.errors.tooLong } : {}),
    ...(email.trim() && !normaliseEmail(email) ? { email: t.errors.email } : {}),
  };
}

/** What the form holds when it is opened: the page one comes from, and one's own address. */
function initial(request: FastifyRequest, objet: string, origin: string): ReportValues {
  return { objet: pathHere(objet, origin) ?? "", motif: "", texte: "", email: request.account?.email ?? "" };
}

/** Reporting a page of this site. */
export function reportRoutes(server: FastifyInstance, deps: ReportDeps & { instance: { url: string } }): void {
  const app = server.withTypeProvider<ZodTypeProvider>();
  const origin = new URL(deps.instance.url).origin;

  app.get("/signaler", { schema: { querystring: query }, config: { access: "public" } }, (request, reply) =>
    reply.page(<ReportPage context={request.page} values={initial(request, request.query.objet ?? "", origin)} />),
  );

  app.post("/signaler", { schema: { body }, config: { access: "public", ...LIMIT } }, async (request, reply) => {
    const values = request.body;
    const object = pathHere(values.objet, origin);
    const errors = errorsOf(values, object);
    const trap = readTrap(values);
    if (!object || !isReason(values.motif) || Object.keys(errors).length > 0) {
      const page = <ReportPage context={request.page} values={values} errors={errors} startedAt={trap.startedAt} />;
      return reply.page(page, { status: 422 });
    }
    const email = normaliseEmail(values.email);
    const account = request.account?.id;
    await sendReport(
      deps,
      { object, reason: values.motif, text: values.texte.trim(), ...(email ? { email } : {}), ...(account ? { account } : {}) },
      trap,
    );
    return reply.page(<ReportSentPage context={request.page} object={object} told={Boolean(email)} />);
  });
}
