import type { Measured, Report } from "./measure.ts";
import { CLASSES } from "./queries.ts";

/** The value under which this share of the figures stand. */
export function percentile(figures: readonly number[], share: number): number {
  const sorted = [...figures].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

const figure = (ms: number): string => (ms < 10 ? ms.toFixed(3) : ms.toFixed(1)).padStart(8);
const times = (ratio: number): string => `x${ratio < 10 ? ratio.toFixed(2) : ratio.toFixed(0)}`.padStart(7);

const ofClass = (report: Report | undefined, kind: string): Measured[] =>
  report?.answers.filter((answer) => answer.kind === kind) ?? [];

/** CPU ms of each class by each engine, beside the first engine's: p50, p95, p99, and how many times the first one's p50 and p95. */
export function printClasses(reports: ReadonlyMap<string, Report>): void {
  const [first] = reports.values();
  console.log(`${"class".padEnd(10)}${"engine".padEnd(16)}     p50     p95     p99    p50     p95   matches p50 / p95`);
  for (const kind of CLASSES) {
    const own = new Map(ofClass(first, kind).map((answer) => [answer.number, answer.ms]));
    for (const [engine, report] of reports) {
      const answers = ofClass(report, kind);
      if (answers.length === 0) {
        console.log(`${kind.padEnd(10)}${engine.padEnd(16)}   cannot`);
        continue;
      }
      const spent = answers.map(({ ms }) => ms);
      // Where one of the two was asked fewer questions, they are compared on those.
      const shared = answers.filter(({ number }) => own.has(number));
      const beside = shared.map(({ number }) => own.get(number) ?? 0);
      const both = shared.map(({ ms }) => ms);
      const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => percentile(spent, share)) as [number, number, number];
      const ratios = [0.5, 0.95].map((share) => times(percentile(both, share) / percentile(beside, share)));
      const totals = answers.map(({ total }) => total);
      const matches = `${percentile(totals, 0.5)} / ${percentile(totals, 0.95)}`;
      console.log(
        `${kind.padEnd(10)}${engine.padEnd(16)}${figure(p50)}${figure(p95)}${figure(p99)}${ratios.join(" ")}   ${matches}`,
      );
    }
  }
}

/** Building, room, opening, saving. */
export function printSizes(reports: ReadonlyMap<string, Report>, size: number): void {
  for (const [engine, { build, bytes, open, save, notes }] of reports) {
    const parts = [`${Math.round(size / (build / 1_000))} records/CPU-s built`, `${Math.round(bytes / size)} bytes a record`];
    if (open !== undefined) parts.push(`opened in ${open.toFixed(1)} ms`);
    if (save !== undefined) parts.push(`saved in ${save.toFixed(1)} ms`);
    console.log(`${engine.padEnd(16)}${[...parts, ...notes].join(", ")}`);
  }
}

/** Where engines give another total or other counts than the first one. */
export function printAgreement(reports: ReadonlyMap<string, Report>): void {
  const [[first, reference] = ["", undefined]] = reports;
  const expected = new Map(reference?.answers.map((answer) => [answer.number, answer]));
  for (const [engine, { answers }] of [...reports].slice(1)) {
    const differ = CLASSES.flatMap((kind) => {
      const own = answers.filter((answer) => answer.kind === kind);
      const other = own.filter(({ number, total, check }) => {
        const { total: wanted, check: sum } = expected.get(number) ?? { total, check };
        return total !== wanted || check !== sum;
      });
      return other.length === 0 ? [] : [`${kind} ${other.length} of ${own.length} (as question ${other[0]?.number})`];
    });
    console.log(
      `${engine.padEnd(16)}${differ.length === 0 ? `the same totals and counts as ${first}` : `other totals or counts than ${first}: ${differ.join(", ")}`}`,
    );
  }
}
