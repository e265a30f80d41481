import type { FastifyRequest } from "fastify";
import { type Account, requireAccount, signatureOf } from "../../account/index.ts";
import type { SourceDirectory } from "../../catalogue/index.ts";
import { ProblemError } from "../../platform/errors.ts";
import type { Case } from "../case.query.ts";
import type { ResolutionDeps } from "../resolution.commands.ts";
import { type Judge, mayJudge } from "../resolution.policy.ts";
import { desk as t } from "./desk.fr.ts";

/** What the desk works on. */
export type DeskDeps = ResolutionDeps & {
  /** What an account may judge: the sources it looks after, all for curators. */
  judgeOf(account: Account): Promise<Judge>;
  sources(): Promise<SourceDirectory>;
};

/** Who judges here, and how they sign. @throws ProblemError `account/sign-in-needed`. */
export async function judgeHere(deps: DeskDeps, request: FastifyRequest): Promise<{ judge: Judge; by: string }> {
  const account = requireAccount(request.account, () => true);
  return { judge: await deps.judgeOf(account), by: signatureOf(account) };
}

/** @throws ProblemError `resolution/forbidden` when none of its descriptions is the reader's. */
export function needOwn(judge: Judge, it: Case): Case {
  if (mayJudge(judge, it.entries)) return it;
  throw new ProblemError({ code: "resolution/forbidden", kind: "forbidden", ...t.decide.forbidden });
}
