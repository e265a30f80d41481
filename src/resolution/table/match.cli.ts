import { randomBytes } from "node:crypto";
import { createWriteStream, existsSync } from "node:fs";
import { rename, rm, stat } from "node:fs/promises";
import { basename, extname, join, parse, resolve } from "node:path";
import { pipeline } from "node:stream/promises";
import { fileSource } from "../../harvest/index.ts";
import { type Command, type CommandArguments, EXIT } from "../../platform/command-line.ts";
import type { Database } from "../../platform/database.ts";
import { isProblem, ProblemError } from "../../platform/errors.ts";
import { explainFileError } from "../../platform/files.ts";
import { comparedEntries } from "./compared-entries.ts";
import { matchFr as fr } from "./match.fr.ts";
import { type FileMatch, type GivenFile, matchFile, summaryOf } from "./match-files.ts";
import { givenColumn } from "./table-columns.ts";
import { csvOf, xlsxOf } from "./write-table.ts";

const t = fr.cli;

/** What `essaim match` works on, opened only where the catalogue is asked. */
type MatchCliDeps = { database: Database; url: string };

/** A million rows take some 2 GiB. */
const MAX_ROWS = 1_000_000;

const usage = (problem: { detail: string; hint: string }): ProblemError =>
  new ProblemError({ code: "command-line/usage", kind: "invalid", ...problem });

/** Columns that are not in the table, or not what a column may hold: a command badly written. */
const MISWRITTEN: ReadonlySet<string> = new Set(["match/bad-column", "match/bad-role", "match/unknown-column"]);

function asUsage(error: unknown): never {
  if (!isProblem(error) || !MISWRITTEN.has(error.code)) throw error;
  throw usage({ detail: error.detail, hint: error.hint ?? "" });
}

const texts = (value: CommandArguments["values"][string]): string[] =>
  (Array.isArray(value) ? value : [value]).filter((each) => typeof each === "string");

async function given(path: string, columns: readonly string[]): Promise<GivenFile> {
  if (!(await stat(path).catch(() => undefined))?.isFile())
    throw new ProblemError({ code: "match/file-missing", kind: "not-found", ...t.missing(path) });
  return { source: fileSource(resolve(path)), name: basename(path), columns: columns.map(givenColumn) };
}

/** Where the table goes: what was asked, or beside the file. Never over what was given, nor silently over something else. */
function outputOf(file: string, other: string | undefined, asked: string | undefined, workbook: boolean): string {
  const { dir, name } = parse(resolve(file));
  const out = asked === undefined ? join(dir, `${name}-doublons${workbook ? ".xlsx" : ".csv"}`) : resolve(asked);
  if (![".csv", ".xlsx"].includes(extname(out).toLowerCase())) throw usage(t.badOut(asked ?? out));
  if (out === resolve(file) || (other !== undefined && out === resolve(other))) throw usage(t.sameOut(asked ?? out));
  if (asked === undefined && existsSync(out)) throw usage(t.exists(out));
  return out;
}

async function write(out: string, found: FileMatch): Promise<void> {
  const temporary = `${out}.${randomBytes(6).toString("hex")}.tmp`;
  const bytes = extname(out).toLowerCase() === ".xlsx" ? xlsxOf(found.table, found.match) : csvOf(found.table, found.match);
  try {
    await pipeline(bytes, createWriteStream(temporary, { flags: "wx" }));
    await rename(temporary, out);
  } catch (error) {
    await rm(temporary, { force: true });
    throw explainFileError(error, out);
  }
}

/** `essaim match`: finds the duplicates of a table, and gives it back with what was found beside each row. */
export const matchCommand: Command<MatchCliDeps> = {
  name: "match",
  summary: t.summary,
  usage: t.usage,
  options: {
    with: { type: "string", placeholder: "<fichier>", description: t.with },
    out: { type: "string", placeholder: "<fichier>", description: t.out },
    column: { type: "string", multiple: true, placeholder: "<contenu>=<colonne>", description: t.column },
    "with-column": { type: "string", multiple: true, placeholder: "<contenu>=<colonne>", description: t.withColumn },
    alone: { type: "boolean", description: t.alone },
    unique: { type: "boolean", description: t.unique },
  },
  positionals: { min: 1, max: 1 },
  async run({ open, terminal }, { values, positionals: [path = ""] }) {
    const other = typeof values.with === "string" ? values.with : undefined;
    const asked = typeof values.out === "string" ? values.out : undefined;
    if (other !== undefined && values.alone) throw usage(t.both);
    const file = await given(path, texts(values.column)).catch(asUsage);
    const second = other === undefined ? undefined : await given(other, texts(values["with-column"])).catch(asUsage);
    const workbook = (extname(asked ?? path) || ".").toLowerCase();
    const out = outputOf(path, other, asked, [".xlsx", ".ods", ".xlsm"].includes(workbook));
    const deps = second || values.alone ? undefined : await open();
    const found = await matchFile(file, {
      maxRows: MAX_ROWS,
      unique: values.unique === true,
      secret: randomBytes(16).toString("hex"),
      progress: (text) => terminal.progress(text),
      signal: terminal.signal,
      ...(second ? { with: second } : {}),
      ...(deps ? { entries: () => comparedEntries(deps.database.read, deps.url) } : {}),
    }).catch(asUsage);
    await write(out, found);
    const { rows, groups, twice, grouped, sure, found: pendants, held } = found.match;
    const columns = found.columns.map(({ column, role, by }) => ({ column, role, by }));
    const data = {
      file: out,
      rows,
      groups,
      twice,
      grouped,
      sure,
      found: pendants,
      held: held.map((packet) => packet.length),
      columns,
    };
    const lines = [
      ...summaryOf(found),
      ...(deps && !found.match.asked ? [fr.summary.onlyInside] : []),
      fr.summary.stored,
      fr.summary.written(out),
    ];
    terminal.result(data, lines.join("\n"));
    return EXIT.ok;
  },
};
