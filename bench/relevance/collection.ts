import { readFileSync } from "node:fs";

/** A text of the collection. */
export type Judged = { id: string; title: string; text: string };
/** A need: its title, the wordings in which users put it, and the grades (1 to 5) of the documents that were judged. */
export type Topic = { id: string; title: string; wordings: readonly string[]; grades: ReadonlyMap<string, number> };

const FOLDER = new URL("../../../shared/data/search/cdtn-ir/", import.meta.url);

const lines = (file: URL | string): string[] =>
  readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "");

/**
 * The collection `cdtn-ir`, beside the project. Other judged topics may be named: `ESSAIM_TOPICS` (JSON lines: `qid`, `query`,
 * `variants`) and `ESSAIM_QRELS` (tab-separated: topic, 0, document, grade).
 */
export function readCollection(): { documents: Judged[]; topics: Topic[] } {
  const documents = ["docs-fiches.jsonl", "docs-articles.jsonl"].flatMap((name) =>
    lines(new URL(name, FOLDER)).map((line) => JSON.parse(line) as Judged),
  );
  const grades = new Map<string, Map<string, number>>();
  for (const line of lines(process.env.ESSAIM_QRELS ?? new URL("qrels-dev.tsv", FOLDER))) {
    const [topic = "", , document = "", grade] = line.split("\t");
    grades.set(topic, (grades.get(topic) ?? new Map()).set(document, Number(grade)));
  }
  const topics = lines(process.env.ESSAIM_TOPICS ?? new URL("topics-dev.jsonl", FOLDER)).map((line): Topic => {
    const { qid, query, variants = [] } = JSON.parse(line) as { qid: string; query: string; variants?: string[] };
    return { id: qid, title: query, wordings: variants, grades: grades.get(qid) ?? new Map() };
  });
  return { documents, topics: topics.filter(({ grades }) => grades.size > 0) };
}
