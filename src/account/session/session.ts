import { DAY, HOUR } from "../../platform/clock.ts";

/** How somebody signed in. */
export type SignInMethod = "link" | "password" | "provider";

/** An open session, as its owner sees it. `id` stands for its secret, which is not kept. */
export type Session = {
  id: string;
  method: SignInMethod | undefined;
  /** Family of the browser ("Firefox, Linux"); no address of the network is kept. */
  browser: string | undefined;
  createdAt: string;
  seenAt: string;
  expiresAt: string;
};

/** How long a session lasts at most, and how long it lasts unused. Administrators' are shorter: they open every door. */
export const SESSION_LIFE = { most: 30 * DAY, idle: 14 * DAY, administrator: { most: 7 * DAY, idle: DAY } } as const;

/** Uses of a session are noted this often: reading a page rarely writes. */
const NOTED_EVERY = 10 * 60_000;
/** How recently one must have signed in to change what protects the account. */
const RECENT = HOUR;

type Times = Pick<Session, "createdAt" | "seenAt" | "expiresAt">;

const age = (iso: string, now: Date): number => now.getTime() - Date.parse(iso);

/** Whether a session may still be used: neither past its end nor left unused too long. */
export function isAlive(session: Times, administrator: boolean, now: Date): boolean {
  const { most, idle } = administrator ? SESSION_LIFE.administrator : SESSION_LIFE;
  return session.expiresAt > now.toISOString() && age(session.createdAt, now) < most && age(session.seenAt, now) < idle;
}

/** Whether a use must be noted. */
export const toBeNoted = (session: Times, now: Date): boolean => age(session.seenAt, now) >= NOTED_EVERY;

/** Whether one has just signed in: asked before what protects the account is changed. */
export const isRecent = (session: Pick<Session, "createdAt">, now: Date): boolean => age(session.createdAt, now) < RECENT;
