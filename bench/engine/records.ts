import { type Random, random, zipf } from "./random.ts";
import { type Topic, topicRankOf, topicsOf, write } from "./topics.ts";

/** What every engine indexes. Words are numbers, see `vocabulary.ts`; facet values too, see `VALUES`. */
export type BenchRecord = {
  number: number;
  id: string;
  /** Title, pitch, keywords, description. */
  fields: readonly (readonly number[])[];
  /** Increasing. */
  values: readonly number[];
  places: readonly { lat: number; lon: number }[];
  /** Days since 1970: created, confirmed. */
  dates: readonly [number, number];
  rank: number;
  boost: number;
};

export const FIELDS = ["title", "pitch", "keywords", "description"] as const;

const THEMES = 15;
const SUBTHEMES = 8;
const REGIONS = 18;
const DEPARTMENTS = 101;
/** The facet groups, with how many values each: `theme` has its broader themes first, `territory` its regions. */
const GROUP_SIZES = {
  kind: 4,
  theme: THEMES * (SUBTHEMES + 1),
  audience: 28,
  stage: 8,
  territory: REGIONS + DEPARTMENTS,
  partner: 120,
};
export const GROUPS = Object.keys(GROUP_SIZES);
/** The first value of each group, and after the last group the number of values. */
const starts = [0];
for (const size of Object.values(GROUP_SIZES)) starts.push((starts.at(-1) ?? 0) + size);
export const GROUP_START: readonly number[] = starts;
export const VALUE_COUNT = GROUP_START.at(-1) ?? 0;
/** The group that a value belongs to. */
export const groupOf = (value: number): number => GROUP_START.findLastIndex((start) => start <= value);
const [KIND = 0, THEME = 0, AUDIENCE = 0, STAGE = 0, TERRITORY = 0, PARTNER = 0] = GROUP_START;

const kindOf = zipf(4, 1.3, 1);
const themeOf = zipf(THEMES * SUBTHEMES, 0.7, 5);
const audienceOf = zipf(28, 1, 2);
const stageOf = zipf(8, 0.8, 1);
const partnerOf = zipf(120, 1.1, 2);
const townOf = zipf(1_500, 0.8, 10);

type Town = { lat: number; lon: number; department: number };

/** Towns stand around the centres of departments, those on a rough disk the size of France; the larger ones come first. */
function townsOf(seed: number): Town[] {
  const stream = random(seed, 2);
  const centres = Array.from({ length: DEPARTMENTS }, () => {
    const [turn, far] = [stream.next() * 2 * Math.PI, Math.sqrt(stream.next())];
    return { lat: 46.6 + 4.2 * far * Math.sin(turn), lon: 2.4 + 5.8 * far * Math.cos(turn) };
  });
  return Array.from({ length: 1_500 }, (_, number) => {
    const department = number < DEPARTMENTS ? number : stream.below(DEPARTMENTS);
    const centre = centres[department] as (typeof centres)[number];
    return { lat: centre.lat + stream.bell() * 0.25, lon: centre.lon + stream.bell() * 0.35, department };
  });
}

/** The corpus of a seed: any record can be asked alone, and record n is the same whatever the size. */
export type Corpus = { record(number: number, version?: number): BenchRecord; towns: readonly Town[] };

/** @returns the corpus; another `version` of a record is what it became after an update. */
export function corpusOf(seed: number): Corpus {
  const topics = topicsOf(seed, THEMES * SUBTHEMES);
  const towns = townsOf(seed);
  return { towns, record: (number, version = 0) => makeRecord(number, random(seed, 16 + version, number), topics, towns) };
}

function makeRecord(number: number, stream: Random, topics: readonly Topic[], towns: readonly Town[]): BenchRecord {
  const own = Array.from({ length: 1 + stream.below(3) }, () => topics[topicRankOf(stream)] as Topic);
  const said: number[] = [];
  const length = 90 + Math.floor(250 * stream.next() ** 1.5);
  const fields = [
    write(4 + stream.below(6), own, stream, said),
    write(14 + stream.below(16), own, stream, said),
    Array.from({ length: 2 + stream.below(4) }, () => stream.pick(stream.pick(own).expressions)).flat(),
    write(length, own, stream, said),
  ];
  const places = Array.from({ length: stream.chance(0.06) ? 0 : stream.chance(0.2) ? 2 : 1 }, () => {
    const town = towns[townOf(stream)] as Town;
    return { lat: town.lat + stream.bell() * 0.02, lon: town.lon + stream.bell() * 0.03, department: town.department };
  });
  const created = 14_000 + stream.below(6_000);
  return {
    number,
    id: `e${String(number).padStart(14, "0")}`,
    fields,
    values: valuesOf(own, places, stream),
    // Kept as 32-bit floats, so that no engine rounds them otherwise than another.
    places: places.map(({ lat, lon }) => ({ lat: Math.fround(lat), lon: Math.fround(lon) })),
    dates: [created, created + stream.below(1_500)],
    rank: Math.fround(stream.next() * 100),
    boost: stream.next() ** 2,
  };
}

function valuesOf(topics: readonly Topic[], places: readonly { department: number }[], stream: Random): number[] {
  const values = new Set<number>([KIND + kindOf(stream), STAGE + stageOf(stream), PARTNER + partnerOf(stream)]);
  const themes = [...topics.map(({ theme }) => theme), ...(stream.chance(0.4) ? [themeOf(stream)] : [])];
  for (const theme of themes) values.add(THEME + Math.floor(theme / SUBTHEMES)).add(THEME + THEMES + theme);
  for (let left = stream.below(5); left > 0; left--) values.add(AUDIENCE + audienceOf(stream));
  for (const { department } of places) values.add(TERRITORY + (department % REGIONS)).add(TERRITORY + REGIONS + department);
  return [...values].sort((a, b) => a - b);
}
