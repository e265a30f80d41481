import { hash, randomBytes } from "node:crypto";
import { dayOf } from "./readership.ts";

/** Programs that read pages; a browser that fetches ahead of its reader says so itself. */
const PROGRAM =
  /bot|crawl|spider|slurp|preview|headless|curl|wget|python|java\/|go-http|node|fetch|monitor|scan|feed|archive|lighthouse/i;

/** Enough for a busy day; past it, repeated visits count again rather than memory growing. */
const REMEMBERED = 200_000;

/** What a request says of who makes it. Nothing of it is kept. */
export type Visit = { address: string; browser: string | undefined; purpose: string | undefined };

/**
 * Who has already been counted today. A visitor is a hash of address and browser under a salt drawn each day, which lives in
 * memory alone: it cannot be linked to a person, to another day, or to another instance. No cookie.
 */
export function visitorsOfTheDay() {
  let day = "";
  let salt = "";
  let seen = new Set<string>();
  return {
    /** Whether this is a person's first look at `thing` today. */
    isFirst(thing: string, { address, browser, purpose }: Visit, at: Date): boolean {
      if (!browser || PROGRAM.test(browser) || purpose?.includes("prefetch")) return false;
      if (dayOf(at) !== day || seen.size > REMEMBERED) {
        day = dayOf(at);
        salt = randomBytes(32).toString("hex");
        seen = new Set();
      }
      const visitor = hash("sha256", `${salt}\n${address}\n${browser}\n${thing}`, "base64url").slice(0, 16);
      if (seen.has(visitor)) return false;
      seen.add(visitor);
      return true;
    },
  };
}
