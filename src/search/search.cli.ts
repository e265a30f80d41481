import { entryPath } from "../catalogue/index.ts";
import { resolvePlace, territory } from "../geography/index.ts";
import { type Command, EXIT } from "../platform/command-line.ts";
import { labelOf } from "../vocabulary/index.ts";
import { formatDate, formatNumber } from "../web/index.ts";
import { toResult } from "./exports/result.schema.ts";
import type { SearchHit } from "./index-port.ts";
import type { IndexSources } from "./indexing/indexer.ts";
import { openSearchOnce } from "./open-search.ts";
import { PARAMETERS } from "./query-parameters.ts";
import { readQueryString } from "./query-string.ts";
import { readingOf } from "./reading.ts";
import { fr } from "./search.fr.ts";
import { partnerNames, readingLine } from "./search-view.ts";

type SearchCliDeps = IndexSources & { url: string };

const cli = fr.cli;

/** The options of the command, as parameters of an address: both are then read by the same rules. */
function asParameters(words: string, values: Record<string, unknown>): URLSearchParams {
  const pairs: [string, unknown][] = [
    [PARAMETERS.words, words],
    [PARAMETERS.place, values.where],
    [PARAMETERS.radius, values.radius],
    [PARAMETERS.kinds, values.kind],
    [PARAMETERS.themes, values.theme],
    [PARAMETERS.sort, values.sort],
  ];
  return new URLSearchParams(pairs.flatMap(([name, value]) => (typeof value === "string" && value ? [[name, value]] : [])));
}

function lines({ document, distanceKm }: SearchHit, url: string): string {
  const distance = distanceKm === undefined ? "" : `, ${cli.distance(formatNumber(distanceKm, 1))}`;
  const about = [
    labelOf("kinds", document.kind),
    `${document.where}${distance}`,
    cli.confirmed(formatDate(document.confirmedAt)),
  ];
  return [document.title, `  ${about.filter(Boolean).join(" · ")}`, `  ${url}${entryPath(document)}`].join("\n");
}

const search: Command<SearchCliDeps> = {
  name: "search",
  summary: cli.summary,
  usage: cli.usage,
  options: {
    where: { type: "string", placeholder: cli.wherePlace, description: cli.where },
    radius: { type: "string", placeholder: "<km>", description: cli.radius },
    kind: { type: "string", placeholder: cli.kindPlace, description: cli.kind },
    theme: { type: "string", placeholder: cli.themePlace, description: cli.theme },
    sort: { type: "string", placeholder: cli.sortPlace, description: cli.sort },
    limit: { type: "string", placeholder: "<n>", description: cli.limit },
  },
  positionals: { min: 0, max: 20 },
  async run({ open, terminal }, { values, positionals }) {
    const { query, notes } = readQueryString(asParameters(positionals.join(" "), values), { territory, resolvePlace });
    const deps = await open();
    const index = await openSearchOnce({ ...deps, say: (line) => terminal.warn(line) });
    const size = Math.min(1_000, Math.max(1, Number.parseInt(String(values.limit ?? "20"), 10) || 20));
    const page = index.search({ ...query, size });
    const directory = await deps.sources();
    for (const { message, choices = [] } of notes) {
      terminal.warn(message);
      for (const { label, code } of choices) terminal.warn(`  ${code}  ${label}`);
    }
    for (const { message } of page.readNotes ?? []) terminal.warn(message);
    const reading = readingLine(readingOf(query, page.clauses, partnerNames(directory)));
    terminal.result(
      { total: page.total, resultats: page.hits.map(({ document }) => toResult(document, deps.url, directory)) },
      () =>
        [cli.total(page.total, formatNumber(page.total), reading), ...page.hits.map((hit) => lines(hit, deps.url))].join("\n"),
    );
    return page.total > 0 ? EXIT.ok : EXIT.nothingFound;
  },
};

/** The commands of search. */
export const searchCommands: readonly Command<SearchCliDeps>[] = [search];
