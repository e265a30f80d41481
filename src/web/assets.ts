import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { buildSync, transformSync } from "esbuild";

/** A file served under /assets/<hash>/<name>, for ever unchanged at that address. */
export type Asset = { name: string; hash: string; type: string; body: Buffer };

const folder = (name: string) => fileURLToPath(new URL(`./${name}/`, import.meta.url));

/** The display face of titles: Bricolage Grotesque (Mathieu Triay, OFL), one weight, Latin, 22 kB. */
const DISPLAY_FACE = "@fontsource/bricolage-grotesque/files/bricolage-grotesque-latin-700-normal.woff2";

let built: Map<string, Asset> | undefined;

/** Style sheet, islands and font, built once per process (about 50 ms) and kept in memory. */
export function assets(): Map<string, Asset> {
  built ??= buildAll();
  return built;
}

/** Address of an asset by its name: `/assets/<hash>/essaim.css`. */
export function assetHref(name: string): string {
  const asset = assets().get(name);
  if (!asset) throw new Error(`No asset is named ${name}.`);
  return `/assets/${asset.hash}/${asset.name}`;
}

function buildAll(): Map<string, Asset> {
  const found = new Map<string, Asset>();
  const add = (name: string, type: string, body: Buffer) => {
    const asset = { name, type, body, hash: createHash("sha256").update(body).digest("hex").slice(0, 12) };
    found.set(name, asset);
    return asset;
  };
  const font = add("display.woff2", "font/woff2", readFileSync(createRequire(import.meta.url).resolve(DISPLAY_FACE)));
  add("essaim.css", "text/css; charset=utf-8", styleSheet(`/assets/${font.hash}/${font.name}`));
  add("essaim.js", "text/javascript; charset=utf-8", islands());
  return found;
}

/** All of `styles/*.css` in the order of their names (numbered), minified. */
function styleSheet(fontHref: string): Buffer {
  const path = folder("styles");
  const source = readdirSync(path)
    .filter((name) => name.endsWith(".css"))
    .sort()
    .map((name) => readFileSync(path + name, "utf8"))
    .join("\n");
  const face = `@font-face{font-family:Display;font-weight:700;font-display:swap;src:url(${fontHref}) format("woff2")}`;
  return Buffer.from(
    transformSync(`${face}\n${source}`, { loader: "css", minify: true, target: ["chrome111", "firefox115", "safari16"] }).code,
  );
}

function islands(): Buffer {
  const { outputFiles } = buildSync({
    entryPoints: [`${folder("islands")}main.ts`],
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    target: ["chrome111", "firefox115", "safari16"],
    legalComments: "none",
  });
  return Buffer.from(outputFiles[0]?.contents ?? []);
}
