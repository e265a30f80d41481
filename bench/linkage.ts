import { writeFileSync } from "node:fs";
import {
  type Clusters,
  Comparisons,
  cluster,
  estimateModel,
  LinkageIndex,
  type LinkageModel,
  Matcher,
  ORGANISATIONS,
  ORGANISATIONS_MODEL,
} from "../src/engine/linkage/index.ts";
import { type Dataset, dblpAcm, febrl3, fodorsZagats, frenchSynthetic, generatedSet } from "./linkage/datasets.ts";
import { goldBench } from "./linkage/gold.ts";
import { agreement } from "./linkage/measure.ts";

/**
 * Linkage against sets whose truth is known, nothing tuned on any: columns are declared by what they hold, limits are those that are
 * shipped. `npm run bench -- linkage` runs the small sets and what people judged of real records (`gold`); names of sets run those (`-- linkage febrl3 1000000`).
 * MODEL=<file> writes the model that was estimated: the shipped one is that of french-synthetic.
 */
const out = (line: string): void => void process.stdout.write(`${line}\n`);
const share = (value: number): string => value.toFixed(4);

function stopwatch(): () => number {
  let last = process.cpuUsage();
  return () => {
    const now = process.cpuUsage();
    const seconds = (now.user + now.system - last.user - last.system) / 1e6;
    last = now;
    return seconds;
  };
}

function run(set: Dataset): void {
  const took = stopwatch();
  let making = 0;
  const index = new LinkageIndex(set.schema, { secret: "bench", withoutDuplicates: set.withoutDuplicates });
  const times: [string, number][] = [];
  for (let from = 0; from < set.count; from += 10_000) {
    const records = Array.from({ length: Math.min(10_000, set.count - from) }, (_, i) => set.record(from + i));
    making += took();
    for (const record of records) index.put(record);
    times.push(["read", took()]);
  }
  const done = (name: string): void => void times.push([name, took()]);
  const pairs = index.allPairs();
  done("block");
  const comparisons = new Comparisons(index, pairs);
  done("compare");
  const model = estimateModel(set.schema, index.fields.columns, comparisons.patterns, "bench");
  done("estimate");
  const bits = comparisons.bits(model);
  const options = { order: index.order, apart: (a: number, b: number) => index.apart(a, b) };
  const { a, b, count } = comparisons.pairs;
  const found = cluster(index.size, { a, b, bits, count }, options);
  done("group");
  const total = times.reduce((sum, [, seconds]) => sum + seconds, 0);
  const peak = process.resourceUsage().maxRSS / 1024;
  const sure = cluster(index.size, { a, b, bits: comparisons.bits(model, "sure"), count }, options);

  const isSame = (p: number): boolean => set.entity[a[p] as number] === set.entity[b[p] as number];
  const all = agreement(found.group, set.entity);
  let right = 0;
  for (let p = 0; p < count; p++) if (isSame(p)) right += 1;
  const steps = Map.groupBy(times, ([name]) => name);
  out(`\n${set.name}: ${set.count} records, ${all.truePairs} true pairs`);
  out(
    `  CPU ${total.toFixed(2)} s: ${[...steps].map(([name, each]) => `${name} ${each.reduce((sum, [, s]) => sum + s, 0).toFixed(2)}`).join(", ")} (making the records ${making.toFixed(2)}); peak memory ${peak.toFixed(0)} MB`,
  );
  out(
    `  candidates ${count} (${(count / set.count).toFixed(2)} a record), blocking recall ${share(right / all.truePairs)}, keys left out ${pairs.dropped}, records without candidate ${pairs.alone}, patterns ${comparisons.patterns.size}`,
  );
  tell("groups", found, set);
  tell("automatic", sure, set);
  calibration(bits, isSame);
  if (set.schema.name === ORGANISATIONS.name) {
    const fixed = (only?: "sure") =>
      cluster(index.size, { a, b, bits: comparisons.bits(ORGANISATIONS_MODEL, only), count }, options);
    tell("with the shipped model", fixed(), set);
    tell("with the shipped model, automatic", fixed("sure"), set);
  }
  if (process.env.MODEL) writeFileSync(process.env.MODEL, `${JSON.stringify({ ...model, version: "shipped/2" }, null, 2)}\n`);
  if (set.count >= 100_000) alive(index, model, set);
}

