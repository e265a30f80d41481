import type { Topic } from "./collection.ts";

/** The ids that answer a text, best first, 50 at most. */
export type Search = (text: string) => readonly string[];

const JUDGED_DEPTH = 10;
const gained = (grade: number): number => 2 ** grade - 1;
const cumulated = (grades: readonly number[], gain: (grade: number) => number): number =>
  grades.reduce((sum, grade, at) => sum + gain(grade) / Math.log2(at + 2), 0);

/** nDCG at 10 with exponential gain (Burges et al., 2005) or, `gain` given, another; unjudged documents count for nothing. */
export function ndcg(found: readonly string[], grades: Topic["grades"], gain = gained): number {
  const ideal = [...grades.values()].sort((a, b) => b - a).slice(0, JUDGED_DEPTH);
  const got = found.slice(0, JUDGED_DEPTH).map((id) => grades.get(id) ?? 0);
  return cumulated(got, (grade) => (grade === 0 ? 0 : gain(grade))) / cumulated(ideal, gain);
}

const recall = (found: readonly string[], grades: Topic["grades"]): number =>
  found.slice(0, 50).filter((id) => grades.has(id)).length / grades.size;

/** `halves`: nDCG on each half of the topics, split by their ids. `linear`: nDCG with the grades themselves as gains. */
export type Figures = { ndcg: number; linear: number; halves: [number, number]; recall: number };

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** Means over topics; over the wordings of each topic first. */
function measured(search: Search, topics: readonly Topic[], textsOf: (topic: Topic) => readonly string[]): Figures {
  const rows = topics
    .filter((topic) => textsOf(topic).length > 0)
    .map((topic) => {
      const found = textsOf(topic).map(search);
      const over = (measure: (ids: readonly string[]) => number): number => mean(found.map(measure));
      return {
        half: Number.parseInt(topic.id.at(-1) ?? "0", 16) % 2,
        ndcg: over((ids) => ndcg(ids, topic.grades)),
        linear: over((ids) => ndcg(ids, topic.grades, (grade) => grade)),
        recall: over((ids) => recall(ids, topic.grades)),
      };
    });
  const half = (which: number): number => mean(rows.filter((row) => row.half === which).map((row) => row.ndcg));
  return {
    ndcg: mean(rows.map((row) => row.ndcg)),
    linear: mean(rows.map((row) => row.linear)),
    halves: [half(0), half(1)],
    recall: mean(rows.map((row) => row.recall)),
  };
}

const shown = ({ ndcg, linear, halves, recall }: Figures): string =>
  `${ndcg.toFixed(3)} (${halves.map((half) => half.toFixed(3)).join(" ")})  ${linear.toFixed(3)}  ${recall.toFixed(3)}`;

/** Prints what the columns of `report` are. */
export function reportHead(width: number): void {
  const columns = "nDCG@10 (halves)      linear R@50 ";
  console.log(`${"".padEnd(width)}  ${"titles".padEnd(columns.length)}   user wordings`);
  console.log(`${"".padEnd(width)}  ${columns}   ${columns}`);
}

/** Measures a search on titles and on the wordings of users, and prints one line. */
export function report(name: string, width: number, search: Search, topics: readonly Topic[]): void {
  const titles = measured(search, topics, ({ title }) => [title]);
  const wordings = measured(search, topics, ({ wordings }) => wordings);
  console.log(`${name.padEnd(width)}  ${shown(titles)}   ${shown(wordings)}`);
}
