import { hash, randomBytes } from "node:crypto";
import { addAccount } from "../../account/index.ts";
import { findPartner } from "../../harvest/index.ts";
import type { Services } from "../services.ts";
import { accountDeps } from "../wiring/account.ts";

/** Everybody who may knock at a door of the instance. Editors A and B look after two partners of the demonstration. */
export const ROLES = ["visitor", "contributor", "editorA", "editorB", "expert", "curator", "administrator"] as const;
/** One of `ROLES`. */
export type Role = (typeof ROLES)[number];

/** Partners of the demonstration that editors A and B look after. */
export const PARTNERS = { editorA: "carnet-bretagne", editorB: "carnet-reemploi" } as const;

const DAY = 86_400_000;

/** The address of the account that holds a role. */
export const emailOf = (role: Exclude<Role, "visitor">): string => `${role.toLowerCase()}@exemple.fr`;

async function membershipOf(services: Services, role: Exclude<Role, "visitor">) {
  if (role === "editorA" || role === "editorB") {
    const partner = await findPartner(services.database.read, PARTNERS[role]);
    if (!partner) throw new Error(`the demonstration has no partner ${PARTNERS[role]}`);
    return { organisation: partner.id, role: "partner-editor" as const };
  }
  return { organisation: "*", role };
}

/**
 * A cookie with which requests come from somebody who holds this role; undefined for a visitor. The account is made when it does
 * not exist (or no more), its session is always new.
 */
export async function signInAs(services: Services, role: Role): Promise<string | undefined> {
  if (role === "visitor") return undefined;
  const membership = await membershipOf(services, role);
  const { account } = await addAccount(accountDeps(services), { email: emailOf(role), by: "cli", membership });
  const secret = randomBytes(32).toString("base64url");
  const now = services.clock.now();
  const at = now.toISOString();
  await services.database.transaction(async (trx) => {
    const session = {
      token_hash: hash("sha256", secret, "hex"),
      account: account.id,
      created_at: at,
      seen_at: at,
      method: "link",
    };
    const expires_at = new Date(now.getTime() + DAY).toISOString();
    await trx
      .insertInto("session")
      .values({ ...session, browser: null, expires_at })
      .execute();
    if (role !== "administrator") return;
    const factor = { account: account.id, secret: "JBSWY3DPEHPK3PXP", created_at: at, confirmed_at: at, last_counter: 0 };
    await trx
      .insertInto("second_factor")
      .values(factor)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  });
  return `essaim_session=${secret}`;
}
