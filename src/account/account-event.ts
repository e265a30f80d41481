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

/** One event. `by`: who did it, when it is not the owner; `detail`: on what (`role@organisation`, a method, a browser). */
export type AccountEvent = { at: string; what: EventKind; by?: string; detail?: string };
