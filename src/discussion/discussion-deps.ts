import type { Entry } from "../catalogue/index.ts";
import type { Clock } from "../platform/clock.ts";
import type { Database, Executor } from "../platform/database.ts";

/** What the use cases of discussions work on. What they know of holders and partners is handed to them. */
export type DiscussionDeps = {
  database: Database;
  clock: Clock;
  instance: { name: string; url: string };
  /** Addresses of those who carry a fiche. `isAsked`: they want to be written to. */
  holdersOf(executor: Executor, entry: string): Promise<readonly { email: string; isAsked: boolean }[]>;
  /** Addresses of those who look after the sources of a fiche, each with the partner's name. */
  editorsOf(executor: Executor, entry: Entry): Promise<readonly { email: string; partner: string }[]>;
};

/** Their pages also say where letters go. */
export type DiscussionRoutesDeps = DiscussionDeps & { localMail: boolean };