function tell(name: string, found: Clusters, set: Dataset): void {
  const all = agreement(found.group, set.entity);
  out(
    `  ${name}: precision ${all.precision.toFixed(5)} recall ${share(all.recall)} F1 ${share(all.f1)}; B3 ${share(all.bPrecision)} ${share(all.bRecall)} ${share(all.bF1)}; over 20: ${found.large.length}, held ${found.held.length}`,
  );
}

/** What a harvest and a person typing cost beside all the others. */
function alive(index: LinkageIndex, model: LinkageModel, set: Dataset): void {
  const took = stopwatch();
  // A hundred first, so that what is built once and what is compiled is not counted.
  const changed = (from: number, to: number): number[] =>
    Array.from({ length: to - from }, (_, i) => index.put(set.record(((from + i) * 7919) % set.count)));
  new Comparisons(index, index.pairsOf(changed(0, 100))).bits(model);
  took();
  const comparisons = new Comparisons(index, index.pairsOf(changed(100, 1100)));
  comparisons.bits(model);
  out(
    `  1,000 records of a harvest against ${set.count}: ${(took() * 1000).toFixed(0)} ms of CPU, ${comparisons.pairs.count} pairs`,
  );
  const matcher = new Matcher(index, model);
  took();
  const times: number[] = [];
  let found = 0;
  for (let i = 0; i < 1100; i++) {
    const record = set.record((i * 6007) % set.count);
    const start = performance.now();
    found += matcher.match({ ...record, id: "typed" }, { limit: 5 }).some(({ id }) => id === record.id) ? 1 : 0;
    // The first ones compile what the others run.
    if (i >= 100) times.push(performance.now() - start);
  }
  const cpu = took();
  times.sort((x, y) => x - y);
  out(
    `  while typing: median ${times[500]?.toFixed(2)} ms, 99 in 100 under ${times[990]?.toFixed(2)} ms, ${((cpu * 1000) / 1100).toFixed(2)} ms of CPU each; the same record found ${found} times in 1100`,
  );
}

/** What was said, and what is. */
function calibration(bits: Float32Array, isSame: (p: number) => boolean): void {
  const limits = [0.01, 0.1, 0.5, 0.9, 0.99, 0.999, 1.01];
  const bands = limits.slice(1).map((to, i) => ({ from: limits[i] as number, to, pairs: 0, right: 0, sum: 0 }));
  for (let p = 0; p < bits.length; p++) {
    const probability = 1 / (1 + 2 ** -(bits[p] as number));
    const band = bands.find(({ from, to }) => probability >= from && probability < to);
    if (!band) continue;
    band.pairs += 1;
    band.sum += probability;
    band.right += isSame(p) ? 1 : 0;
  }
  for (const { from, to, pairs, right, sum } of bands) {
    if (pairs > 0)
      out(
        `    said ${from}-${Math.min(1, to)}: ${pairs} pairs, mean ${(sum / pairs).toFixed(3)}, are the same ${(right / pairs).toFixed(4)}`,
      );
  }
}

const sets: Record<string, () => Dataset> = {
  "fodors-zagats": () => fodorsZagats(false),
  "fodors-zagats-phone": () => fodorsZagats(true),
  "dblp-acm": dblpAcm,
  febrl3,
  "french-synthetic": frenchSynthetic,
};
const wanted = process.argv.slice(2).filter((name) => name !== "linkage");
for (const name of wanted.length > 0 ? wanted : [...Object.keys(sets), "gold"]) {
  if (name === "gold") {
    await goldBench(out);
    continue;
  }
  const load = /^\d+$/.test(name) ? () => generatedSet(Number(name)) : sets[name];
  if (load) run(load());
  else out(`No set is named "${name}": ${Object.keys(sets).join(", ")}, gold, or a number of records to generate.`);
}
