import type { RawRow } from "../src/harvest/formats/index.ts";
import { compileMapping, mappingOf } from "../src/harvest/mapping/index.ts";
import { piped } from "../src/harvest/mapping/piped.ts";

/**
 * Records mapped per second of CPU by a mapping of 15 fields, vocabulary and geography included: rows as partners write them
 * (upper case communes, HTML here and there, a bad value now and then). Run: node --import ./tools/tsx-loader.mjs bench/mapping.ts
 */
const COMMUNES: readonly [string, string, string][] = [
  ["Morlaix", "29600", "29"],
  ["ROMANS-SUR-ISERE", "26100", "26"],
  ["Florange", "57190", "57"],
  ["Saint-Étienne", "42000", "42"],
  ["Lille", "59000", "59"],
  ["Paris", "75011", "75"],
];
const THEMES = ["Réemploi et réparation", "Lien social", "Accès à l'emploi", "Inclusion numérique", "Divers"];

function row(index: number): RawRow {
  const [ville, cp, dep] = COMMUNES[index % COMMUNES.length] ?? ["Morlaix", "29600", "29"];
  return {
    line: index + 2,
    raw: undefined,
    values: {
      id: `S-${index}`,
      nom: `Initiative numéro ${index}`,
      resume: `Une initiative qui répare, transforme et transmet, au coin de la rue numéro ${index}. Elle dure.`,
      description:
        index % 20 === 0
          ? `<p>Un lieu <b>ouvert</b> à tous.</p><p>Depuis ${2000 + (index % 24)}.</p>`
          : `Un lieu ouvert à tous, où l'on répare et où l'on apprend. Numéro ${index}.`,
      theme: `${THEMES[index % 5]} ; ${THEMES[(index + 2) % 5]}`,
      public: index % 2 ? "Familles" : "Jeunes",
      date: `${String((index % 28) + 1).padStart(2, "0")}/03/${2000 + (index % 24)}`,
      adresse: `${index % 200} rue du Port`,
      cp,
      ville,
      dep,
      lat: index % 3 === 0 ? "48.578" : "",
      lon: index % 3 === 0 ? "-3.828" : "",
      site: index % 50 === 0 ? "pas une adresse" : `www.exemple-${index}.org`,
      mail: `contact@exemple-${index}.org`,
      tel: "02 98 00 00 00",
      siret: "43493312300029",
      porteur: `Association ${index}`,
    },
  };
}

const mapping = mappingOf({
  source: "bench",
  partner: "bench",
  title: "Banc",
  role: "innovations",
  why: "Mesure.",
  licence: "LO",
  record: { id: "id", kind: "innovation", updated: "date" },
  fields: {
    title: "nom",
    pitch: "resume",
    "description.text": "description",
    themes: piped({ from: "theme" }, { split: ";" }),
    audiences: "public",
    startDate: "date",
    carriers: { name: "porteur", siret: "siret" },
    places: { address: "adresse", postcode: "cp", commune: "ville", department: "dep", lat: "lat", lon: "lon" },
    links: { rel: "home", url: "site" },
    contacts: [
      { kind: "email", value: "mail" },
      { kind: "phone", value: "tel" },
    ],
  },
  alignments: { themes: { Divers: "unclassified" } },
});

function measure(label: string, count: number, options: Parameters<typeof compileMapping>[1]): void {
  const compiled = compileMapping(mapping, options);
  const rows = Array.from({ length: count }, (_, index) => row(index));
  for (const each of rows.slice(0, 5_000)) compiled.recordOf([each]);
  const start = process.cpuUsage();
  let mapped = 0;
  for (const each of rows) if (compiled.recordOf([each]).outcome === "mapped") mapped += 1;
  const { user, system } = process.cpuUsage(start);
  const seconds = (user + system) / 1e6;
  process.stdout.write(
    `${label}: ${mapped} records, ${Math.round(count / seconds)} records/s of CPU, ${((1e6 * seconds) / count).toFixed(1)} µs each\n`,
  );
}

measure("mapping with vocabulary and geography", 50_000, {});
measure("mapping with vocabulary, no geography", 50_000, { locate: "none" });
