import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { declareStanding, recordCounts, retellSource, standingsOf } from "../catalogue/index.ts";
import { type Command, EXIT } from "../platform/command-line.ts";
import { isProblem, ProblemError } from "../platform/errors.ts";
import { formatTable } from "../platform/terminal.ts";
import { formatDate, formatNumber } from "../web/index.ts";
import { standing as ranks } from "./desk/standing.fr.ts";
import { readStanding } from "./desk/standing.ts";
import { eraseFromSource } from "./erase.commands.ts";
import { type HarvestDeps, harvestSource } from "./harvest.commands.ts";
import { texts } from "./harvest.fr.ts";
import { network } from "./network.fr.ts";
import { issuesOf, runsOf } from "./run.store.ts";
import { cli } from "./source.cli.fr.ts";
import { addPartner, addSource, needSource, saveMapping } from "./source.commands.ts";
import { findPartner, findSource, listSources } from "./source.store.ts";
import type { SourceLocation } from "./source.ts";
import { sourceFromMapping } from "./source-from-mapping.ts";
import { inspectCommand } from "./source-inspect.cli.ts";
import { runCommands } from "./source-runs.cli.ts";

const ISSUES_SHOWN = 5;

function readYaml(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    throw new ProblemError({ code: "source/file-missing", kind: "not-found", ...texts.fileMissing(path) });
  }
}

type Given = { file?: string; url?: string };

function locate(path: string, given: Given, named: Given): SourceLocation {
  if (given.file) return { kind: "file", path: resolve(given.file) };
  const url = given.url ?? named.url;
  if (url) return { kind: "url", url };
  if (named.file) return { kind: "file", path: resolve(dirname(path), named.file) };
  throw new ProblemError({ code: "source/nowhere", kind: "invalid", ...cli.add.nowhere });
}

const text = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

const add: Command<HarvestDeps> = {
  name: "source add",
  summary: cli.add.summary,
  usage: cli.add.usage,
  options: {
    file: { type: "string", placeholder: "<fichier>", description: cli.add.file },
    url: { type: "string", placeholder: "<adresse>", description: cli.add.url },
    partner: { type: "string", placeholder: "<nom court>", description: cli.add.partner },
  },
  positionals: { min: 1, max: 1 },
  async run({ open, terminal }, { values, positionals: [path = ""] }) {
    const yaml = readYaml(path);
    const { slug, partner, file, url, ...described } = sourceFromMapping(yaml);
    const given = {
      ...(text(values.file) ? { file: text(values.file) ?? "" } : {}),
      ...(text(values.url) ? { url: text(values.url) ?? "" } : {}),
    };
    const location = locate(path, given, { ...(file ? { file } : {}), ...(url ? { url } : {}) });
    const deps = await open();
    const known = await findSource(deps.database.read, slug);
    if (known) {
      const version = await saveMapping(deps, known.id, yaml, "cli");
      terminal.result({ source: known.slug, mappingVersion: version }, cli.add.updated(known.slug, version));
      return EXIT.ok;
    }
    const wanted = text(values.partner) ?? partner;
    const owner = (await findPartner(deps.database.read, wanted)) ?? (await addPartner(deps, { name: wanted }));
    const source = await addSource(deps, { ...described, slug, partner: owner.id, location }, { yaml, by: "cli" });
    terminal.result({ source: source.slug, mappingVersion: source.mappingVersion }, cli.add.added(source.slug));
    return EXIT.ok;
  },
};

const list: Command<HarvestDeps> = {
  name: "source list",
  summary: cli.list.summary,
  usage: cli.list.usage,
  async run({ open, terminal }) {
    const { database } = await open();
    const [sources, counts] = await Promise.all([listSources(database.read), recordCounts(database.read)]);
    terminal.result(sources, () =>
      sources.length
        ? formatTable(
            sources.map((s) => [
              s.slug,
              formatNumber(counts.get(s.id)?.records ?? 0),
              s.lastCompleteAt ? formatDate(s.lastCompleteAt) : cli.list.never,
              s.title,
            ]),
          )
        : cli.list.none,
    );
    return sources.length ? EXIT.ok : EXIT.nothingFound;
  },
};

