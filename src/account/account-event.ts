import { type Membership, ROLES } from "./account.ts";

/** What may happen to an account, as its owner and the administrators read it. No address of the network is kept. */
export type EventKind =
  | "created"
  | "signed-in"
  | "locked"
  | "role-granted"
  | "role-revoked"
  | "password-set"
  | "password-removed"
  | "factor-on"
  | "factor-off"
  | "recovery-used"
  | "recovery-renewed"
  | "address-changed"
  | "address-restored"
  | "provider-linked"
  | "reset";

/** The role that an event speaks of (`role@organisation`); undefined when it speaks of none. */
export function roleOfEvent({ what, detail = "" }: AccountEvent): Membership | undefined {
  if (what !== "role-granted" && what !== "role-revoked") return undefined;
  const [name, organisation = ""] = detail.split(/@(.*)/s);
  const role = ROLES.find((one) => one === name);
  return role && { role, organisation };
}

/** One event. `by`: who did it, when it is not the owner; `detail`: on what (`role@organisation`, a method, a browser). */
export type AccountEvent = { at: string; what: EventKind; by?: string; detail?: string };
