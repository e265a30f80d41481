import { closeSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import type { Services } from "../../src/app/services.ts";
import { harvestDeps } from "../../src/app/wiring/harvest.ts";
import { officialTables } from "../../src/geography/tables.ts";
import { addPartner, addSource, harvestSource } from "../../src/harvest/index.ts";
import { concepts } from "../../src/vocabulary/index.ts";
import { random } from "../engine/random.ts";
import { type BenchRecord, type Corpus, GROUP_START } from "../engine/records.ts";
import { form } from "../engine/vocabulary.ts";

/** Partners by how much of the catalogue is theirs. */
const SHARES = [0.5, 0.25, 0.15, 0.07, 0.03];

const themes = concepts("themes").map(({ label }) => label);
const audiences = concepts("audiences").map(({ label }) => label);
const stages = concepts("stages").map(({ label }) => label);
const communes = [...officialTables().communes.keys()];

const written = (words: readonly number[]): string => {
  const text = words.map(form).join(" ");
  return text.charAt(0).toUpperCase() + text.slice(1);
};

/** Sentences of about twelve words. */
function prose(words: readonly number[]): string {
  const sentences: string[] = [];
  for (let at = 0; at < words.length; at += 12) sentences.push(`${written(words.slice(at, at + 12))}.`);
  return sentences.join(" ");
}

/** The labels that the values of one facet group of the corpus stand for. */
const labelsOf = ({ values }: BenchRecord, group: number, labels: readonly string[]): string[] => {
  const [first = 0, after = 0] = [GROUP_START[group], GROUP_START[group + 1]];
  return values.filter((value) => value >= first && value < after).map((value) => labels[(value - first) % labels.length] ?? "");
};

const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** @param added a sentence that a changed record ends with */
function line(record: BenchRecord, added: string): string {
  const { number, fields, places, dates } = record;
  const [title = [], pitch = [], keywords = [], description = []] = fields;
  const at = places[0] ? communes[Math.floor((places[0].lat * 7_919 + places[0].lon * 104_729) % communes.length)] : "";
  const year = 1970 + Math.floor(dates[0] / 365.25);
  return [
    ...[number, written(title), written(pitch), prose(description) + added],
    ...[keywords.map(form).join(" "), at, labelsOf(record, 1, themes).join(";"), labelsOf(record, 2, audiences).join(";")],
    ...[labelsOf(record, 3, stages)[0], year, `Association ${written(title.slice(0, 2))}`],
  ]
    .map((value) => cell(String(value ?? "")))
    .join(";");
}

const mapping = (slug: string): string => `
source: ${slug}
partner: ${slug}
title: ${slug}
role: innovations
why: Mesurer.
licence: Licence Ouverte 2.0
record:
  id: id
  kind: innovation
fields:
  title: titre
  pitch: accroche
  description.text: texte
  keywords: { from: mots, then: [{ split: " " }] }
  startDate: annee
  stage: stade
  themes: { from: themes, then: [{ split: ";" }] }
  audiences: { from: publics, then: [{ split: ";" }] }
  carriers:
    - { name: porteur }
  places:
    - { insee: insee }
`;

const COLUMNS = "id;titre;accroche;texte;mots;insee;themes;publics;stade;annee;porteur";

/** A catalogue of the corpus, in the files of a few partners, read as any partner's files are. */
export type BenchCatalogue = {
  size: number;
  /** Writes the partners' files again. @param added what is said at the end of a record, nothing by default */
  write(added?: (number: number) => string): void;
  /** Adds the partners and their sources, and harvests them. */
  fill(services: Services): Promise<void>;
};

/** @param folder where the partners' files stand */
export function benchCatalogue(corpus: Corpus, size: number, folder: string): BenchCatalogue {
  const pathOf = (at: number) => join(folder, `partner-${at}.csv`);
  let first = 0;
  const parts = SHARES.map((share, at) => {
    const after = at === SHARES.length - 1 ? size : first + Math.round(size * share);
    const part = { at, first, after };
    first = after;
    return part;
  });
  return {
    size,
    write(added = () => "") {
      for (const { at, first, after } of parts) {
        const file = openSync(pathOf(at), "w");
        writeSync(file, `${COLUMNS}\n`);
        for (let n = first; n < after; n++) writeSync(file, `${line(corpus.record(n), added(n))}\n`);
        closeSync(file);
      }
    },
    async fill(services) {
      for (const { at } of parts) {
        const partner = await addPartner(services, { name: `Partenaire ${at}` });
        const described = { title: `Partenaire ${at}`, role: "innovations" as const, licence: "Licence Ouverte 2.0" };
        const location = { kind: "file" as const, path: pathOf(at) };
        const yaml = mapping(`partenaire-${at}`);
        const source = await addSource(services, { ...described, partner: partner.id, location }, { yaml, by: "bench" });
        const { status, report } = await harvestSource(harvestDeps(services), source.id);
        if (status !== "done") throw new Error(`partner ${at}: ${status} ${JSON.stringify(report).slice(0, 300)}`);
      }
    },
  };
}

/** Addresses of result pages, as people ask: words of a record, often with a theme or a department. */
export function searchAddresses(corpus: Corpus, size: number, seed: number, count: number): string[] {
  const ids = concepts("themes").map(({ id }) => id);
  return Array.from({ length: count }, (_, number) => {
    const stream = random(seed, 11, number);
    const { fields } = corpus.record(stream.below(size));
    const words = fields.flat().filter((word) => word >= 0);
    const drawn = Array.from({ length: 1 + stream.below(3) }, () =>
      form(Math.min(...Array.from({ length: 1 << stream.below(5) }, () => stream.pick(words)))),
    );
    const query = new URLSearchParams({ q: drawn.join(" ") });
    if (stream.chance(0.35)) query.set("theme", stream.pick(ids));
    if (stream.chance(0.15)) query.set("ou", String(1 + stream.below(19)).padStart(2, "0"));
    if (stream.chance(0.1)) query.set("page", "2");
    return `/recherche?${query}`;
  });
}
