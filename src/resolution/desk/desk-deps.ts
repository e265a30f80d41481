import type { FastifyRequest } from "fastify";
import { type Account, requireAccount, signatureOf } from "../../account/index.ts";
import type { SourceDirectory } from "../../catalogue/index.ts";
import { ProblemError } from "../../platform/errors.ts";
import type { Case } from "../case.query.ts";
import type { ResolutionDeps } from "../resolution.commands.ts";
import { type Judge, mayJudge } from "../resolution.policy.ts";
import { desk as t } from "./desk.fr.ts";

/** Two entries that a reader says are one, and how they know. */
type Reported = { entries: readonly [string, string]; because: string; at: string };

/** What the desk works on. */
export type DeskDeps = ResolutionDeps & {
  /** What an account may judge: the sources it looks after, all for curators. */
  judgeOf(account: Account): Promise<Judge>;
  sources(): Promise<SourceDirectory>;
  /** What readers say is told twice, and nobody has answered. */
  reported(): Promise<readonly Reported[]>;
  /** Some were made one by somebody: readers who asked for it are answered. */
  united(by: string): Promise<void>;
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

/**
 * A partner judges pairs that hold a description of theirs: among several entries, one at most may be without.
 * @throws ProblemError `resolution/forbidden`.
 */
export function needOwnPairs(judge: Judge, it: Case): Case {
  const others = it.entries.filter((entry) => !mayJudge(judge, [entry]));
  if (others.length <= 1) return needOwn(judge, it);
  throw new ProblemError({ code: "resolution/forbidden", kind: "forbidden", ...t.decide.notOwnPairs });
}
