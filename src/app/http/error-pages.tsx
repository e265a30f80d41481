import { randomBytes } from "node:crypto";
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { isProblem, type Problem } from "../../platform/errors.ts";
import { log } from "../../platform/log.ts";
import { ErrorPage } from "../../web/index.ts";
import { texts } from "../app.fr.ts";
import { HTTP_STATUS } from "./problem-status.ts";

/** What readers of bodies throw, without a status, when a body stops short (its sender left: `aborted`) or was never one. */
const BROKEN_PARTS = /^(aborted|Multipart: Boundary not found|Unsupported Content-Type\.|.*nexpected end of multipart data)$/;

/** What is told of an error: a ProblemError in its own words, a request that does not parse, or a defect with a reference.
 * `waitSeconds`: how long until one may ask again. */
function toProblem(error: FastifyError, waitSeconds = 0): Pick<Problem, "code" | "detail" | "hint"> & { status: number } {
  if (isProblem(error)) return { code: error.code, detail: error.detail, hint: error.hint, status: HTTP_STATUS[error.kind] };
  const status = error.statusCode ?? (BROKEN_PARTS.test(error.message) ? 400 : 500);
  if (status === 429) return { code: "web/too-many", status, ...texts.tooMany(Math.max(1, Math.ceil(waitSeconds / 60))) };
  if (status === 413) return { code: "web/too-large", status, ...texts.tooLarge };
  if (status >= 400 && status < 500) return { code: "web/bad-request", status, ...texts.badRequest };
  const reference = randomBytes(4).toString("hex");
  log.error(`defect ${reference}`, { error });
  return { code: "web/defect", status: 500, ...texts.defect(reference) };
}

function answer(request: FastifyRequest, reply: FastifyReply, problem: ReturnType<typeof toProblem>): FastifyReply {
  const { status, code, detail, hint } = problem;
  if (request.url.startsWith("/api/")) return reply.code(status).send({ error: { code, detail, hint } });
  if (code === "account/sign-in-needed" && request.method === "GET") {
    return reply.redirect(`/connexion?next=${encodeURIComponent(request.url)}`, 302);
  }
  const page = (
    <ErrorPage context={request.page} status={status} detail={detail} hint={hint}>
      {code === "account/sign-in-needed" && (
        <p>
          <a href={`/connexion?next=${encodeURIComponent(cameFrom(request))}`}>{texts.signIn}</a>
        </p>
      )}
    </ErrorPage>
  );
  return reply.page(page, { status });
}

/** The page of this site whose form was sent, to come back to after signing in. */
function cameFrom({ headers: { referer }, page }: FastifyRequest): string {
  const from = referer && URL.canParse(referer) ? new URL(referer) : undefined;
  return from && from.host === new URL(page.instance.url).host ? from.pathname : "/espace";
}

/** The one place where errors become answers: pages in French, JSON under /api. */
export function handleErrors(server: FastifyInstance): void {
  server.setErrorHandler((error: FastifyError, request, reply) =>
    answer(request, reply, toProblem(error, Number(reply.getHeader("retry-after") ?? 0))),
  );
  server.setNotFoundHandler((request, reply) =>
    answer(request, reply, { code: "web/not-found", status: 404, ...texts.notFound }),
  );
}
