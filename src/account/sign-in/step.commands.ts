import { ProblemError } from "../../platform/errors.ts";
import { accountById } from "../account.store.ts";
import type { Account } from "../account.ts";
import type { AccountDeps } from "../account-deps.ts";
import { withCode } from "../factor/factor.commands.ts";
import { findStep, takeStep } from "../session/session.store.ts";
import type { SignInMethod } from "../session/session.ts";
import { tokenHash } from "../token.ts";
import { type Device, type Opened, openSession } from "./admit.ts";
import { signInTexts as t } from "./sign-in.fr.ts";

const noStep = () => new ProblemError({ code: "account/no-step", kind: "invalid", ...t.step.over });

/** Who owes the second factor. @throws ProblemError `account/no-step` when nobody does, or too long ago. */
export async function stepOwner(
  deps: AccountDeps,
  secret: string,
): Promise<{ account: Account; method: SignInMethod; next: string }> {
  const step = await findStep(deps.database.read, tokenHash(secret), deps.clock.now().toISOString());
  const account = step && (await accountById(deps.database.read, step.account));
  if (!account) throw noStep();
  return { account, method: step.method as SignInMethod, next: step.next };
}

/**
 * Signs in with the second factor.
 * @throws ProblemError `account/no-step`, `account/bad-code`, `account/locked`.
 */
export async function passStep(deps: AccountDeps, secret: string, code: string, device: Device = {}): Promise<Opened> {
  const { account, method, next } = await stepOwner(deps, secret);
  return withCode(deps, account, code, async (trx) => {
    if (!(await takeStep(trx, tokenHash(secret)))) throw noStep();
    return openSession(trx, deps, account, { ...device, method, next, factor: true });
  });
}
