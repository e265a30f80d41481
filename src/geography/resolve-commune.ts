import { haversineKm, type LatLon } from "../engine/geometry/index.ts";
import { editDistance } from "../platform/edit-distance.ts";
import { centreOf, communeByInsee } from "./centroids.ts";
import type { Commune } from "./commune.ts";
import { communesNamed, communesNamedButArticle, formerCommunesNamed } from "./commune-index.ts";
import { type CommuneWords, nameKey, nameWords } from "./commune-name.ts";

/** What is known beside the name. Empty lists mean "nothing said". */
export type Evidence = {
  postcode?: string;
  /** Communes and municipal districts that the postal code serves. */
  atPostcode: readonly Commune[];
  /** INSEE codes that the department field or the postal code allow. */
  departments: readonly string[];
  region?: string;
  /** Position given with the record, if sound. */
  near?: LatLon;
};

/** How a commune was recognised, when it takes an explanation. */
type Manner = "exact" | "former" | "other-postcode" | "spelling" | "by-position";

type Resolution =
  | { commune: Commune; manner: Manner; written?: Commune }
  | { ambiguous: Commune[] }
  /** The name exists, but nowhere near what the postal code or the department says. */
  | { contradicted: readonly Commune[] }
  | { unknown: true };

/** A position settles between namesakes when it is this near to one, and this far from all others. */
const NEAR_KM = 15;
const FAR_KM = 40;

/**
 * The commune that a name means, given the evidence. Never a guess: one candidate must be left by the postal code, else
 * by the department, else by the position, else by being the only one of its name in France.
 */
export function resolveCommune(words: CommuneWords, evidence: Evidence): Resolution {
  const tiers = candidateTiers(words);
  const atPostcode = new Set(evidence.atPostcode.flatMap((one) => [one.insee, one.districtOf ?? one.insee]));
  for (const tier of tiers) {
    const here = tier.filter((one) => atPostcode.has(today(one)));
    if (here.length > 0) return settle(here, words, evidence, "exact");
  }
  const allowed = (one: Commune) =>
    (evidence.departments.length === 0 || evidence.departments.includes(one.department)) &&
    (!evidence.region || one.region === evidence.region);
  for (const tier of tiers) {
    const here = tier.filter(allowed);
    if (here.length > 0) return settle(here, words, evidence, atPostcode.size > 0 ? "other-postcode" : "exact");
  }
  const close = spelledAlmost(words, evidence.atPostcode);
  if (close) return { commune: close, manner: "spelling" };
  const elsewhere = tiers.find((tier) => tier.length > 0);
  if (!elsewhere) return { unknown: true };
  const placed = evidence.near && byPosition(elsewhere, evidence.near);
  return placed ? found(placed, "by-position") : { contradicted: elsewhere };
}

/** Candidates by decreasing likeness: communes of today, same but for an article, former communes, then parts of the words. */
function candidateTiers({ keys, articleless, parts }: CommuneWords): (readonly Commune[])[] {
  const butArticle = [
    ...keys.flatMap(communesNamedButArticle),
    ...articleless.flatMap(communesNamed),
    ...articleless.flatMap(communesNamedButArticle),
  ];
  const tiers = [
    ...keys.map(communesNamed),
    butArticle,
    [...keys, ...articleless].flatMap(formerCommunesNamed),
    parts.flatMap(communesNamed),
    parts.flatMap(communesNamedButArticle),
    parts.flatMap(formerCommunesNamed),
  ];
  return tiers.filter((tier) => tier.length > 0);
}

const today = (commune: Commune) => commune.formerOf ?? commune.insee;

function settle(candidates: readonly Commune[], words: CommuneWords, evidence: Evidence, manner: Manner): Resolution {
  const distinct = [...new Map(candidates.map((one) => [today(one), one])).values()];
  const left = preferred(
    preferred(distinct, (one) => evidence.departments.includes(one.department)),
    (one) => sameWords(one, words),
  );
  const [only] = left;
  if (only && left.length === 1) return found(only, manner);
  const placed = evidence.near && byPosition(left, evidence.near);
  return placed ? found(placed, "by-position") : { ambiguous: left.map((one) => communeByInsee(today(one)) ?? one) };
}

/** Those that pass, unless none does. */
function preferred(candidates: Commune[], passes: (one: Commune) => boolean): Commune[] {
  if (candidates.length < 2) return candidates;
  const passing = candidates.filter(passes);
  return passing.length > 0 ? passing : candidates;
}

/** "Mont-Dore" rather than "Montdoré", "Châteaurenard" rather than "Château-Renard". */
function sameWords(commune: Commune, { words }: CommuneWords): boolean {
  return nameWords(commune.name).join(" ") === words.join(" ");
}

function found(commune: Commune, manner: Manner): Resolution {
  const current = commune.formerOf === undefined ? commune : communeByInsee(commune.formerOf);
  if (!current) return { unknown: true };
  if (commune.formerOf === undefined) return { commune: current, manner };
  return { commune: current, manner: manner === "exact" ? "former" : manner, written: commune };
}

/** The one candidate that a position is near to, when all others are far. */
function byPosition(candidates: readonly Commune[], point: LatLon): Commune | undefined {
  const [first, second] = candidates.map((one) => ({ one, km: haversineKm(point, centreOf(one)) })).sort((a, b) => a.km - b.km);
  return first && first.km <= NEAR_KM && (!second || second.km >= FAR_KM) ? first.one : undefined;
}

/** One mistake in spelling, two in a long name. */
function isNear(key: string, name: string): boolean {
  const limit = key.length >= 9 ? 2 : 1;
  return editDistance(key, name, limit) <= limit;
}

/**
 * Among the communes of the postal code, the only one whose name nearly spells, stands in, begins or ends the words:
 * "Saint-Gantton", "Quimper Kerfeunteun", "Évry" for Évry-Courcouronnes.
 */
function spelledAlmost({ keys, words }: CommuneWords, atPostcode: readonly Commune[]): Commune | undefined {
  const long = words.join("").length >= 4;
  const tests: ((name: string) => boolean)[] = [
    (name) => keys.some((key) => key.length >= 5 && isNear(key, nameKey(name))),
    (name) => nameKey(name).length >= 4 && hasRun(words, nameWords(name)),
    (name) =>
      long &&
      nameWords(name)
        .join(" ")
        .startsWith(`${words.join(" ")} `),
    (name) => long && words.length > 1 && inOrder(nameWords(name), words),
    (name) => long && hasRun(nameWords(name), words),
  ];
  for (const test of tests) {
    const like = atPostcode.filter(({ name }) => test(name));
    const [only] = like;
    if (only && like.length === 1) return only;
  }
  return undefined;
}

/** Whether `part` stands whole and in order inside `words`. */
function hasRun(words: string[], part: string[]): boolean {
  return ` ${words.join(" ")} `.includes(` ${part.join(" ")} `);
}

/** Whether the words stand in the name in the same order, beginning with the same one: "Cosne-sur-Loire" in Cosne-Cours-sur-Loire. */
function inOrder(name: string[], words: string[]): boolean {
  let at = 0;
  for (const word of name) if (word === words[at]) at++;
  return name[0] === words[0] && at === words.length;
}
