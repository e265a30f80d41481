import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { Asked, Measured, Report } from "../measure.ts";
import type { BenchQuery } from "../queries.ts";
import { type BenchRecord, type Corpus, GROUP_START } from "../records.ts";
import { token } from "../vocabulary.ts";

const JARS = "/usr/share/java";
const sources = fileURLToPath(new URL("../lucene/", import.meta.url));

/** Where Debian's `liblucene8-java` keeps Lucene, when it and a JDK are there. */
export function luceneJar(): string | undefined {
  if (!existsSync(JARS) || spawnSync("javac", ["-version"]).status !== 0) return undefined;
  const jar = readdirSync(JARS).find((name) => /^lucene-core-8[\d.]*\.jar$/.test(name));
  return jar && join(JARS, jar);
}

const sentence = (field: readonly number[]): string => field.map((word) => token(word) || "_").join(" ");

const recordLine = ({ number, rank, values, places, fields }: BenchRecord): string =>
  [number, rank, values.join(), places.map(({ lat, lon }) => `${lat},${lon}`).join(";"), fields.map(sentence).join(" | ")].join(
    "\t",
  );

function questionLine(kind: string, { terms, prefix, typo, phrase, choices, area }: BenchQuery): string {
  const where = !area
    ? ""
    : area.kind === "box"
      ? `box ${area.west} ${area.south} ${area.east} ${area.north}`
      : `radius ${area.lat} ${area.lon} ${area.km}`;
  const words = (phrase ?? []).map(({ term, at }) => `${term}@${at}`).join(" ");
  const chosen = choices.map(({ group, values }) => [group, ...values].join()).join(" ");
  return [kind, terms.join(" "), prefix ?? "", typo ?? "", words, chosen, where].join("\t");
}

/** Lucene driven directly in Java, see `lucene/`: compiled and indexed in a temporary folder. @param rows `arrays` or `columns`. */
export async function runLucene(
  jar: string,
  rows: string,
  corpus: Corpus,
  size: number,
  asked: readonly Asked[],
  seconds: number,
): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), "essaim-bench-lucene-"));
  const files = readdirSync(sources).map((name) => join(sources, name));
  const compiled = spawnSync("javac", ["-nowarn", "-d", join(folder, "classes"), "-cp", jar, ...files], { encoding: "utf8" });
  if (compiled.status !== 0) throw new Error(`javac: ${compiled.stderr}`);
  const flags = ["-Xms1g", "-Xmx3g", "-XX:+UseSerialGC", "-cp", `${join(folder, "classes")}:${jar}`];
  const java = spawn("java", [...flags, "Bench", join(folder, "index"), rows], { stdio: ["pipe", "pipe", "inherit"] });
  const exited = once(java, "exit");
  const report: Report = { build: 0, bytes: 0, open: 0, answers: [], notes: [] };
  const reading = (async () => {
    for await (const line of createInterface(java.stdout)) read(line.split(" "), report);
  })();
  let lines = `${size}\t${seconds}\t${GROUP_START.join()}\n`;
  for (let number = 0; number < size; number++) {
    lines += `${recordLine(corpus.record(number))}\n`;
    if (lines.length > 1 << 20) {
      if (!java.stdin.write(lines)) await once(java.stdin, "drain");
      lines = "";
    }
  }
  java.stdin.end(`${lines}${asked.map(({ kind, query }) => questionLine(kind, query)).join("\n")}\n\n`);
  const [code] = await exited;
  await reading;
  rmSync(folder, { recursive: true, force: true });
  if (code !== 0) throw new Error(`java ended with ${code}`);
  return report;
}

function read([what, ...rest]: string[], report: Report): void {
  if (what === "answer") {
    const [kind, ms, total, check, ids = ""] = rest;
    const number = report.answers.length;
    const numbers = ids === "" ? [] : ids.split(",").map(Number);
    report.answers.push({
      kind: kind as Measured["kind"],
      number,
      ms: Number(ms),
      total: Number(total),
      check: Number(check),
      ids: numbers,
    });
  } else if (what === "rounds") report.notes.push(`${rest[0]} rounds to warm up, ${rest[1]} measured`);
  else if (what === "build" || what === "bytes" || what === "open") report[what] = Number(rest[0]);
}
