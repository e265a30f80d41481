import { createReadStream, existsSync } from "node:fs";
import { basename } from "node:path";
import { type Command, type CommandArguments, EXIT } from "../platform/command-line.ts";
import { ProblemError } from "../platform/errors.ts";
import { bounded } from "../platform/files.ts";
import type { GuardedFetch } from "../platform/http-client.ts";
import { formatTable } from "../platform/terminal.ts";
import { formatNumber } from "../web/index.ts";
import {
  declareTerritory,
  type GeoDeps,
  refreshGeography,
  removeTerritory,
  resetCentroids,
  updateCentroids,
} from "./geo.commands.ts";
import { GEO } from "./geo.fr.ts";
import type { Declaration } from "./geo.schema.ts";
import { readDeclaredTerritories } from "./geo.store.ts";
import { locate } from "./locate.ts";
import { territory } from "./territory.ts";

type GeoCliDeps = GeoDeps & { fetch: GuardedFetch };

/** A national file of centres weighs 2 MB. */
const MOST_BYTES = 30_000_000;
const PATIENCE_MS = 120_000;

const update: Command<GeoCliDeps> = {
  name: "geo update",
  summary: GEO.cli.update,
  usage: GEO.cli.updateUsage,
  options: { reset: { type: "boolean", description: GEO.cli.updateReset } },
  positionals: { min: 0, max: 1 },
  async run({ open, terminal }, { values, positionals: [from] }) {
    if (values.reset) {
      await resetCentroids(await open());
      terminal.result({ reset: true }, GEO.reset);
      return EXIT.ok;
    }
    if (from === undefined) throw noFile("");
    const deps = await open();
    const { kept, refused, issues } = await updateCentroids(deps, await bytesOf(from, deps.fetch), from);
    const rest = refused - issues.length;
    terminal.result({ kept, refused, issues }, () =>
      [
        GEO.updated(kept, refused),
        ...issues.map(({ line, detail }) => GEO.line(line, detail)),
        ...(rest > 0 ? [GEO.moreLines(rest)] : []),
      ].join("\n"),
    );
    return EXIT.ok;
  },
};

async function bytesOf(from: string, fetch: GuardedFetch): Promise<AsyncIterable<Uint8Array>> {
  if (/^https?:\/\//i.test(from)) {
    const { status, body, finalUrl } = await fetch(from, { maxBytes: MOST_BYTES, timeoutMs: PATIENCE_MS });
    if (status !== 200)
      throw new ProblemError({ code: "geo/http-status", kind: "unavailable", detail: GEO.httpStatus(finalUrl, status) });
    return body;
  }
  if (!existsSync(from)) throw noFile(from);
  return bounded(createReadStream(from), MOST_BYTES, GEO.file(basename(from)));
}

const add: Command<GeoCliDeps> = {
  name: "geo territory add",
  summary: GEO.cli.add,
  usage: GEO.cli.addUsage,
  options: {
    slug: { type: "string", placeholder: "<nom-court>", description: GEO.cli.addSlug },
    kind: { type: "string", placeholder: "<sorte>", description: GEO.cli.addKind },
    note: { type: "string", placeholder: "<phrase>", description: GEO.cli.addNote },
    perimeter: { type: "string", placeholder: "<fichier>", description: GEO.cli.addPerimeter },
    replace: { type: "boolean", description: GEO.cli.addReplace },
  },
  positionals: { min: 1, max: 5_000 },
  async run({ open, terminal }, args) {
    const declaration = await declarationOf(args);
    const made = await declareTerritory(await open(), declaration, args.values.replace === true);
    const known = territory(made.code);
    terminal.result(
      made,
      GEO.added(made.name, made.code, known?.communes().size ?? made.communes.length, known?.population ?? 0),
    );
    return EXIT.ok;
  },
};

async function declarationOf({ values, positionals: [name = "", ...codes] }: CommandArguments): Promise<Declaration> {
  const text = (key: string) => (typeof values[key] === "string" ? { [key]: values[key] } : {});
  const perimeter = typeof values.perimeter === "string" ? { perimeter: await readJson(values.perimeter) } : {};
  return {
    name,
    codes: codes.flatMap((code) => code.split(/[\s,;]+/).filter((one) => one !== "")),
    ...text("slug"),
    ...text("kind"),
    ...text("note"),
    ...perimeter,
  };
}

async function readJson(file: string): Promise<NonNullable<Declaration["perimeter"]>> {
  if (!existsSync(file)) throw noFile(file);
  const chunks: Uint8Array[] = [];
  for await (const chunk of bounded(createReadStream(file), MOST_BYTES, GEO.file(basename(file)))) chunks.push(chunk);
  try {
    // Its shape is checked where the territory is declared.
    return JSON.parse(Buffer.concat(chunks).toString("utf8")) as NonNullable<Declaration["perimeter"]>;
  } catch (cause) {
    throw new ProblemError({ code: "geo/not-json", kind: "invalid", detail: GEO.notJson(file), hint: GEO.perimeterHint, cause });
  }
}

const list: Command<GeoCliDeps> = {
  name: "geo territory list",
  summary: GEO.cli.list,
  usage: "",
  async run({ open, terminal }) {
    const { database } = await open();
    await refreshGeography(database);
    const all = await readDeclaredTerritories(database.read);
    terminal.result(all, () => {
      if (all.length === 0) return GEO.none;
      const line = ({ code, name, communes }: (typeof all)[number]) => {
        const known = territory(code);
        return [code, name, formatNumber(known?.communes().size ?? communes.length), formatNumber(known?.population ?? 0)];
      };
      return formatTable([[...GEO.head], ...all.map(line)]);
    });
    return all.length > 0 ? EXIT.ok : EXIT.nothingFound;
  },
};

const remove: Command<GeoCliDeps> = {
  name: "geo territory remove",
  summary: GEO.cli.remove,
  usage: GEO.cli.removeUsage,
  positionals: { min: 1, max: 1 },
  async run({ open, terminal }, { positionals: [code = ""] }) {
    await removeTerritory(await open(), code);
    terminal.result({ removed: code }, GEO.removed(code));
    return EXIT.ok;
  },
};

const LOCATE_OPTIONS = ["insee", "postcode", "department", "address", "country", "lat", "lon"] as const;

const locateOne: Command<GeoCliDeps> = {
  name: "geo locate",
  summary: GEO.cli.locate,
  usage: GEO.cli.locateUsage,
  options: Object.fromEntries(LOCATE_OPTIONS.map((name) => [name, { type: "string" as const }])),
  positionals: { min: 0, max: 20 },
  async run({ open, terminal }, { values, positionals }) {
    await refreshGeography((await open()).database);
    const said = Object.fromEntries(
      LOCATE_OPTIONS.flatMap((name) => (typeof values[name] === "string" ? [[name, values[name]]] : [])),
    );
    const located = locate({ ...said, commune: positionals.join(" ") });
    const { precision, ...place } = located.place;
    terminal.result(located, () =>
      [
        formatTable(Object.entries(place).map(([field, value]) => [field, String(value)])),
        GEO.cli.placed(GEO.cli.precision[precision]),
        ...located.notes.map(({ detail }) => detail),
      ].join("\n"),
    );
    return precision === "unknown" ? EXIT.nothingFound : EXIT.ok;
  },
};

const noFile = (file: string) =>
  new ProblemError({ code: "geo/no-file", kind: "not-found", detail: GEO.noFile(file), hint: GEO.noFileHint });

/** `essaim geo ...`. */
export const geoCommands: Command<GeoCliDeps>[] = [update, add, list, remove, locateOne];