const show: Command<HarvestDeps> = {
  name: "source show",
  summary: cli.show.summary,
  usage: cli.show.usage,
  positionals: { min: 1, max: 1 },
  async run({ open, terminal }, { positionals: [key = ""] }) {
    const { database } = await open();
    const source = await needSource(database, key);
    const runs = await runsOf(database.read, source.id, 5);
    const issues = runs[0] ? await issuesOf(database.read, runs[0].id) : [];
    terminal.result({ source, runs, issues }, () =>
      [
        `${source.title} (${source.slug})`,
        `${network.columns.role} : ${network.roles[source.role]}`,
        `${network.columns.licence} : ${source.licence}`,
        ...runs.map((run) => cli.harvest.outcome(run, formatDate(run.startedAt))),
        ...issues.slice(0, 20).map((issue) => cli.harvest.issue(issue.detail)),
      ].join("\n"),
    );
    return EXIT.ok;
  },
};

const erase: Command<HarvestDeps> = {
  name: "source erase",
  summary: cli.erase.summary,
  usage: cli.erase.usage,
  positionals: { min: 2, max: 2 },
  async run({ open, terminal }, { positionals: [key = "", remoteId = ""] }) {
    const deps = await open();
    const source = await needSource(deps.database, key);
    const documents = await eraseFromSource(deps, source, remoteId, "cli");
    terminal.result({ source: source.slug, erased: remoteId, documents }, cli.erase.done(source.title, documents));
    return EXIT.ok;
  },
};

/** A source that cannot even be started costs one line: the others have their turn. */
function failed(error: unknown, title: string, terminal: { warn(text: string): void }): undefined {
  const said = isProblem(error) ? [error.detail, error.hint].filter(Boolean).join(" ") : texts.unexpected;
  terminal.warn(cli.harvest.failed(title, said));
  return undefined;
}

const harvest: Command<HarvestDeps> = {
  name: "harvest",
  summary: cli.harvest.summary,
  usage: cli.harvest.usage,
  positionals: { min: 0, max: 1 },
  async run({ open, terminal }, { positionals: [key] }) {
    const deps = await open();
    const sources = key ? [await needSource(deps.database, key)] : await listSources(deps.database.read);
    const runs = [];
    for (const source of sources) {
      const options = {
        signal: terminal.signal,
        onProgress: (_rows: number, said: string) => terminal.progress(`${source.title} : ${said}`),
      };
      const run = await harvestSource(deps, source.id, options).catch((error: unknown) => failed(error, source.title, terminal));
      if (!run) continue;
      runs.push(run);
      terminal.print(cli.harvest.outcome(run, source.title, source.slug));
      const issues = await issuesOf(deps.database.read, run.id, ISSUES_SHOWN);
      if (issues.length) terminal.print(cli.harvest.issues(run.report.issues));
      for (const issue of issues) terminal.print(cli.harvest.issue(issue.detail));
      if (run.report.issues > issues.length) terminal.print(cli.harvest.more(run.report.issues - issues.length));
    }
    if (terminal.json) terminal.result(runs, "");
    else if (!sources.length) terminal.warn(cli.harvest.none);
    if (!sources.length) return EXIT.nothingFound;
    return runs.length < sources.length || runs.some((run) => run.status === "failed" || run.status === "cancelled")
      ? EXIT.failure
      : EXIT.ok;
  },
};

const trust: Command<HarvestDeps> = {
  name: "source trust",
  summary: ranks.cli.summary,
  usage: ranks.cli.usage,
  positionals: { min: 1, max: 2 },
  async run({ open, terminal }, { positionals: [key = "", wanted] }) {
    const { database, clock } = await open();
    const source = await needSource(database, key);
    if (wanted === undefined) {
      const now = (await standingsOf(database.read)).get(source.id) ?? "usual";
      terminal.result({ source: source.slug, standing: now }, ranks.cli.now(source.title, ranks.labels[now]));
      return EXIT.ok;
    }
    const standing = readStanding(wanted);
    const at = clock.now().toISOString();
    await declareStanding(database, { source: source.id, standing, at, by: "cli" });
    const entries = await retellSource(database, source.id, at, terminal.signal);
    terminal.result({ source: source.slug, standing, entries }, ranks.cli.done(source.title, ranks.labels[standing], entries));
    return EXIT.ok;
  },
};

/** `essaim source ...` and `essaim harvest`. */
export const sourceCommands: Command<HarvestDeps>[] = [add, inspectCommand, list, show, trust, ...runCommands, harvest, erase];
