import { randomBytes } from "node:crypto";
import { createWriteStream } from "node:fs";
import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { fileSource } from "../../../harvest/index.ts";
import { isProblem, type Problem, ProblemError } from "../../../platform/errors.ts";
import { bounded, explainFileError } from "../../../platform/files.ts";
import { log } from "../../../platform/log.ts";
import type { MatchJob, RunMatch } from "../match-job.ts";
import type { TableMatch } from "../match-table.ts";
import { columnsOfTable, type GivenColumn } from "../table-columns.ts";
import { openTable } from "../table-file.ts";
import type { Brought } from "./brought.ts";
import { type GroupShown, groupsShown } from "./groups-shown.ts";
import { desk as t } from "./tables.fr.ts";

/** What somebody brought to be matched: in memory and in two files at most, until `expires`. */
export type Kept = {
  token: string;
  main: Brought;
  other?: Brought;
  catalogue: boolean;
  state: "given" | "waiting" | "running" | "done" | "failed";
  progress: string;
  result?: { match: TableMatch; itself: boolean; shown: readonly GroupShown[] };
  problem?: Pick<Problem, "detail" | "hint">;
  /** Milliseconds since 1970. */
  expires: number;
};

/** Bounds of what is brought by the web; the command has larger ones. */
const WEB_BOUNDS = { bytes: 20_000_000, rows: 50_000 };
const KEPT_MS = 60 * 60_000;
const MOST_KEPT = 40;
const PREFIX = "doublons-";

type Options = { folder: string; run: RunMatch; now?: () => number };

/** Tables that people brought, each for an hour: nothing of them is stored elsewhere. One is matched at a time. */
export class KeptTables {
  readonly #kept = new Map<string, Kept>();
  readonly #folder: string;
  readonly #run: RunMatch;
  readonly #now: () => number;
  #last: Promise<void> = Promise.resolve();

  constructor({ folder, run, now = Date.now }: Options) {
    this.#folder = folder;
    this.#run = run;
    this.#now = now;
  }

  /** Keeps a file. @throws ProblemError `file/...` where it is too large or no table. */
  async bring(content: AsyncIterable<Uint8Array>, name: string): Promise<Kept> {
    const main = await this.#receive(content, name);
    const token = randomBytes(18).toString("base64url");
    const kept: Kept = { token, main, catalogue: true, state: "given", progress: "", expires: this.#now() + KEPT_MS };
    await this.sweep(MOST_KEPT - 1);
    this.#kept.set(token, kept);
    return kept;
  }

  /** Keeps a second file beside the first, in the place of one that was there. */
  async bringOther(kept: Kept, content: AsyncIterable<Uint8Array>, name: string): Promise<void> {
    const other = await this.#receive(content, name);
    if (kept.other) await rm(kept.other.path, { force: true });
    kept.other = other;
    this.#again(kept);
  }

  async #receive(content: AsyncIterable<Uint8Array>, name: string): Promise<Brought> {
    const path = join(this.#folder, `${PREFIX}${randomBytes(12).toString("hex")}`);
    try {
      await pipeline(bounded(content, WEB_BOUNDS.bytes, t.thisFile), createWriteStream(path, { flags: "wx", mode: 0o600 }));
      const table = await openTable(fileSource(path), name);
      return { path, table, columns: columnsOfTable(table) };
    } catch (error) {
      await rm(path, { force: true });
      throw explainFileError(error, path);
    }
  }

  /** @throws ProblemError `match/gone` once it is forgotten. */
  need(token: string): Kept {
    const kept = this.#kept.get(token);
    if (kept && kept.expires > this.#now()) return kept;
    throw new ProblemError({ code: "match/gone", kind: "gone", ...t.gone });
  }

  async forget(token: string): Promise<void> {
    const kept = this.#kept.get(token);
    this.#kept.delete(token);
    for (const each of [kept?.main, kept?.other]) if (each) await rm(each.path, { force: true });
  }

  /** Says what the columns hold, and with what to compare: what was found before is found anew. */
  choose(kept: Kept, chosen: { main: readonly GivenColumn[]; other: readonly GivenColumn[]; catalogue: boolean }): void {
    kept.main = { ...kept.main, columns: columnsOfTable(kept.main.table, chosen.main) };
    if (kept.other) kept.other = { ...kept.other, columns: columnsOfTable(kept.other.table, chosen.other) };
    kept.catalogue = chosen.catalogue && kept.other === undefined;
    this.#again(kept);
  }

  #again(kept: Kept): void {
    if (kept.state === "waiting" || kept.state === "running") return;
    kept.state = "given";
    delete kept.result;
    delete kept.problem;
  }

  /** Matches it after those that wait already. */
  start(kept: Kept): void {
    if (kept.state !== "given") return;
    kept.state = "waiting";
    this.#last = this.#last.then(() => this.#match(kept));
  }

  /** Resolves once nothing waits. */
  idle(): Promise<void> {
    return this.#last;
  }

  async #match(kept: Kept): Promise<void> {
    if (!this.#kept.has(kept.token)) return;
    kept.state = "running";
    try {
      const outcome = await this.#run(jobOf(kept), (progress) => {
        kept.progress = progress;
      });
      if ("problem" in outcome) Object.assign(kept, { state: "failed", problem: outcome.problem });
      else {
        const shown = await groupsShown(kept.main, outcome.match);
        Object.assign(kept, { state: "done", result: { ...outcome, shown } });
      }
    } catch (error) {
      if (!isProblem(error)) log.error("a table could not be matched", { error });
      Object.assign(kept, { state: "failed", problem: isProblem(error) ? error : t.failed });
    }
  }

  /** Forgets everything: the server stops. */
  async close(): Promise<void> {
    for (const token of [...this.#kept.keys()]) await this.forget(token);
  }

  /** Forgets what has expired, the oldest beyond `most`, and files of before the last start. */
  async sweep(most = MOST_KEPT): Promise<void> {
    const now = this.#now();
    const idle = [...this.#kept.values()].filter(({ state }) => state !== "waiting" && state !== "running");
    const expired = idle.filter(({ expires }) => expires <= now);
    const beyond = this.#kept.size - expired.length - most;
    const oldest = idle.filter(({ expires }) => expires > now).slice(0, Math.max(0, beyond));
    for (const { token } of [...expired, ...oldest]) await this.forget(token);
    for (const name of await readdir(this.#folder).catch(() => [])) {
      if (!name.startsWith(PREFIX)) continue;
      const path = join(this.#folder, name);
      const found = await stat(path).catch(() => undefined);
      if (found && found.mtimeMs < now - 2 * KEPT_MS) await rm(path, { force: true });
    }
  }
}

function jobOf({ main, other, catalogue }: Kept): MatchJob {
  const kept = ({ path, table, columns }: Brought) => ({
    path,
    name: table.name,
    columns: columns.map(({ column, role }) => ({ column, role })),
  });
  return { table: kept(main), ...(other ? { with: kept(other) } : {}), catalogue, maxRows: WEB_BOUNDS.rows };
}
