import type { ColumnProfile, Look } from "./column-profile.ts";

/**
 * How far values agree with a slot. `fits`: 0 to 1, what is left of the evidence of the name; `alone`: what the values say without
 * any name. `one`: a record has only one such column.
 */
type SlotRule = { fits(profile: ColumnProfile): number; alone?(profile: ColumnProfile): number; one?: boolean };

const empty = (profile: ColumnProfile): boolean => profile.filled === 0;
/** No value to look at neither helps nor harms. */
const unlessEmpty =
  (test: (profile: ColumnProfile) => number) =>
  (profile: ColumnProfile): number =>
    empty(profile) ? 0.9 : test(profile);

/** Most values must look so; the odd bad one is what partners' files are made of. */
const looks = (look: Look, enough = 0.5): SlotRule["fits"] =>
  unlessEmpty(({ shares }) => (shares[look] >= enough ? 1 : 0.25 * (shares[look] / enough)));

const notData = (profile: ColumnProfile): boolean =>
  profile.shares.url > 0.5 ||
  profile.shares.email > 0.5 ||
  profile.shares.phone > 0.5 ||
  profile.shares.decimal > 0.8 ||
  profile.shares.uuid > 0.5;

const text = unlessEmpty((profile) =>
  notData(profile) ? 0.1 : profile.shares.number > 0.8 || profile.shares.boolean > 0.3 ? 0.3 : 1,
);
const long: SlotRule["fits"] = unlessEmpty((profile) =>
  notData(profile) ? 0.1 : profile.averageLength > 60 ? 1 : profile.averageLength > 25 ? 0.75 : 0.5,
);
/** One sentence is short: the name says more than the length. */
const sentence: SlotRule["fits"] = unlessEmpty((profile) =>
  notData(profile) || profile.shares.number > 0.5 ? 0.1 : profile.averageLength > 25 ? 1 : 0.7,
);
/** Names: mostly different, short, not figures. */
const name = unlessEmpty((profile) => {
  if (notData(profile) || profile.shares.number > 0.5) return 0.1;
  return profile.averageLength > 150 ? 0.4 : 1;
});

const repeated = (profile: ColumnProfile): boolean =>
  profile.filled < 8 || profile.distinct <= profile.filled * 0.7 || profile.separator !== undefined;
/** Labels that come back, alone or in lists. */
const category = unlessEmpty((profile) => {
  if (
    notData(profile) ||
    profile.shares.number > 0.8 ||
    profile.shares.boolean > 0.6 ||
    (profile.shares.sentence > 0.5 && profile.separator === undefined)
  )
    return 0.15;
  return repeated(profile) ? 1 : 0.6;
});

const distinctShare = (profile: ColumnProfile): number => profile.distinct / Math.max(1, profile.filled);

/** "20190131", as WordPress fields write a day. */
const COMPACT_DAY = /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/;
const year: SlotRule["fits"] = unlessEmpty(({ shares, values }) =>
  shares.date + shares.year > 0.5 || values.every(({ label }) => COMPACT_DAY.test(label)) ? 1 : 0.2,
);
/** Either coordinate: where a file swaps the two, geography puts them right. */
const coordinate = (own: Look, other: Look): SlotRule["fits"] =>
  unlessEmpty((profile) => Math.max(looks(own)(profile), looks(other)(profile)));

