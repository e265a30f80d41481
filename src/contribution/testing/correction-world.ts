import { allEntries, type Entry, ingest, type RecordDraft, recordBodySchema } from "../../catalogue/index.ts";
import type { Ruling } from "../../moderation/index.ts";
import { fixedClock } from "../../platform/clock.ts";
import type { Database } from "../../platform/database.ts";
import type { CorrectionDeps } from "../correction/correction.commands.ts";
import type { FieldChange } from "../correction/correction.ts";
import { lettersWritten } from "./letters.store.ts";

const DAY1 = "2026-01-01T00:00:00.000Z";

/** What a partner says in these tests. */
export const PARTNER_DRAFT = {
  title: "La Recyclerie",
  pitch: "On répare.",
  stage: "experimentation",
  themes: ["reemploi-reparation"],
  description: { need: "Trop de déchets." },
  links: [{ rel: "home", url: "https://recyclerie.example/" }],
  contacts: [{ kind: "email", value: "contact@prive.example", openness: "private" }],
} satisfies Partial<RecordDraft>;

export const RULING: Ruling = { at: "2026-11-22T12:00:00.000Z", by: "account:curator" };

/** A fiche that one partner describes, and what corrections work on. */
export async function correctionWorld(database: Database) {
  const clock = fixedClock("2026-11-22T10:00:00.000Z", 1_000);
  const deps: CorrectionDeps = {
    database,
    clock,
    instance: { name: "Essaim", url: "http://essaim.test" },
    partnersOf: async () => ["partner-a"],
    partner: async () => ({ id: "partner-a", slug: "a", name: "Réseau A" }),
  };
  /** The partner states this now. */
  const harvest = (draft: Partial<RecordDraft> & { title: string }, at: string) =>
    database.transaction((trx) =>
      ingest(trx, { source: "a", run: at, mapping: "m", at, by: "source:a" }, [
        { remoteId: "1", rawKey: JSON.stringify(draft), body: recordBodySchema.parse({ kind: "innovation", ...draft }) },
      ]),
    );
  await harvest(PARTNER_DRAFT, DAY1);
  const entry = async (): Promise<Entry> => {
    const [first] = (await Array.fromAsync(allEntries(database.read))).flat();
    if (!first) throw new Error("the fiche is gone");
    return first;
  };
  const letters = () => lettersWritten(database.read);
  /** The secret at the end of the last link to this path. */
  const lastSecret = async (path: string): Promise<string> => {
    const texts = (await letters()).map(({ text }) => text).filter((text) => text.includes(path));
    return texts.at(-1)?.match(new RegExp(`${path}([\\w-]{43})`))?.[1] ?? "";
  };
  return { deps, clock, harvest, entry, letters, lastSecret };
}

/** A correction as its form gives it. */
export const proposed = (entry: Entry, email: string, ...changes: FieldChange[]) => ({
  entry: entry.id,
  about: "value" as const,
  changes,
  because: "J’y travaille.",
  email,
  trap: {},
});
