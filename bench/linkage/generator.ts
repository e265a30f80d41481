import type { LinkageRecord } from "../../src/engine/linkage/index.ts";

/**
 * Organisations as partners would write them, any number of them, always the same: of the nature of the frozen French set (slips,
 * dropped words, missing numbers, one in eight in a family that shares its name, number, site or phone elsewhere), made
 * on demand, so that a million cost no memory. Same thing, same `entity`.
 */
const HEADS = (
  "Ressourcerie;Envie;Régie de quartier;Centre social;Maison de quartier;Café associatif;Repair Café;Fablab;Tiers-lieu;Recyclerie;Emmaüs;AMAP;SCIC;" +
  "Restos du cœur;Secours populaire;Jardins solidaires;Jardin partagé;Habitat participatif;Épicerie sociale et solidaire;Monnaie locale;Accorderie;" +
  "Système d'échange local;Coopérative;Conciergerie solidaire;Garage solidaire;Atelier vélo;Pôle ESS;PTCE;Incroyables comestibles;Maison des jeunes et de la culture"
).split(";");
const SYLLABLES =
  "ba be bi bo ca ce cha che chi cla co cu da de di do fa fe fi fo ga go gra la le li lo lu ma me mi mo na ne ni no nou pa pe pi po por pra qui ra ri ro rou sa se si so ta te ti to tou va ve vi vo".split(
    " ",
  );
const COMMUNES = 34_900;

/** Chance that depends on its seeds alone. */
function chance(a: number, b: number): () => number {
  let state = (Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b)) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const whole = (next: () => number, below: number): number => Math.floor(next() * below);
const word = (next: () => number): string =>
  Array.from({ length: 2 + whole(next, 3) }, () => SYLLABLES[whole(next, SYLLABLES.length)]).join("");

function communeOf(index: number): { name: string; lat: number; lon: number } {
  const next = chance(index, 1);
  const base = word(next) + (index > 60 ? SYLLABLES[index % SYLLABLES.length] : "");
  const shape = next();
  const name = shape < 0.3 ? `Saint-${base}` : shape < 0.45 ? `${base}-sur-${word(next)}` : base;
  return { name, lat: 42.5 + next() * 8.5, lon: -4.5 + next() * 12 };
}

/** Big towns hold many: rank by a power law. */
const communeIndex = (share: number): number => Math.floor(COMMUNES ** (share ** 0.6)) - 1;

type Thing = {
  name: string;
  town: string;
  lat: number;
  lon: number;
  site: string;
  siren: string;
  siret: string;
  phone: string;
  mail: string;
};

const digits = (next: () => number, count: number): string => String(10 ** (count - 1) + whole(next, 9 * 10 ** (count - 1)));

function thing(entity: number, ownHead: number): Thing {
  const family = entity % 8 === 0 ? entity - (entity % 24) : -1;
  const own = chance(entity, 2);
  const shared = family < 0 ? own : chance(family, 3);
  const commune = communeOf(communeIndex(own()));
  const shape = shared();
  const head = HEADS[whole(shared, HEADS.length)] as string;
  const named = shape < 0.2 && family < 0 ? `${word(shared)} et ${word(shared)}` : `${head} ${word(shared)} ${word(shared)}`;
  const name = ownHead >= 0 ? `${HEADS[ownHead]} de ${commune.name}` : named;
  const from = (share: number): (() => number) => (own() < share ? shared : own);
  const siren = digits(from(0.5), 9);
  return {
    name,
    town: commune.name,
    lat: commune.lat + (own() - 0.5) * 0.03,
    lon: commune.lon + (own() - 0.5) * 0.04,
    site: `${name
      .normalize("NFD")
      .toLowerCase()
      .replace(/[^a-z]/g, "")
      .slice(0, 20)}${whole(from(0.6), 100)}.fr`,
    siren,
    siret: siren + digits(own, 5),
    phone: `0${digits(from(0.3), 9)}`,
    mail: `contact@${digits(from(0.3), 9)}.fr`,
  };
}

function slip(text: string, next: () => number): string {
  const at = 1 + whole(next, Math.max(1, text.length - 2));
  const kind = whole(next, 3);
  if (kind === 0) return text.slice(0, at) + text.slice(at + 1);
  if (kind === 1) return text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2);
  return text.slice(0, at) + text.charAt(at) + text.slice(at);
}

function written(name: string, town: string, next: () => number): string {
  let text = name;
  const words = text.split(" ");
  if (next() < 0.12 && words.length > 2) text = words.slice(-2).join(" ");
  else if (next() < 0.06 && words.length > 2) text = words.slice(0, -1).join(" ");
  if (next() < 0.12) text = slip(text, next);
  if (next() < 0.08) text += ` ${town}`;
  if (next() < 0.1) text = `Association ${text}`;
  if (next() < 0.1) text = text.normalize("NFD").replace(/\p{M}/gu, "");
  return next() < 0.06 ? text.toUpperCase() : text;
}

/** `count` records with their entities, in an order that says nothing. */
export function generated(count: number): { entity: Int32Array; record(i: number): LinkageRecord } {
  const entity = new Int32Array(count);
  const next = chance(count, 4);
  let filled = 0;
  let entities = 0;
  for (; filled < count; entities++) {
    const share = next();
    const copies = share < 0.703 ? 1 : share < 0.901 ? 2 : share < 0.992 ? 3 : 4;
    for (let k = 0; k < copies && filled < count; k++) entity[filled++] = entities;
  }
  for (let i = count - 1; i > 0; i--) {
    const j = whole(next, i + 1);
    [entity[i], entity[j]] = [entity[j] as number, entity[i] as number];
  }
  // "Centre social de X": one of a kind in its town, as long as there are kinds.
  const used = new Uint8Array(COMMUNES);
  const heads = new Int8Array(entities).fill(-1);
  for (let e = 0; e < entities; e++) {
    const own = chance(e, 2);
    const commune = communeIndex(own());
    if (e % 8 === 0 || e % 3 !== 0 || (used[commune] as number) >= HEADS.length) continue;
    heads[e] = ((used[commune] as number) + commune * 7) % HEADS.length;
    used[commune] = (used[commune] as number) + 1;
  }
  return {
    entity,
    record(i) {
      const own = thing(entity[i] as number, heads[entity[i] as number] as number);
      const chanceOf = chance(i, 5);
      const has = (share: number): boolean => chanceOf() < share;
      const near = has(0.5) ? 0.0008 : 0.025;
      const placed = has(0.85);
      const legal = has(0.46);
      return {
        id: `r${i}`,
        values: {
          name: written(own.name, own.town, chanceOf),
          town: has(0.07) ? communeOf(whole(chanceOf, COMMUNES)).name : own.town,
          lat: placed ? own.lat + (chanceOf() - 0.5) * near : undefined,
          lon: placed ? own.lon + (chanceOf() - 0.5) * near : undefined,
          siren: legal ? own.siren : undefined,
          siret: legal && has(0.87) ? own.siret : undefined,
          site: has(0.45) ? own.site : undefined,
          phone: has(0.5) ? own.phone : undefined,
          mail: has(0.5) ? own.mail : undefined,
        },
      };
    },
  };
}
