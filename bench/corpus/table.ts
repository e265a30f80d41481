import { closeSync, openSync, writeSync } from "node:fs";

/** A deterministic partner's file, as large as wanted: every run and every machine reads the same bytes. */
export const ROWS = Number(process.env.ROWS ?? 100_000);

const COMMUNES = [
  "Morlaix;29600",
  "Romans-sur-Isère;26100",
  "Loos-en-Gohelle;62750",
  "Guéret;23000",
  "Le Pin;79140",
  "Saint-Denis;97400",
];
const WORDS =
  "réparer partager habiter cultiver apprendre transporter accueillir produire ensemble autrement quartier village atelier coopérative".split(
    " ",
  );
const word = (i: number, k: number): string => WORDS[(i * 31 + k * 17) % WORDS.length] ?? "";

const SYLLABLES = "ba co du fi la mo ne pi ra so tu va li me no re si ta lu ve".split(" ");

/** The n-th of 8,000 invented words: a common word is met in most texts, a rare one in a few (a cubic law, near Zipf's). */
function invented(i: number, k: number): string {
  const chance = ((Math.imul(i + 1, 2_654_435_761) ^ Math.imul(k + 1, 40_503)) >>> 0) / 4_294_967_296;
  const rank = Math.floor(8_000 * chance ** 3);
  return [rank % 20, Math.floor(rank / 20) % 20, Math.floor(rank / 400)].map((n) => SYLLABLES[n % 20]).join("");
}

function row(i: number, year: number): string {
  const sentence = Array.from({ length: 40 }, (_, k) => (k % 3 === 0 ? word(i, k) : invented(i, k))).join(" ");
  const title = `${word(i, 1)} ${word(i, 2)} n° ${i}`;
  return `${i};${title};"${sentence}, et ""plus"" encore.";${COMMUNES[i % COMMUNES.length]};${i} rue de la Paix;${year};insertion,réemploi;Association ${word(i, 3)} ${i % 977};https://exemple-${i}.fr;jeunes`;
}

/** Written piece by piece, so that making the file does not count in the peak of memory. */
export function writeTable(path: string, changed: (i: number) => boolean): void {
  const file = openSync(path, "w");
  writeSync(file, "id;nom;description;ville;cp;adresse;annee;themes;porteur;site;public\n");
  for (let i = 0; i < ROWS; i++) writeSync(file, `${row(i, changed(i) ? 2020 : 2014)}\n`);
  closeSync(file);
}

export const MAPPING = `
source: banc
partner: banc
title: Banc d'essai
role: innovations
why: Mesurer.
licence: Licence Ouverte 2.0
record:
  id: id
  kind: innovation
fields:
  title: nom
  description.text: description
  startDate: annee
  themes: { from: themes, then: { split: "," }, vocab: themes }
  audiences: { from: public, vocab: audiences }
  carriers: { name: porteur }
  links: { rel: home, url: site }
  places: { address: adresse, postcode: cp, commune: ville }
`;
