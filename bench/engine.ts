import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Report } from "./engine/measure.ts";
import { luceneJar } from "./engine/peers/lucene.ts";
import { printAgreement, printClasses, printSizes } from "./engine/table.ts";

/**
 * The search engine beside others, on a corpus and queries that a seed decides: `npm run bench -- engine`. Each engine does the same
 * work on the same words in a process of its own: the first 20 by BM25, the exact total, the counts of six facet groups (those of a
 * chosen group without its own choice). Milliseconds of CPU; see docs/decisions/150.
 *
 * ESSAIM_BENCH_SIZE (10000,100000: records), ESSAIM_BENCH_SEED (1), ESSAIM_BENCH_SECONDS (20: of measuring, for each engine),
 * ESSAIM_BENCH_ENGINES (essaim,lucene,fts5,minisearch).
 */
const listed = (name: string, otherwise: string): string[] => (process.env[name] ?? otherwise).split(",").filter(Boolean);
const sizes = listed("ESSAIM_BENCH_SIZE", "10000,100000").map(Number);
const seed = Number(process.env.ESSAIM_BENCH_SEED ?? 1);
const seconds = Number(process.env.ESSAIM_BENCH_SECONDS ?? 20);
const engines = listed("ESSAIM_BENCH_ENGINES", "essaim,lucene,fts5,minisearch");
/** Beyond, its build alone takes longer than everything else, and more memory than most machines have. */
const MINISEARCH_MOST = 100_000;

const one = fileURLToPath(new URL("./engine/one.ts", import.meta.url));
const flags = [
  "--expose-gc",
  "--max-old-space-size=8000",
  "--disable-warning=ExperimentalWarning",
  "--import",
  "./tools/tsx-loader.mjs",
];

/** Why an engine is passed over, if it is. */
function obstacle(engine: string, size: number): string | undefined {
  if (engine.startsWith("lucene") && !luceneJar()) return "a JDK and Debian's liblucene8-java are not installed here";
  if (engine === "minisearch" && size > MINISEARCH_MOST) return `not bearable beyond ${MINISEARCH_MOST} records`;
  return undefined;
}

function run(engine: string, size: number): Report | undefined {
  const why = obstacle(engine, size);
  if (why) {
    console.log(`${engine} is passed over: ${why}`);
    return undefined;
  }
  const child = spawnSync(process.execPath, [...flags, one, engine, `${size}`, `${seed}`, `${seconds}`], {
    encoding: "utf8",
    maxBuffer: 1e9,
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (child.status === 0) return JSON.parse(child.stdout) as Report;
  console.log(`${engine} failed (${child.status ?? child.signal})`);
  process.exitCode = 1;
  return undefined;
}

console.log(`Node ${process.version}, ${process.platform} ${process.arch}, seed ${seed}; milliseconds of CPU`);
for (const size of sizes) {
  console.log(`\n${size} records`);
  const reports = new Map<string, Report>();
  for (const engine of engines) {
    const report = run(engine, size);
    if (report) reports.set(engine, report);
  }
  printClasses(reports);
  printSizes(reports, size);
  printAgreement(reports);
}
