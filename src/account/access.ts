import { type Account, INSTANCE } from "./account.ts";

/**
 * Who may open a route, said by the route itself (`config.access`): anyone; whoever holds the secret in the address; whoever
 * is signed in; who looks after a partner's sources; experts, curators, administrators of the instance. What a person may do
 * with this partner or that fiche is checked by the command, which knows it.
 */
const ACCESS = ["public", "link", "signed-in", "partner", "expert", "curator", "administrator"] as const;
/** Who may open a route. */
export type Access = (typeof ACCESS)[number];

const TESTS: Record<Exclude<Access, "public" | "link" | "signed-in">, (role: string, organisation: string) => boolean> = {
  partner: (role) => role === "partner-editor" || role === "curator",
  expert: (role, organisation) => (role === "expert" || role === "curator") && organisation === INSTANCE,
  curator: (role, organisation) => role === "curator" && organisation === INSTANCE,
  administrator: () => false,
};

/** Whether this account (none: a visitor) may open a route of this access. Administrators open all of them. */
export function mayOpen(access: Access, account: Account | undefined): boolean {
  if (access === "public" || access === "link") return true;
  if (!account) return false;
  if (access === "signed-in") return true;
  return account.memberships.some(
    ({ role, organisation }) => (role === "administrator" && organisation === INSTANCE) || TESTS[access](role, organisation),
  );
}
