import type { Executor } from "../../platform/database.ts";
import { accountById, lastSignIn, membershipsOf } from "../account.store.ts";
import type { Account } from "../account.ts";
import { eventsOf } from "../account-event.store.ts";
import type { AccountEvent } from "../account-event.ts";
import { factorOf, recoveryCodesLeft } from "../factor/factor.store.ts";
import { profileOf } from "../profile/profile.store.ts";
import type { Profile } from "../profile/profile.ts";
import { sessionsOf } from "../session/session.store.ts";
import type { Session } from "../session/session.ts";
import { identitiesOf, passwordOf } from "../sign-in/password.store.ts";

/** All that is kept of one account; secrets apart, which are of use to nobody but this server. */
export type Kept = {
  account: Account;
  lastSignInAt: string | undefined;
  memberships: { role: string; organisation: string; grantedAt: string }[];
  profile: Profile;
  password: { changedAt: string } | undefined;
  factor: { confirmedAt: string; recoveryCodesLeft: number } | undefined;
  identities: { issuer: string; subject: string; linkedAt: string }[];
  sessions: Session[];
  events: AccountEvent[];
};

/** Reads all that is kept of an account; undefined when there is none of that id. `events`: how many, the latest first. */
export async function keptOf(executor: Executor, id: string, events: number): Promise<Kept | undefined> {
  const account = await accountById(executor, id);
  if (!account) return undefined;
  const password = await passwordOf(executor, id);
  const factor = await factorOf(executor, id);
  const identities = await identitiesOf(executor, id);
  return {
    account,
    lastSignInAt: await lastSignIn(executor, id),
    memberships: await membershipsOf(executor, id),
    profile: await profileOf(executor, id),
    password: password && { changedAt: password.changedAt },
    factor: factor?.confirmedAt
      ? { confirmedAt: factor.confirmedAt, recoveryCodesLeft: await recoveryCodesLeft(executor, id) }
      : undefined,
    identities: identities.map(({ issuer, subject, linked_at }) => ({ issuer, subject, linkedAt: linked_at })),
    sessions: await sessionsOf(executor, id),
    events: await eventsOf(executor, id, events),
  };
}
