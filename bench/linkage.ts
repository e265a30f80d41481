import { Comparisons, cluster, estimateModel, LinkageIndex } from "../src/engine/linkage/index.ts";
import { type Dataset, dblpAcm, febrl3, fodorsZagats, frenchSynthetic } from "./linkage/datasets.ts";
import { agreement } from "./linkage/measure.ts";

const out = (line: string): void => void process.stdout.write(`${line}\n`);
const percent = (share: number): string => share.toFixed(4);

function run(set: Dataset): void {
  const start = process.cpuUsage();
  let last = start;
  const took = (): string => {
    const now = process.cpuUsage();
    const seconds = (now.user + now.system - last.user - last.system) / 1e6;
    last = now;
    return `${seconds.toFixed(2)} s`;
  };
  const index = new LinkageIndex(set.schema, {
    secret: "bench",
    ...(set.withoutDuplicates && { withoutDuplicates: set.withoutDuplicates }),
  });
  for (const record of set.records) index.put(record);
  const normalise = took();
  const pairs = index.allPairs();
  const block = took();
  const comparisons = new Comparisons(index, pairs);
  const compare = took();
  const model = estimateModel(set.schema, index.fields.columns, comparisons.patterns, "bench");
  const estimate = took();
  const bits = comparisons.bits(model);
  const weighted = { a: comparisons.pairs.a, b: comparisons.pairs.b, bits, count: comparisons.pairs.count };
  const options = { order: index.order, apart: (a: number, b: number) => index.apart(a, b) };
  const found = cluster(index.size, weighted, options);
  const clustering = took();

  const same = (p: number): boolean => set.entity[pairs.a[p] as number] === set.entity[pairs.b[p] as number];
  let right = 0;
  for (let p = 0; p < pairs.count; p++) if (same(p)) right += 1;
  const all = agreement(found.group, set.entity);
  out(`\n${set.name}: ${set.records.length} records, ${all.truePairs} true pairs`);
  out(
    `  CPU: read ${normalise}, block ${block}, compare ${compare}, estimate ${estimate} (${comparisons.patterns.size} patterns), group ${clustering}`,
  );
  out(
    `  candidates ${pairs.count} (${(pairs.count / set.records.length).toFixed(2)} a record), blocking recall ${percent(right / all.truePairs)}, keys left out ${pairs.dropped}, records without candidate ${pairs.alone}`,
  );
  out(
    `  groups: precision ${percent(all.precision)} recall ${percent(all.recall)} F1 ${percent(all.f1)}; B3 ${percent(all.bPrecision)} ${percent(all.bRecall)} ${percent(all.bF1)}; largest ${found.large[0]?.size ?? "<= 20"}, held ${found.held.length}`,
  );
  const limits = [0, 0.1, 0.5, 0.9, 0.99, 0.999, 0.9999, 1.01];
  const bands = limits.slice(1).map((to, i) => ({ from: limits[i] as number, to, pairs: 0, right: 0, sum: 0 }));
  const automatic = { pairs: 0, right: 0 };
  for (let p = 0; p < pairs.count; p++) {
    const probability = 1 / (1 + 2 ** -(bits[p] as number));
    const band = bands.find(({ from, to }) => probability >= from && probability < to);
    if (!band) continue;
    band.pairs += 1;
    band.sum += probability;
    if (same(p)) band.right += 1;
    if (probability >= 0.999 && !comparisons.contradicts(p)) {
      automatic.pairs += 1;
      if (same(p)) automatic.right += 1;
    }
  }
  out(
    `  calibration: ${bands.map((band) => `${band.from}: ${band.pairs} said ${(band.sum / band.pairs).toFixed(3)} are ${(band.right / band.pairs).toFixed(3)}`).join(" | ")}`,
  );
  out(`  automatic pairs ${automatic.pairs}, precision ${(automatic.right / automatic.pairs).toFixed(5)}`);
  if (process.env.DUMP) out(JSON.stringify(model, null, 1));
}

const sets: Record<string, () => Dataset> = {
  "fodors-zagats": () => fodorsZagats(false),
  "fodors-zagats-phone": () => fodorsZagats(true),
  "dblp-acm": dblpAcm,
  febrl3,
  "french-synthetic": frenchSynthetic,
};
const wanted = process.argv.slice(2).filter((name) => name in sets);
for (const [name, load] of Object.entries(sets)) if (wanted.length === 0 || wanted.includes(name)) run(load());
const { user, system } = process.cpuUsage();
out(`\nCPU ${((user + system) / 1e6).toFixed(1)} s, peak memory ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`);
