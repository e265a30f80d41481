import { readFileSync } from "node:fs";
import { LinkageIndex, Matcher, ORGANISATIONS, ORGANISATIONS_MODEL } from "../../src/engine/linkage/index.ts";
import { hasRealRecords, linkageRecord, realRecords } from "./real-records.ts";

type Judged = { a: string; b: string; verdict: "same" | "sibling" | "distinct" | "unknown" | null; weight: number };
type Scored = Judged & { probability: number; band: string };

const BANDS = [0, 0.1, 0.5, 0.9, 0.99, 0.999] as const;

/** The interval in which a share lies with 95 chances in 100 (Wilson 1927). */
function wilson(right: number, of: number): [from: number, to: number] {
  if (of === 0) return [0, 1];
  const z = 1.96;
  const share = right / of;
  const middle = share + (z * z) / (2 * of);
  const half = z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  const whole = 1 + (z * z) / of;
  return [Math.max(0, (middle - half) / whole), Math.min(1, (middle + half) / whole)];
}

const sum = (pairs: readonly Scored[], of: (pair: Scored) => number): number =>
  pairs.reduce((total, pair) => total + of(pair), 0);
const two = (value: number): string => value.toFixed(3);

function line(name: string, pairs: readonly Scored[]): string {
  const known = pairs.filter(({ verdict }) => verdict !== "unknown");
  const count = (verdict: string) => pairs.filter((pair) => pair.verdict === verdict).length;
  const same = known.filter(({ verdict }) => verdict === "same");
  const [from, to] = wilson(same.length, known.length);
  const weighted = sum(same, ({ weight }) => weight) / sum(known, ({ weight }) => weight);
  const verdicts = `${count("same")} same, ${count("sibling")} sibling, ${count("distinct")} distinct, ${count("unknown")} unknown`;
  const precision = known.length === 0 ? "-" : `precision ${two(same.length / known.length)} [${two(from)}, ${two(to)}]`;
  return `  ${name}: ${pairs.length} pairs: ${verdicts}; ${precision}${known.length === 0 ? "" : `, weighted ${two(weighted)}`}`;
}

function recallLine(name: string, all: readonly Scored[], reached: (pair: Scored) => boolean): string {
  const same = all.filter(({ verdict }) => verdict === "same");
  const found = same.filter(reached);
  const [from, to] = wilson(found.length, same.length);
  const weighted = sum(found, ({ weight }) => weight) / sum(same, ({ weight }) => weight);
  return `  ${name}: recall of those judged the same ${two(found.length / same.length)} [${two(from)}, ${two(to)}], weighted ${two(weighted)}`;
}

/**
 * The shipped model against what people judged of pairs of real records (`french-gold.json`), never tuned on them. Weighted: each pair
 * counts for the candidates of the real files that it was drawn for.
 */
export async function goldBench(out: (line: string) => void): Promise<void> {
  if (!hasRealRecords()) {
    out("french gold set: SKIPPED, the partners' files are not in ../shared/data/sources");
    return;
  }
  const { pairs } = JSON.parse(readFileSync(new URL("french-gold.json", import.meta.url), "utf8")) as { pairs: Judged[] };
  const index = new LinkageIndex(ORGANISATIONS, { secret: "gold" });
  for (const record of await realRecords()) index.put(linkageRecord(record));
  const matcher = new Matcher(index, ORGANISATIONS_MODEL);
  const missing: string[] = [];
  const judged = pairs.filter(({ verdict }) => verdict !== null);
  const scored = judged.flatMap((pair): Scored[] => {
    const match = matcher.compare(pair.a, pair.b);
    if (!match) missing.push(`${pair.a} ${pair.b}`);
    return match ? [{ ...pair, probability: match.probability, band: match.band }] : [];
  });
  out(
    `french gold set: ${scored.length} judged pairs of ${pairs.length} drawn from ${index.size} real records, model ${ORGANISATIONS_MODEL.version}`,
  );
  if (missing.length > 0) out(`  ${missing.length} pairs have no record any more: ${missing.slice(0, 3).join(", ")}`);
  if (scored.length === 0) return;
  for (const [i, from] of BANDS.entries()) {
    const to = BANDS[i + 1] ?? 1.01;
    const within = scored.filter(({ probability }) => probability >= from && probability < to);
    out(line(`said ${from}-${Math.min(1, to)}`, within));
  }
  out(
    line(
      "automatic",
      scored.filter(({ band }) => band === "automatic"),
    ),
  );
  // What the machine merges by itself is told by two sources (decision 164): one source mostly lists siblings on purpose.
  const sourceOf = (id: string): string => id.slice(0, id.indexOf("/"));
  for (const same of [false, true])
    out(
      line(
        same ? "automatic, within one source" : "automatic, of two sources",
        scored.filter(({ a, b, band }) => band === "automatic" && (sourceOf(a) === sourceOf(b)) === same),
      ),
    );
  for (const least of [0.5, 0.9, 0.99]) out(recallLine(`from ${least}`, scored, ({ probability }) => probability >= least));
  out(recallLine("automatic", scored, ({ band }) => band === "automatic"));
  if (process.env.WRONG)
    for (const { a, b, verdict, probability, band } of scored)
      if ((verdict === "same") !== probability >= 0.5 || (band === "automatic" && verdict !== "same"))
        out(`    ${probability.toFixed(4)} ${band} ${verdict}: ${a} | ${b}`);
}
