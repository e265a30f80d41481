import { type Command, EXIT } from "../platform/command-line.ts";
import { ProblemError } from "../platform/errors.ts";
import { writeFileAtomically } from "../platform/files.ts";
import { formatDate } from "../web/index.ts";
import { ndjson } from "./data.routes.tsx";
import { toApiEntry } from "./entry.api.schema.ts";
import { cli } from "./entry.cli.fr.ts";
import { fieldNames, fr } from "./entry.fr.ts";
import { visibleEntry } from "./entry.policy.ts";
import type { EntryRoutesDeps } from "./entry.routes.tsx";
import { entryById } from "./entry.store.ts";
import type { Entry, Told } from "./entry.ts";
import { entryPath, idFromAddress } from "./entry-address.ts";
import type { SourceDirectory } from "./source-label.ts";
import { valueText } from "./value-text.ts";

type EntryCliDeps = Pick<EntryRoutesDeps, "database" | "url" | "sources">;

function describe(entry: Entry, sources: SourceDirectory): string {
  const who = (by: readonly number[]): string =>
    by
      .map((index) => sources.get(entry.sources[index]?.source ?? "")?.partner.name ?? entry.sources[index]?.source ?? "?")
      .join(", ");
  const lines = [entry.single.title.value, `${fr.kinds[entry.kind]} – ${entryPath(entry)}`];
  const tell = (field: string, told: Told<unknown>) => {
    lines.push(
      `  ${fieldNames[field] ?? field} : ${valueText(field, told.value)}`,
      cli.show.says(who(told.by), formatDate(told.since)),
    );
    if (told.rule) lines.push(cli.show.rule(fr.conflict.rules[told.rule]));
    for (const other of told.others ?? []) lines.push(cli.show.others(valueText(field, other.value), who(other.by)));
  };
  for (const [field, told] of Object.entries(entry.single)) tell(field, told as Told<unknown>);
  for (const [field, list] of Object.entries(entry.lists)) for (const told of list as Told<unknown>[]) tell(field, told);
  return lines.join("\n");
}

const show: Command<EntryCliDeps> = {
  name: "show",
  summary: cli.show.summary,
  usage: cli.show.usage,
  positionals: { min: 1, max: 1 },
  async run({ open, terminal }, { positionals: [address = ""] }) {
    const { database, url, sources } = await open();
    const id = idFromAddress(address.replace(/\/+$/, "").split("/").at(-1) ?? "");
    const entry = id && (await entryById(database.read, id));
    if (!entry) throw new ProblemError({ code: "entry/not-found", kind: "not-found", ...fr.notFound });
    const shown = visibleEntry(entry, "open");
    const directory = await sources();
    terminal.result(toApiEntry(shown, url, directory), () => describe(shown, directory));
    return EXIT.ok;
  },
};

const exportAll: Command<EntryCliDeps> = {
  name: "export",
  summary: cli.export.summary,
  usage: cli.export.usage,
  options: { out: { type: "string", placeholder: "<fichier>", description: cli.export.out } },
  async run({ open, terminal }, { values }) {
    const deps = await open();
    if (typeof values.out === "string") {
      await writeFileAtomically(values.out, ndjson(deps));
      terminal.result({ file: values.out }, cli.export.done(values.out));
    } else for await (const chunk of ndjson(deps)) await terminal.write(chunk);
    return EXIT.ok;
  },
};

/** `essaim show`, `essaim export`. */
export const entryCommands: Command<EntryCliDeps>[] = [show, exportAll];
