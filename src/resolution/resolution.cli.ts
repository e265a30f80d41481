import { type Command, EXIT } from "../platform/command-line.ts";
import { ProblemError } from "../platform/errors.ts";
import { writeFileAtomically } from "../platform/files.ts";
import { findJob, type Job, runWorker } from "../platform/jobs/index.ts";
import { judgements } from "./case.query.ts";
import { judgementBySeq } from "./judgement.store.ts";
import { casePage, countByBand } from "./likeness.store.ts";
import { askMatching, MATCHING_QUEUE, matchingJobs } from "./matching/matching.jobs.ts";
import { Matching, type MatchingResult } from "./matching/matching.ts";
import { cli as t } from "./resolution.cli.fr.ts";
import { type ResolutionDeps, undo } from "./resolution.commands.ts";
import { forgetMatchingState, readMatchingState, setWithoutDuplicates } from "./resolution-state.store.ts";

type ResolutionCliDeps = ResolutionDeps & {
  /** Finds a source's id by its short name, if there is one. */
  sourceId(slug: string): Promise<string | undefined>;
};

/** Who signs what is done at the command line. */
const BY = "cli";

const run: Command<ResolutionCliDeps> = {
  name: "resolution run",
  summary: t.run.summary,
  usage: t.run.usage,
  options: { all: { type: "boolean", description: t.run.all } },
  async run({ open, terminal }, { values }) {
    const deps = await open();
    const { database, clock } = deps;
    if (values.all) await database.transaction((trx) => forgetMatchingState(trx));
    const { id } = await askMatching(deps);
    // As any worker would: a server that is running may take the job first.
    const handlers = matchingJobs(deps);
    await runWorker({ database, clock, signal: terminal.signal, untilIdle: true, handlers, queues: [MATCHING_QUEUE] });
    const job: Job | undefined = await findJob(database.read, id);
    if (job?.state === "done") {
      terminal.result(job.result, t.run.done(job.result as MatchingResult));
      return EXIT.ok;
    }
    terminal.result({ state: job?.state }, job?.error ? t.run.failed(job.error) : t.run.elsewhere);
    return job?.error ? EXIT.failure : EXIT.ok;
  },
};

const status: Command<ResolutionCliDeps> = {
  name: "resolution status",
  summary: t.status.summary,
  usage: t.status.usage,
  async run({ open, terminal }) {
    const deps = await open();
    const state = await readMatchingState(deps.database.read);
    if (!state) {
      terminal.result(null, t.status.never);
      return EXIT.nothingFound;
    }
    const behind = await new Matching(deps).behind();
    const waiting = await countByBand(deps.database.read);
    const { total: cases } = await casePage(deps.database.read, { limit: 1, offset: 0 });
    const lines = [
      t.status.at(state.at, behind),
      t.status.model(state.model),
      t.status.records(state.records, state.entries),
      t.status.waiting(cases, waiting),
      ...(state.large.length > 0 ? [t.status.large(state.large)] : []),
      ...(state.held.length > 0 ? [t.status.held(state.held)] : []),
    ];
    terminal.result({ ...state, behind, cases, waiting }, lines.join("\n"));
    return EXIT.ok;
  },
};

const PAGE = 500;

/** The whole log, newest first, page by page. */
async function* judgementLines({ database }: ResolutionCliDeps): AsyncGenerator<string> {
  for (let before: number | undefined; ; ) {
    const page = await judgements(database.read, { limit: PAGE, before });
    const last = page.at(-1);
    if (!last) return;
    yield page.map((judgement) => `${JSON.stringify(judgement)}\n`).join("");
    before = last.seq;
  }
}

const exportJudgements: Command<ResolutionCliDeps> = {
  name: "resolution judgements",
  summary: t.judgements.summary,
  usage: t.judgements.usage,
  options: { out: { type: "string", placeholder: "<fichier>", description: t.judgements.out } },
  async run({ open, terminal }, { values }) {
    const deps = await open();
    if (typeof values.out === "string") {
      await writeFileAtomically(values.out, judgementLines(deps));
      terminal.result({ file: values.out }, t.judgements.done(values.out));
    } else for await (const chunk of judgementLines(deps)) await terminal.write(chunk);
    return EXIT.ok;
  },
};

const undoJudgement: Command<ResolutionCliDeps> = {
  name: "resolution undo",
  summary: t.undo.summary,
  usage: t.undo.usage,
  options: { reason: { type: "string", placeholder: "<texte>", description: t.undo.reason } },
  positionals: { min: 1, max: 1 },
  async run({ open, terminal }, { values, positionals: [typed = ""] }) {
    const seq = /^\d{1,9}$/.test(typed) ? Number(typed) : 0;
    if (seq === 0) throw new ProblemError({ code: "resolution/bad-number", kind: "invalid", ...t.undo.badNumber(typed) });
    const deps = await open();
    const reason = typeof values.reason === "string" ? values.reason : undefined;
    const undone = await undo(deps, { seq, by: BY, reason });
    const judgement = await judgementBySeq(deps.database.read, seq);
    terminal.result(undone, t.undo.done(seq, judgement?.verdict ?? "same", undone.entries));
    return EXIT.ok;
  },
};

const withoutDuplicates: Command<ResolutionCliDeps> = {
  name: "resolution without-duplicates",
  summary: t.source.summary,
  usage: t.source.usage,
  options: { off: { type: "boolean", description: t.source.off } },
  positionals: { min: 1, max: 1 },
  async run({ open, terminal }, { values, positionals: [slug = ""] }) {
    const { database, clock, sourceId } = await open();
    const source = await sourceId(slug);
    if (source === undefined) throw new ProblemError({ code: "source/not-found", kind: "not-found", ...t.source.unknown(slug) });
    const without = !values.off;
    const at = clock.now().toISOString();
    await database.transaction((trx) => setWithoutDuplicates(trx, { source, by: BY, at, without }));
    terminal.result({ source, without }, t.source.done(slug, without));
    return EXIT.ok;
  },
};

/** `essaim resolution ...`. */
export const resolutionCommands: Command<ResolutionCliDeps>[] = [run, status, exportJudgements, undoJudgement, withoutDuplicates];