/** Rules by slot; the absent ones take any text. */
const RULES: Record<string, SlotRule> = {
  "record.id": {
    one: true,
    fits: (profile) => {
      if (
        empty(profile) ||
        profile.longest > 100 ||
        profile.shares.sentence > 0.2 ||
        profile.shares.decimal > 0.5 ||
        profile.shares.url > 0.5
      )
        return 0.2;
      return profile.fill > 0.95 ? 1 : 0.8;
    },
    alone: (profile) => (profile.shares.uuid > 0.9 && profile.fill > 0.9 ? 0.7 : 0),
  },
  "record.updated": {
    one: true,
    fits: unlessEmpty(({ shares, values }) =>
      shares.date > 0.5 || shares.integer > 0.8 || values.every(({ label }) => /^\d{10,13}$/.test(label)) ? 1 : 0.2,
    ),
  },
  "record.kind": { one: true, fits: category },
  title: { one: true, fits: name },
  pitch: { one: true, fits: sentence },
  "description.text": {
    one: true,
    fits: long,
    alone: (profile) =>
      profile.shares.sentence > 0.7 && profile.averageLength > 120 && distinctShare(profile) > 0.5
        ? 0.62
        : profile.shares.html > 0.5
          ? 0.55
          : 0,
  },
  "description.need": { one: true, fits: long },
  "description.solution": { one: true, fits: long },
  "description.novelty": { one: true, fits: long },
  "description.how": { one: true, fits: long },
  themes: { fits: category },
  audiences: { fits: category },
  placeTypes: { fits: category },
  stage: { one: true, fits: category },
  legalForm: { one: true, fits: category },
  world: { one: true, fits: category },
  sdg: { fits: category, alone: (profile) => (profile.shares.sdg > 0.7 ? 0.99 : 0) },
  transitions: { fits: category },
  keywords: { fits: category },
  startDate: { one: true, fits: year },
  endDate: { one: true, fits: year },
  "carriers.name": { one: true, fits: name },
  "partners.name": { fits: text },
  "funders.name": { fits: text },
  "identifiers.siret": { one: true, fits: looks("digits14"), alone: ({ shares }) => (shares.siret > 0.8 ? 0.96 : 0) },
  "identifiers.siren": { one: true, fits: looks("digits9"), alone: ({ shares }) => (shares.siren > 0.8 ? 0.9 : 0) },
  "identifiers.rna": { one: true, fits: looks("rna"), alone: ({ shares }) => (shares.rna > 0.8 ? 0.95 : 0) },
  "contacts.email": { fits: looks("email"), alone: ({ shares }) => (shares.email > 0.7 ? 0.95 : 0) },
  "contacts.phone": {
    fits: unlessEmpty(({ shares, averageLength }) =>
      shares.phone > 0.4 ? 1 : averageLength < 30 && shares.sentence === 0 ? 0.5 : 0.1,
    ),
    alone: ({ shares }) => (shares.phone > 0.7 && shares.siret < 0.2 && shares.siren < 0.5 && shares.integer < 0.5 ? 0.9 : 0),
  },
  "contacts.person": { fits: unlessEmpty((profile) => (notData(profile) || profile.averageLength > 60 ? 0.1 : 0.85)) },
  "contacts.form": { fits: looks("url") },
  "places.name": { one: true, fits: name },
  "places.address": {
    one: true,
    fits: unlessEmpty((profile) => (notData(profile) ? 0.1 : 1)),
    alone: (profile) => (streets(profile) > 0.5 ? 0.8 : 0),
  },
  "places.housenumber": { one: true, fits: text },
  "places.complement": { one: true, fits: text },
  "places.postcode": {
    one: true,
    fits: unlessEmpty(({ shares, averageLength }) => (shares.postcode > 0.4 || averageLength < 9 ? 1 : 0.2)),
    alone: (profile) =>
      profile.shares.postcode > 0.9 && profile.shares.year < 0.5 && profile.filled > 3 && !counting(profile) ? 0.6 : 0,
  },
  "places.commune": {
    one: true,
    fits: unlessEmpty((profile) => (notData(profile) || profile.shares.number > 0.5 || profile.averageLength > 60 ? 0.1 : 1)),
  },
  "places.insee": { one: true, fits: looks("insee") },
  "places.department": { one: true, fits: unlessEmpty((profile) => (notData(profile) || profile.averageLength > 40 ? 0.1 : 1)) },
  "places.region": { one: true, fits: unlessEmpty((profile) => (notData(profile) || profile.averageLength > 50 ? 0.1 : 1)) },
  "places.country": {
    one: true,
    fits: looks("country"),
    alone: ({ shares, filled, distinct }) => (shares.country > 0.9 && filled > 5 && distinct <= 60 && distinct > 1 ? 0.6 : 0),
  },
  "places.lat": {
    one: true,
    fits: coordinate("latitude", "longitude"),
    alone: ({ shares }) => (shares.france > 0.95 ? 0.45 : 0),
  },
  "places.lon": { one: true, fits: coordinate("longitude", "latitude") },
  "places.position": { one: true, fits: looks("coordinates"), alone: ({ shares }) => (shares.coordinates > 0.9 ? 0.9 : 0) },
  "links.home": {
    one: true,
    fits: looks("url", 0.3),
    // The guid of a feed or of WordPress looks like an address and leads nowhere a reader would go.
    alone: ({ column, shares }) =>
      shares.url > 0.7 && shares.social < 0.5 && shares.image < 0.3 && shares.video < 0.5 && !/\bguid\b/i.test(column) ? 0.55 : 0,
  },
  "links.social": {
    fits: unlessEmpty(({ shares }) => (shares.url + shares.social > 0.3 ? 1 : 0.4)),
    alone: ({ shares }) => (shares.social > 0.7 ? 0.9 : 0),
  },
  "links.press": { fits: looks("url", 0.3) },
  "links.document": { fits: looks("url", 0.3) },
  "links.other": { fits: looks("url", 0.3) },
  url: { one: true, fits: looks("url", 0.5) },
  "images.url": {
    fits: unlessEmpty(({ shares }) => (shares.url > 0.4 || shares.image > 0.4 ? 1 : 0.2)),
    alone: ({ shares }) => (shares.image > 0.7 && shares.url > 0.7 ? 0.92 : 0),
  },
  "images.credit": { one: true, fits: text },
  "images.licence": { one: true, fits: text },
  "videos.url": { fits: looks("url", 0.4), alone: ({ shares }) => (shares.video > 0.6 ? 0.92 : 0) },
  "spread.modes": { fits: category },
  "spread.inspiredBy": { fits: text },
  "spread.replicaOf": { one: true, fits: name },
  "spread.kit.title": {
    one: true,
    fits: unlessEmpty(({ shares }) => (shares.boolean > 0.8 || shares.url > 0.5 ? 1 : 0.3)),
  },
  "zone.label": { one: true, fits: text },
  "recognition.year": { one: true, fits: year },
  lang: { one: true, fits: unlessEmpty(({ longest }) => (longest <= 12 ? 1 : 0.1)) },
};

const STREET =
  /(?:^|\s)(?:rue|avenue|av\.?|bd|boulevard|place|chemin|route|impasse|allée|quai|cours|square|esplanade|lieu-dit|zone|za|zi|bp)\s/i;
const streets = (profile: ColumnProfile): number =>
  profile.values.filter(({ label }) => STREET.test(label) || /^\d+\s*(?:bis|ter)?,?\s+\p{L}/u.test(label)).length /
  Math.max(1, profile.values.length);

/** A running number (1 to 99999) is no postal code. */
function counting(profile: ColumnProfile): boolean {
  const numbers = profile.values.map(({ label }) => Number(label)).sort((a, b) => a - b);
  return numbers.length > 3 && numbers.every((number, index) => index === 0 || number - (numbers[index - 1] ?? 0) <= 1);
}

export const ruleOf = (slot: string): SlotRule => RULES[slot] ?? { fits: text };
export const RULED_SLOTS: readonly string[] = Object.keys(RULES);
