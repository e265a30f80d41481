import { ProblemError } from "../platform/errors.ts";
import { texts } from "./account.fr.ts";
import { type Account, INSTANCE, type Role } from "./account.ts";

/** Whether the account holds `role` in `organisation`. An administrator of the instance holds every role everywhere. */
export function holds(account: Account | undefined, role: Role, organisation: string): boolean {
  return Boolean(
    account?.memberships.some(
      (m) => (m.organisation === INSTANCE && m.role === "administrator") || (m.organisation === organisation && m.role === role),
    ),
  );
}

/** Whether somebody may act on the whole instance. */
export const isAdministrator = (account: Account | undefined): boolean => holds(account, "administrator", INSTANCE);

/** Whether somebody decides on what is proposed, in the name of the instance. */
export const isCurator = (account: Account | undefined): boolean => holds(account, "curator", INSTANCE);

/** May look after the sources of this partner. */
export const mayEditPartner = (account: Account | undefined, partner: string): boolean =>
  holds(account, "partner-editor", partner);

/** Ids of the partners whose sources the account looks after; undefined means all of them. */
export function partnersEdited(account: Account): string[] | undefined {
  if (isAdministrator(account)) return undefined;
  return account.memberships.filter((m) => m.role === "partner-editor").map((m) => m.organisation);
}

/**
 * The account, when it passes `test`.
 * @throws ProblemError `account/sign-in-needed` when nobody is signed in, `account/forbidden` when somebody else is.
 */
export function require(account: Account | undefined, test: (account: Account) => boolean): Account {
  if (!account) throw new ProblemError({ code: "account/sign-in-needed", kind: "forbidden", ...texts.signInNeeded });
  if (!test(account)) throw new ProblemError({ code: "account/forbidden", kind: "forbidden", ...texts.forbidden });
  return account;
}
