import { entriesByIds } from "../catalogue/index.ts";
import type { Clock } from "../platform/clock.ts";
import type { Database } from "../platform/database.ts";
import { log } from "../platform/log.ts";
import { addConsultations } from "./consultation.store.ts";
import { dayOf } from "./readership.ts";
import { type Visit, visitorsOfTheDay } from "./visitors.ts";

/** Counts gathered in memory are written this often: a crash loses that much, and nothing that anybody was promised. */
const WRITE_EVERY_MS = 20_000;

type CounterDeps = { database: Database; clock: Clock };

/** Counts who looks at what, in memory, and writes sums. */
export type Counter = {
  /** A fiche (`what` is found out when it is written), or a video of it. */
  count(entry: string, what: "fiche" | "video", visit: Visit): void;
  /** Writes what was gathered. */
  write(): Promise<void>;
  stop(): Promise<void>;
};

/** A counter that writes by itself until it is stopped. */
export function openCounter({ database, clock }: CounterDeps): Counter {
  const visitors = visitorsOfTheDay();
  let gathered = new Map<string, { entry: string; what: "fiche" | "video"; count: number }>();

  const write = async (): Promise<void> => {
    if (gathered.size === 0) return;
    const looks = [...gathered.values()];
    gathered = new Map();
    const entries = await entriesByIds(database.read, [...new Set(looks.map(({ entry }) => entry))]);
    const kinds = new Map(entries.map(({ id, kind }) => [id, kind]));
    const day = dayOf(clock.now());
    const rows = looks.flatMap(({ entry, what, count }) => {
      const kind = kinds.get(entry);
      return kind ? [{ entry, day, what: what === "video" ? "video" : kind, count }] : [];
    });
    await database.transaction((trx) => addConsultations(trx, rows));
  };
  const writeQuietly = () => write().catch((error: unknown) => log.warn("consultations not written", { error }));
  const timer = setInterval(writeQuietly, WRITE_EVERY_MS).unref();

  return {
    count(entry, what, visit) {
      const key = `${what}\n${entry}`;
      if (!visitors.isFirst(key, visit, clock.now())) return;
      const known = gathered.get(key);
      if (known) known.count++;
      else gathered.set(key, { entry, what, count: 1 });
    },
    write,
    async stop() {
      clearInterval(timer);
      await writeQuietly();
    },
  };
}
