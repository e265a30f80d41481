import { type BenchQuery, CLASSES, type QueryClass } from "./queries.ts";
import { VALUE_COUNT } from "./records.ts";

/** What an engine answers; `counts` by facet value, those of the next answer too: read at once, and not counted in its time. */
export type Answer = { total: number; counts(): ArrayLike<number>; ids: readonly number[] };

/** One question, with its class and its number among all. */
export type Asked = { kind: QueryClass; number: number; query: BenchQuery };

/** One question measured: milliseconds of CPU, and what it gave; `check` sums up all counts. */
export type Measured = { kind: QueryClass; number: number; ms: number; total: number; check: number; ids: number[] };

/** What an engine did with a corpus. Milliseconds of CPU, bytes. */
export type Report = { build: number; bytes: number; open?: number; save?: number; answers: Measured[]; notes: string[] };

/** CPU time of this process in milliseconds, all its threads together. */
export function cpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

/** A sum over all counts that two engines share when they agree on each. */
export function checkOf(counts: ArrayLike<number>): number {
  let sum = 0;
  for (let value = 0; value < VALUE_COUNT; value++) sum = (sum + Math.imul(counts[value] ?? 0, value * 40_503 + 1)) | 0;
  return sum;
}

/**
 * Asks every question again and again for about `seconds`, half of it to warm up, and keeps the median time of each. An engine
 * too slow for that is asked fewer questions, and it is said. Classes that it cannot answer are left out.
 * @param ask `whole`: with the counts of all values, where pages want the most frequent ones alone
 */
export function measure(
  ask: (query: BenchQuery, whole: boolean) => Answer,
  all: readonly Asked[],
  seconds: number,
  notes: string[],
): Measured[] {
  const questions = CLASSES.flatMap((kind) => {
    const own = all.filter((asked) => asked.kind === kind);
    const few = own.slice(0, 10);
    for (const { query } of few) ask(query, false);
    const before = performance.now();
    for (const { query } of few) ask(query, false);
    const round = ((performance.now() - before) / 1_000 / Math.min(10, own.length)) * own.length;
    const step = Math.ceil((round * 4) / (seconds / CLASSES.length));
    if (step > 1 && own.length > 0) notes.push(`${kind}: too slow, 1 question in ${step}`);
    return own.filter((_, i) => i % Math.max(1, step) === 0);
  });
  const start = performance.now();
  let warm = 0;
  while (warm < 1 || (performance.now() - start < seconds * 500 && warm < 200)) {
    for (const { query } of questions) ask(query, false);
    warm++;
  }
  const measured = Math.max(3, warm);
  const spent = questions.map(() => new Float64Array(measured));
  for (let round = 0; round < measured; round++) {
    for (const [i, { query }] of questions.entries()) {
      const before = cpu();
      ask(query, false);
      (spent[i] as Float64Array)[round] = cpu() - before;
    }
  }
  return questions.map(({ kind, query, number }, i) => {
    const { total, counts, ids } = ask(query, true);
    const ms = (spent[i] as Float64Array).sort()[measured >> 1] ?? 0;
    return { kind, number, ms, total, check: checkOf(counts()), ids: [...ids] };
  });
}
