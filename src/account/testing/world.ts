import { Secret, TOTP } from "otpauth";
import { fixedClock } from "../../platform/clock.ts";
import type { Database } from "../../platform/database.ts";
import type { Mail } from "../../platform/mail.ts";
import { addAccount } from "../account.commands.ts";
import { INSTANCE, type Role } from "../account.ts";
import type { AccountDeps } from "../account-deps.ts";
import { confirmFactor, startFactor } from "../factor/factor.commands.ts";
import { factorOf } from "../factor/factor.store.ts";
import { type SignedIn, signedIn } from "../session/session.commands.ts";
import { signInByLink } from "../sign-in/link.commands.ts";
import { lettersWaiting } from "./letters.store.ts";

/** Accounts on a database, with a clock moved by hand and the letters that wait. */
export function accountWorld(database: Database, more: Partial<AccountDeps> = {}) {
  const clock = fixedClock("2026-11-22T10:00:00.000Z");
  const deps: AccountDeps = { database, clock, instance: { name: "Essaim", url: "https://essaim.example" }, ...more };

  const mails = () => lettersWaiting(database.kysely);

  const lastMail = async (to: string): Promise<Mail> => {
    const found = (await mails()).findLast((mail) => mail.to === to);
    if (!found) throw new Error(`no letter to ${to}`);
    return found;
  };

  /** The session that a secret opens. */
  const open = async (secret: string): Promise<SignedIn> => {
    const found = await signedIn(deps, secret);
    if (!found) throw new Error("no session");
    return found;
  };

  /** Somebody who has just signed in by link. */
  const someone = async (email: string, role: Role = "contributor"): Promise<SignedIn & { secret: string }> => {
    const { link } = await addAccount(deps, { email, membership: { organisation: INSTANCE, role }, by: "test" });
    const admitted = await signInByLink(deps, secretOf(link));
    if (!("secret" in admitted)) throw new Error("a second factor is owed");
    return { ...(await open(admitted.secret)), secret: admitted.secret };
  };

  /** The code that somebody's telephone shows. */
  const code = async (account: string): Promise<string> => {
    const { secret = "" } = (await factorOf(database.read, account)) ?? {};
    return TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: clock.now().getTime() });
  };

  /** Turns the second factor of somebody on. @returns their recovery codes. */
  const protect = async ({ account, session }: SignedIn): Promise<string[]> => {
    await startFactor(deps, account, session);
    const codes = await confirmFactor(deps, account, session, await code(account.id));
    clock.advance(60_000);
    return codes;
  };

  return { deps, clock, mails, lastMail, open, someone, code, protect };
}

/** The secret at the end of the first link of a text. */
export const secretOf = (text: string): string => /https?:\/\/\S+\/([\w-]{43})/.exec(text)?.[1] ?? "";
