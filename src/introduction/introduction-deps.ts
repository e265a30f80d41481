import type { Entry } from "../catalogue/index.ts";
import type { Clock } from "../platform/clock.ts";
import type { Database, Executor } from "../platform/database.ts";

/** Somebody who can be written to. */
export type Person = { email: string; name?: string };

/** A partner that brought a fiche, and who looks after it. */
export type Referents = { slug: string; name: string; people: Person[] };

/** What the use cases of introductions work on. */
export type IntroductionDeps = {
  database: Database;
  clock: Clock;
  /** Name, public address and referent of the instance. */
  instance: { name: string; url: string; referent?: { name: string; email?: string } };
  /** Domain whose letters come to this instance; without it both sides write from their private page. */
  relay?: { domain: string };
  /** Who carries a fiche, as checked. */
  holdersOf(executor: Executor, entry: Entry): Promise<Person[]>;
  /** The partners that brought it, each with who looks after it. */
  referentsOf(executor: Executor, entry: Entry): Promise<Referents[]>;
  /** Who decides in the name of the instance. */
  curators(executor: Executor): Promise<Person[]>;
};

/** What its pages need besides. */
export type IntroductionPagesDeps = IntroductionDeps & {
  /** Letters are written to a folder: say so where a person waits for one. */
  localMail: boolean;
};
