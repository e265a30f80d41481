import { type Command, EXIT } from "../platform/command-line.ts";
import { ProblemError } from "../platform/errors.ts";
import { judgeRun, needWaitingRun } from "./approval.commands.ts";
import { type HarvestDeps, harvestSource } from "./harvest.commands.ts";
import { runsOf } from "./run.store.ts";
import type { HarvestRun } from "./run.ts";
import { cli } from "./source.cli.fr.ts";
import { needSource } from "./source.commands.ts";
import type { Source } from "./source.ts";
import { runsCli as t } from "./source-runs.cli.fr.ts";
import { askToTurn } from "./undo.commands.ts";

const BY = "cli";
const SHOWN = 10;
const LOOKED_AT = 50;

function planLines({ plan, status }: HarvestRun, source: Source): string {
  if (!plan) return t.diff.none(source.title);
  const { created, changed, missing } = plan.samples;
  return [
    t.diff.counts(plan),
    ...Object.entries(plan.fields).map(([field, count]) => t.diff.field(field, count)),
    ...created.slice(0, SHOWN).map(({ title }) => t.diff.created(title)),
    ...missing.slice(0, SHOWN).map(({ title }) => t.diff.missing(title)),
    ...changed
      .slice(0, SHOWN)
      .flatMap(({ title, fields }) => fields.map(({ field, before, after }) => t.diff.changed(title, field, before, after))),
    ...(status === "suspended" && plan.held ? [t.diff.held(plan.held, source.slug)] : []),
  ].join("\n");
}

const diff: Command<HarvestDeps> = {
  name: "source diff",
  summary: t.diff.summary,
  usage: t.diff.usage,
  positionals: { min: 1, max: 1 },
  async run({ open, terminal }, { positionals: [key = ""] }) {
    const { database } = await open();
    const source = await needSource(database, key);
    const run = (await runsOf(database.read, source.id, LOOKED_AT)).find((each) => each.plan);
    terminal.result(run?.plan ?? null, () => (run ? planLines(run, source) : t.diff.none(source.title)));
    return run ? EXIT.ok : EXIT.nothingFound;
  },
};

/** A command that decides of a source's update, then carries it out here and now. */
const deciding = (
  name: "approve" | "refuse" | "undo" | "redo",
  act: (deps: HarvestDeps, source: Source) => Promise<string | undefined>,
): Command<HarvestDeps> => ({
  name: `source ${name}`,
  summary: t[name].summary,
  usage: t[name].usage,
  positionals: { min: 1, max: 1 },
  async run({ open, terminal }, { positionals: [key = ""] }) {
    const deps = await open();
    const source = await needSource(deps.database, key);
    const said = await act(deps, source);
    const run = name === "refuse" ? undefined : await harvestSource(deps, source.id, { signal: terminal.signal });
    if (run?.status === "failed" && run.failure)
      throw new ProblemError({ code: "run/failed", kind: "conflict", detail: run.failure });
    terminal.result({ source: source.slug, ...(run ? { run: run.id, status: run.status } : {}) }, () =>
      said === undefined && run ? cli.harvest.outcome(run, source.title) : (said ?? ""),
    );
    return EXIT.ok;
  },
});

const judging = (verdict: "approve" | "refuse") => async (deps: HarvestDeps, source: Source) => {
  const run = await needWaitingRun(deps, source, verdict);
  await judgeRun(deps, run.id, verdict, BY);
  return verdict === "refuse" ? t.refuse.done : undefined;
};

const turning = (direction: "undo" | "redo") => async (deps: HarvestDeps, source: Source) => {
  await askToTurn(deps, source, direction, { by: BY });
  return t[direction].done;
};

/** `essaim source diff | approve | refuse | undo | redo`. */
export const runCommands: Command<HarvestDeps>[] = [
  diff,
  deciding("approve", judging("approve")),
  deciding("refuse", judging("refuse")),
  deciding("undo", turning("undo")),
  deciding("redo", turning("redo")),
];
