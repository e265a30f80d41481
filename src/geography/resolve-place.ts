import { areaNamed } from "./area-name.ts";
import { communesNamed, communesNamedButArticle, formerCommunesNamed } from "./commune-index.ts";
import { nameKey, readCommuneWords } from "./commune-name.ts";
import { onDeclaredChanged } from "./declared.ts";
import { communesGoingOn, placesNamed } from "./place-index.ts";
import { communesAtPostcode, departmentsOfPostcode } from "./postcode.ts";
import { type Territory, territory } from "./territory.ts";

/** What a person's words mean. `ambiguous` lists the other readings, likeliest first; without `territory`, none is likely enough. */
type ResolvedPlace = { territory?: Territory; ambiguous?: Territory[] };

/** A namesake this many times more populous than the next is what people mean ("Montreuil"); the others are still told. */
const DOMINANT = 8;

/**
 * Reads the words of "Où ?": a code (`dep-29`, `com-29151`, `pays-morlaix`), a postal code, a department number, a name, a name with
 * its department ("Saint-Denis (974)"). Unlike `locate`, which files records, it may take the likeliest, for the person sees it and can
 * choose another. A postal code is read
 * as its most populous commune. Empty object: nothing known.
 */
export function resolvePlace(words: string): ResolvedPlace {
  const text = words.trim().slice(0, 120);
  if (text === "") return {};
  const coded = /^(com|epci|dep|reg|pays)-/.test(text) || /^\d{9}$/.test(text) ? territory(text) : undefined;
  if (coded) return { territory: coded };
  if (/^\d{5}$/.test(text)) return atPostcode(text);
  if (/^(\d{2,3}|2[abAB])$/.test(text)) return one([territory(`dep-${text.toUpperCase()}`)]);
  const known = answered.get(text);
  if (known) return known;
  const found = choose(readings(text));
  if (answered.size >= MOST_KEPT) answered.clear();
  answered.set(text, found);
  return found;
}

/** Names are asked for again and again, page after page: the last answers are kept. */
const answered = new Map<string, ResolvedPlace>();
const MOST_KEPT = 2_000;
onDeclaredChanged(() => answered.clear());

function atPostcode(postcode: string): ResolvedPlace {
  const communes = communesAtPostcode(postcode);
  if (communes.length === 0)
    return one([territory(`com-${postcode}`), ...departmentsOfPostcode(postcode).map((code) => territory(`dep-${code}`))]);
  const [first, ...others] = byPopulation(communes.map(({ insee }) => territory(`com-${insee}`)));
  return first && others.length > 0 ? { territory: first, ambiguous: others } : one([first]);
}

/** Territories that the words may name, largest kind first, and no two of the same extent. */
function readings(text: string): Territory[] {
  const read = readCommuneWords(text);
  const area = areaNamed(read.area);
  const departments =
    read.postcode === undefined ? (area?.department ? [area.department] : []) : departmentsOfPostcode(read.postcode);
  const communes = [
    ...read.keys.flatMap(communesNamed),
    ...read.keys.flatMap(communesNamedButArticle),
    ...read.articleless.flatMap(communesNamed),
  ];
  const former = communes.length > 0 ? [] : read.keys.flatMap(formerCommunesNamed);
  const here = [...communes, ...former].filter((one) => departments.length === 0 || departments.includes(one.department));
  const found = here.map((one) => territory(`com-${one.formerOf ?? one.insee}`));
  const longer = departments.length > 0 ? [] : betterKnown(text, found);
  const named = departments.length > 0 ? undefined : areaNamed(text);
  const larger = [
    named && territory(named.department ? `dep-${named.department}` : `reg-${named.region}`),
    ...placesNamed(text).map(({ code }) => territory(code)),
  ];
  return unique([...larger, ...longer, ...found]);
}

const MOST_LONGER = 4;

/** Of a small commune, those that begin with its name and are much more populous: "Romans" says Romans-sur-Isère more than a village. */
function betterKnown(text: string, found: readonly (Territory | undefined)[]): (Territory | undefined)[] {
  const largest = Math.max(...found.map((one) => one?.population ?? 0));
  if (found.length === 0) return [];
  const longer = communesGoingOn(text).filter(({ population }) => population >= DOMINANT * largest);
  return longer.slice(0, MOST_LONGER).map(({ code }) => territory(code));
}

function choose(candidates: Territory[]): ResolvedPlace {
  const rank = { region: 0, department: 0, declared: 1, epci: 2, commune: 1 } as const;
  const sorted = byPopulation(candidates).sort((a, b) => rank[a.kind] - rank[b.kind]);
  const [first, second, ...rest] = sorted;
  if (!first || !second) return one([first]);
  const others = [second, ...rest];
  const wider = rank[first.kind] < rank[second.kind] || first.population >= DOMINANT * second.population;
  return wider ? { territory: first, ambiguous: others } : { ambiguous: sorted };
}

/** Drops what has the same communes as one before it: Paris the department, La Réunion the region. */
function unique(list: (Territory | undefined)[]): Territory[] {
  const kept = new Map<string, Territory>();
  for (const found of list) {
    if (!found) continue;
    const communes = found.communes();
    const [first] = communes;
    const extent = `${communes.size}:${first ?? found.code}:${nameKey(found.name)}`;
    if (!kept.has(extent)) kept.set(extent, found);
  }
  return [...kept.values()];
}

function byPopulation(list: (Territory | undefined)[]): Territory[] {
  return list.filter((found) => found !== undefined).sort((a, b) => b.population - a.population);
}

function one(list: (Territory | undefined)[]): ResolvedPlace {
  const found = list.find((candidate) => candidate !== undefined);
  return found ? { territory: found } : {};
}
