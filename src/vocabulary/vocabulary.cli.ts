import { type Command, EXIT } from "../platform/command-line.ts";
import { ProblemError } from "../platform/errors.ts";
import { plural } from "../web/index.ts";
import { createAligner } from "./alignment.ts";
import { type Concept, SCHEMES, type Scheme } from "./concept.ts";
import { toCsv } from "./csv.ts";
import { toJsonLd } from "./json-ld.ts";
import { FORMATS, type Format } from "./negotiate.ts";
import { ownSharedAlignments } from "./shared-alignments.ts";
import { vocabularyResources } from "./skos.ts";
import { suggestConcepts } from "./suggest.ts";
import { toTurtle } from "./turtle.ts";
import { cli as t } from "./vocabulary.fr.ts";
import { ancestors, concept, concepts, schemeAtPath, schemeInfo } from "./vocabulary.ts";

/** `url`: the public address under which exports name concepts; asked of `open` by `vocabulary export` alone. */
type VocabularyCliDeps = { url: string };

function schemeOf(path: string): Scheme {
  const scheme = schemeAtPath(path);
  if (scheme !== undefined) return scheme;
  const known = SCHEMES.map((each) => schemeInfo(each).path);
  throw new ProblemError({
    code: "vocabulary/no-such-list",
    kind: "invalid",
    detail: t.noSuchList(path),
    hint: t.knownLists(known),
  });
}

const asLine = ({ scheme, id, label }: Concept): string => `${"  ".repeat(ancestors(scheme, id).length - 1)}${id}  ${label}`;

const list: Command<VocabularyCliDeps> = {
  name: "vocabulary list",
  summary: t.list.summary,
  usage: t.list.usage,
  positionals: { min: 0, max: 1 },
  async run({ terminal }, { positionals: [path] }) {
    if (path === undefined) {
      const all = SCHEMES.map((scheme) => ({ ...schemeInfo(scheme), words: concepts(scheme).length }));
      terminal.result(all, () => all.map((each) => `${each.path}  ${each.title} (${plural(each.words, t.word)})`).join("\n"));
    } else {
      const all = concepts(schemeOf(path));
      terminal.result(all, () => all.map(asLine).join("\n"));
    }
    return EXIT.ok;
  },
};

const read: Command<VocabularyCliDeps> = {
  name: "vocabulary read",
  summary: t.read.summary,
  usage: t.read.usage,
  positionals: { min: 2, max: 30 },
  async run({ terminal }, { positionals: [path = "", ...words] }) {
    const scheme = schemeOf(path);
    const label = words.join(" ");
    const meaning = createAligner([])("", scheme, label);
    const near = suggestConcepts(scheme, label, 5);
    const named = meaning.to.map((id) => `${id}  ${concept(scheme, id)?.label ?? ""}`);
    terminal.result({ label, ...meaning, suggestions: near }, () =>
      [
        `${t.matches[meaning.match]}${named.map((line) => `\n  ${line}`).join("")}`,
        ...(near.length > 0
          ? [t.near, ...near.map(({ id, label: name, score }) => `  ${id}  ${name} (${Math.round(score * 100)} %)`)]
          : []),
      ].join("\n"),
    );
    return meaning.match === "unmapped" && near.length === 0 ? EXIT.nothingFound : EXIT.ok;
  },
};

const exported: Command<VocabularyCliDeps> = {
  name: "vocabulary export",
  summary: t.export.summary,
  usage: t.export.usage,
  options: { format: { type: "string", placeholder: Object.keys(FORMATS).join("|"), description: t.export.format } },
  async run({ open, terminal }, { values }) {
    const format = String(values.format ?? "ttl");
    if (!Object.hasOwn(FORMATS, format)) {
      throw new ProblemError({
        code: "vocabulary/no-such-format",
        kind: "invalid",
        detail: t.noSuchFormat(format),
        hint: t.knownLists(Object.keys(FORMATS)),
      });
    }
    const { url } = await open();
    const resources = vocabularyResources(url, ownSharedAlignments());
    const written: Record<Format, () => string> = {
      ttl: () => toTurtle(resources),
      jsonld: () => JSON.stringify(toJsonLd(resources)),
      csv: () => toCsv(),
    };
    if (terminal.json) terminal.result(toJsonLd(resources), "");
    else await terminal.write(written[format as Format]());
    return EXIT.ok;
  },
};

/** `essaim vocabulary …`: the lists, how a word is understood, the files. */
export const vocabularyCommands: readonly Command<VocabularyCliDeps>[] = [list, read, exported];
