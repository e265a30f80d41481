import { spawnSync } from "node:child_process";
import { closeSync, createReadStream, mkdtempSync, openSync, rmSync, statSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "csv-parse";
import { fileSource, readRows, recognise } from "../src/harvest/formats/index.ts";

/**
 * Reading partners' files: CPU time of our reader and of csv-parse on the same 100,000 rows of 15 columns, then CPU time and
 * peak memory of the whole process on a file of 100 MB in each format (a process each). Files are generated, always the same.
 */
const ROWS = 100_000;
const LARGE_BYTES = 100_000_000;

const WORDS =
  "maison atelier ressourcerie insertion épicerie jardin réemploi habitat énergie santé école mobilité l’œuvre d'innovation".split(
    " ",
  );
const COLUMNS =
  "id;nom;description;adresse;code postal;commune;code insee;lat;lon;courriel;téléphone;site;thèmes;publics;mis à jour".split(
    ";",
  );

function words(seed: number, count: number): string {
  return Array.from({ length: count }, (_, k) => WORDS[(seed * 31 + k * 17 + ((seed * k) % 5)) % WORDS.length] ?? "").join(" ");
}

function cells(i: number): string[] {
  return [
    `sse-${100_000 + i}`,
    words(i, 3),
    i % 10 === 0
      ? `${words(i, 9)} ; « ${words(i, 2)} »`
      : i % 20 === 1
        ? `${words(i, 8)} "${words(i, 1)}"\n${words(i, 4)}`
        : words(i, 8 + (i % 10)),
    `${1 + (i % 99)} rue ${words(i, 2)}`,
    String(10_000 + ((i * 37) % 85_000)),
    words(i, 1),
    String(10_000 + ((i * 41) % 85_000)),
    (42 + ((i * 7919) % 800_000) / 100_000).toFixed(6),
    (((i * 104_729) % 700_000) / 100_000).toFixed(6),
    `contact${i}@exemple.fr`,
    `02 98 ${10 + (i % 89)} 00 11`,
    `https://www.exemple.fr/fiche/${i}`,
    words(i, 2),
    words(i + 3, 1),
    `2024-0${1 + (i % 9)}-1${i % 10}`,
  ];
}

const quote = (cell: string): string => (/[";\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
const record = (i: number) => Object.fromEntries(cells(i).map((cell, k) => [COLUMNS[k], cell]));
const feature = (i: number) => {
  const { lat, lon, ...properties } = record(i);
  return { type: "Feature", properties, geometry: { type: "Point", coordinates: [Number(lon), Number(lat)] } };
};

type Shape = { head: string; item(i: number): string; between: string; tail: string };
const SHAPES: Record<string, Shape> = {
  csv: { head: `${COLUMNS.join(";")}\n`, item: (i) => cells(i).map(quote).join(";"), between: "\n", tail: "\n" },
  ndjson: { head: "", item: (i) => JSON.stringify(record(i)), between: "\n", tail: "\n" },
  json: { head: '{"total": 1, "data": [', item: (i) => JSON.stringify(record(i), undefined, 2), between: ",\n", tail: "]}" },
  geojson: {
    head: '{"type":"FeatureCollection","features":[',
    item: (i) => JSON.stringify(feature(i)),
    between: ",",
    tail: "]}",
  },
};

/** Written piece by piece, so that making a file does not count in the peak of memory. */
function write(path: string, shape: Shape, enough: (rows: number, bytes: number) => boolean): void {
  const file = openSync(path, "w");
  let bytes = writeSync(file, shape.head);
  let rows = 0;
  for (; !enough(rows, bytes); rows++) bytes += writeSync(file, (rows === 0 ? "" : shape.between) + shape.item(rows));
  writeSync(file, shape.tail);
  closeSync(file);
}

async function cpu(run: () => Promise<number>): Promise<{ rows: number; ms: number }> {
  const start = process.cpuUsage();
  const rows = await run();
  const { user, system } = process.cpuUsage(start);
  return { rows, ms: (user + system) / 1_000 };
}

async function ours(path: string): Promise<number> {
  let rows = 0;
  for await (const batch of readRows(fileSource(path), {}, () => {})) rows += batch.length;
  return rows;
}

async function csvParse(path: string): Promise<number> {
  let rows = 0;
  for await (const _ of createReadStream(path).pipe(parse({ delimiter: ";", columns: true }))) rows++;
  return rows;
}

const show = (name: string, { rows, ms }: { rows: number; ms: number }, more = "") =>
  process.stdout.write(
    `${name.padEnd(28)} ${String(rows).padStart(7)} lignes  ${ms.toFixed(0).padStart(6)} ms CPU  ${Math.round((rows / ms) * 1_000).toLocaleString("fr-FR")} lignes/s${more}\n`,
  );

/** One file in a process of its own, for its peak of memory. */
async function large(path: string): Promise<void> {
  const measured = await cpu(async () => {
    await recognise(fileSource(path));
    return ours(path);
  });
  const peak = process.resourceUsage().maxRSS / 1_000;
  show(
    path.split(".").at(-1) ?? "",
    measured,
    `  ${(statSync(path).size / 1e6).toFixed(0)} Mo lus, pic de mémoire ${peak.toFixed(0)} Mo`,
  );
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "essaim-bench-formats-"));
  try {
    const path = join(folder, "f.csv");
    const shape = SHAPES.csv;
    if (shape !== undefined) write(path, shape, (rows) => rows >= ROWS);
    for (let round = 1; round <= 3; round++) {
      show(`Essaim, tour ${round}`, await cpu(() => ours(path)));
      show(`csv-parse, tour ${round}`, await cpu(() => csvParse(path)));
    }
    for (const [format, each] of Object.entries(SHAPES)) {
      const file = join(folder, `large.${format}`);
      write(file, each, (_, bytes) => bytes >= LARGE_BYTES);
      spawnSync(process.execPath, [...process.execArgv, fileURLToPath(import.meta.url), file], { stdio: "inherit" });
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const given = process.argv[2];
if (given?.includes("large.")) await large(given);
else await main();
