import { slugify } from "../engine/text/index.ts";
import type { Clock } from "../platform/clock.ts";
import type { Database, Executor } from "../platform/database.ts";
import { ProblemError } from "../platform/errors.ts";
import { mintId } from "../platform/ids.ts";
import { texts } from "./harvest.fr.ts";
import * as store from "./source.store.ts";
import type { Partner, Source, SourceLocation, SourceRole } from "./source.ts";

type Deps = { database: Database; clock: Clock };

/** A slug of `wanted` that `taken` does not hold yet: "carnet", "carnet-2"... */
export async function freeSlug(wanted: string, taken: (slug: string) => Promise<boolean>): Promise<string> {
  const base = slugify(wanted) || "source";
  for (let n = 1; n < 100; n++) {
    const slug = n === 1 ? base : `${base}-${n}`;
    if (!(await taken(slug))) return slug;
  }
  throw new ProblemError({ code: "source/slug-taken", kind: "conflict", ...texts.slugTaken(base) });
}

/** Addresses under /reseau that are pages of the network itself. */
const RESERVED: ReadonlySet<string> = new Set([
  "rejoindre",
  "candidature",
  "candidatures",
  "silence",
  "contributions",
  "porteurs",
]);

type NewPartner = { name: string; slug?: string; description?: string; url?: string };

/** A new partner, in the caller's transaction: admitted by a vote, there is never one without the other. */
export async function addPartnerIn(trx: Executor, { clock }: Pick<Deps, "clock">, input: NewPartner): Promise<Partner> {
  const now = clock.now();
  const taken = async (slug: string) => RESERVED.has(slug) || Boolean(await store.findPartner(trx, slug));
  const slug = await freeSlug(input.slug ?? input.name, taken);
  const { slug: _wanted, ...texts } = input;
  const partner: Partner = { id: mintId(now), slug, createdAt: now.toISOString(), ...texts };
  await store.insertPartner(trx, partner);
  return partner;
}

/** A new partner. */
export async function addPartner(deps: Deps, input: NewPartner): Promise<Partner> {
  return deps.database.transaction((trx) => addPartnerIn(trx, deps, input));
}

/** What it takes to add a source. */
export type NewSource = {
  partner: string;
  title: string;
  slug?: string;
  role: SourceRole;
  why?: string;
  licence: string;
  licenceUrl?: string;
  location: SourceLocation;
};

/** Adds a source, with the first version of its mapping when there is one already. */
export async function addSource(deps: Deps, input: NewSource, mapping?: { yaml: string; by: string }): Promise<Source> {
  const now = deps.clock.now();
  return deps.database.transaction(async (trx) => {
    const slug = await freeSlug(input.slug ?? input.title, async (s) => Boolean(await store.findSource(trx, s)));
    const { slug: _wanted, ...rest } = input;
    const source: Source = { id: mintId(now), slug, mappingVersion: 0, createdAt: now.toISOString(), ...rest };
    await store.insertSource(trx, source);
    if (mapping) source.mappingVersion = await store.insertMapping(trx, source.id, mapping.yaml, now.toISOString(), mapping.by);
    return source;
  });
}

/**
 * Saves a mapping as a new version, in force from the next run. Saving the one in force again changes nothing.
 * @returns the number of the version in force.
 */
export async function saveMapping(deps: Deps, source: string, yaml: string, by: string): Promise<number> {
  return deps.database.transaction(async (trx) => {
    const [latest] = await store.mappingVersions(trx, source);
    if (latest?.yaml === yaml) return latest.version;
    return store.insertMapping(trx, source, yaml, deps.clock.now().toISOString(), by);
  });
}

/** The refusal of a source that is not there. */
export const noSource = (key: string): ProblemError =>
  new ProblemError({ code: "source/not-found", kind: "not-found", ...texts.noSource(key) });

/** @throws ProblemError `source/not-found`. */
export async function needSource(database: Database, key: string): Promise<Source> {
  const source = await store.findSource(database.read, key);
  if (!source) throw noSource(key);
  return source;
}

/** @throws ProblemError `partner/not-found`. */
export async function needPartner(database: Database, key: string): Promise<Partner> {
  const partner = await store.findPartner(database.read, key);
  if (!partner) throw new ProblemError({ code: "partner/not-found", kind: "not-found", ...texts.noPartner(key) });
  return partner;
}
