import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";
import { buildSheets, type Sheet } from "./style-sheets.ts";

/** A file served under /assets/<hash>/<name>, for ever unchanged at that address. */
export type Asset = { name: string; hash: string; type: string; body: Buffer };

/** The display face of titles: Bricolage Grotesque (Mathieu Triay, OFL), one weight, Latin, 22 kB. */
const DISPLAY_FACE = "@fontsource/bricolage-grotesque/files/bricolage-grotesque-latin-700-normal.woff2";

type Built = { assets: Map<string, Asset>; rooms: Sheet[] };

let built: Built | undefined;

/** Style sheets, islands and font, built once per process (about 50 ms) and kept in memory. */
export function assets(): Map<string, Asset> {
  built ??= buildAll();
  return built.assets;
}

/** Sheets of single rooms, which only some pages need. */
export function roomSheets(): readonly Sheet[] {
  built ??= buildAll();
  return built.rooms;
}

/** Address of an asset by its name: `/assets/<hash>/essaim.css`. */
export function assetHref(name: string): string {
  const asset = assets().get(name);
  if (!asset) throw new Error(`No asset is named ${name}.`);
  return `/assets/${asset.hash}/${asset.name}`;
}

const hashOf = (body: Buffer): string => createHash("sha256").update(body).digest("hex").slice(0, 12);

function buildAll(): Built {
  const found = new Map<string, Asset>();
  const add = (name: string, type: string, body: Buffer, hash = hashOf(body)) => {
    found.set(name, { name, type, body, hash });
    return `/assets/${hash}/${name}`;
  };
  const font = add("display.woff2", "font/woff2", readFileSync(createRequire(import.meta.url).resolve(DISPLAY_FACE)));
  const { base, rooms } = buildSheets(font);
  for (const sheet of [base, ...rooms]) add(`${sheet.name}.css`, "text/css; charset=utf-8", Buffer.from(sheet.css));
  const scripts = islands();
  // One address for all of them: they import one another by relative names.
  const hash = hashOf(Buffer.concat(scripts.map(({ body }) => body)));
  for (const { name, body } of scripts) add(name, "text/javascript; charset=utf-8", body, hash);
  return { assets: found, rooms };
}

/** `essaim.js`, which loads the others where they are needed, and one file per island. */
function islands(): { name: string; body: Buffer }[] {
  const { outputFiles } = buildSync({
    entryPoints: [fileURLToPath(new URL("./islands/main.ts", import.meta.url))],
    entryNames: "essaim",
    chunkNames: "[name]-[hash]",
    outdir: "/",
    bundle: true,
    splitting: true,
    minify: true,
    write: false,
    format: "esm",
    target: ["chrome111", "firefox115", "safari16"],
    legalComments: "none",
  });
  return outputFiles.map(({ path, contents }) => ({ name: basename(path), body: Buffer.from(contents) }));
}
