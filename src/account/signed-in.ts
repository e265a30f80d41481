import type { FastifyReply, FastifyRequest } from "fastify";
import { isProblem, type ProblemError } from "../platform/errors.ts";
import { require } from "./account.policy.ts";
import type { Account } from "./account.ts";
import type { Session } from "./session/session.ts";

/** Who is signed in, and by which session. @throws ProblemError `account/sign-in-needed`. */
export function signedInOf(request: FastifyRequest): { account: Account; session: Session } {
  const account = require(request.account, () => true);
  if (!request.session) throw new Error("an account without a session");
  return { account, session: request.session };
}

/** What an error says to a person, in one line; undefined when it is none of `codes`: throw it again. */
export function toldBy(error: unknown, ...codes: string[]): string | undefined {
  const problem = codes.some((code) => isProblem(error, code)) ? (error as ProblemError) : undefined;
  return problem && [problem.detail, problem.hint].filter(Boolean).join(" ");
}

/** One must have signed in a moment ago: leads there, and back to `next`. Throws any other error again. */
export function signInAgain(reply: FastifyReply, error: unknown, next: string): FastifyReply {
  if (!isProblem(error, "account/sign-in-again")) throw error;
  return reply.done(`/connexion?next=${encodeURIComponent(next)}`, { tone: "info", text: `${error.detail} ${error.hint ?? ""}` });
}
