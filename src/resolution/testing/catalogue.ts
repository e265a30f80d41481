import { allEntries, type Entry, ingest, type RecordDraft, recordBodySchema } from "../../catalogue/index.ts";
import type { Database } from "../../platform/database.ts";
import { Matching } from "../matching/matching.ts";
import type { ResolutionDeps } from "../resolution.commands.ts";

/** What a source says of a thing: what matters to the story, and the source's id of it (its title where none is given). */
export type Told = Partial<RecordDraft> & { title: string; id?: string };

const DAY = 86_400_000;
const START = Date.parse("2026-01-01T00:00:00.000Z");

/** Takes an update of a source, on a day. */
export const take = (database: Database, source: string, day: number, ...told: Told[]): Promise<unknown> =>
  database.transaction((trx) =>
    ingest(
      trx,
      { source, run: `run-${day}`, mapping: "m1", at: new Date(START + day * DAY).toISOString(), by: `source:${source}` },
      told.map(({ id, ...draft }) => ({
        remoteId: id ?? draft.title,
        rawKey: JSON.stringify([draft, day]),
        body: recordBodySchema.parse({ kind: "organisation", ...draft }),
      })),
    ),
  );

/** All entries, oldest id first. */
export const entriesOf = async (database: Database): Promise<Entry[]> =>
  (await Array.fromAsync(allEntries(database.read))).flat();

/** The entry with this title. */
export async function entryNamed(database: Database, title: string): Promise<string> {
  const found = (await entriesOf(database)).find(({ single }) => single.title.value === title);
  if (!found) throw new Error(`no entry is called ${title}`);
  return found.id;
}

/** A clock that goes on by a minute each time it is looked at, from a day in June. */
export function resolutionDeps(database: Database): ResolutionDeps {
  let minutes = 0;
  const now = () => {
    minutes += 1;
    return new Date(START + 160 * DAY + minutes * 60_000);
  };
  return { database, clock: { now } };
}

/** Compares what changed, as the background job does. */
export const match = (deps: ResolutionDeps) => new Matching(deps).run();

/** A place as sources tell it, in one of a few communes. */
export const at = (commune: "Morlaix" | "Brest" | "Rennes", address: string) => {
  const known = {
    Morlaix: { insee: "29151", lat: 48.5776, lon: -3.8279 },
    Brest: { insee: "29019", lat: 48.3904, lon: -4.4861 },
    Rennes: { insee: "35238", lat: 48.1147, lon: -1.6794 },
  }[commune];
  return [{ commune, address, ...known, precision: "exact" as const }];
};

/** Two descriptions of one thing, alike enough for the machine: an official number's site, a phone, an address. */
export const TWICE: readonly [Told, Told] = [
  {
    title: "Ressourcerie des Monts d'Arrée",
    id: "one",
    places: at("Morlaix", "12 rue de Brest"),
    links: [{ rel: "home", url: "https://www.ressourcerie-arree.fr" }],
    contacts: [{ kind: "phone", value: "02 98 88 00 11" }],
  },
  {
    title: "La Ressourcerie des Monts d’Arrée",
    id: "two",
    places: at("Morlaix", "12, rue de Brest"),
    links: [{ rel: "home", url: "https://ressourcerie-arree.fr/contact" }],
    contacts: [{ kind: "phone", value: "+33 2 98 88 00 11" }],
  },
];
