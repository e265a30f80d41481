import assert from "node:assert/strict";
import { type Asset, assets } from "../assets.ts";

/** The files of this server that a page makes a browser ask for: sheets, script, the islands it holds, and what those import. */
function askedBy(html: string): Asset[] {
  const all = [...assets().values()];
  const found = new Map<string, Asset>();
  const take = (asset: Asset | undefined) => {
    if (!asset || found.has(asset.name)) return;
    found.set(asset.name, asset);
    if (asset.name === "essaim.js" || !asset.name.endsWith(".js")) return;
    for (const match of asset.body.toString().matchAll(/from"\.\/([^"]+)"/g)) take(assets().get(match[1] ?? ""));
  };
  for (const match of html.matchAll(/(?:href|src)="\/assets\/[^/]+\/([^"]+)"/g)) take(assets().get(match[1] ?? ""));
  for (const match of html.matchAll(/<([a-z]+-[a-z]+)[ >]/g)) take(all.find(({ name }) => name.startsWith(`${match[1]}-`)));
  // `essaim.js` itself imports what all islands share.
  const shared =
    assets()
      .get("essaim.js")
      ?.body.toString()
      .matchAll(/import"\.\/([^"]+)"|from"\.\/([^"]+)"/g) ?? [];
  if (found.has("essaim.js")) for (const match of shared) take(assets().get(match[1] ?? match[2] ?? ""));
  return [...found.values()];
}

/** Bytes of a page as the design counts them: HTML, CSS, script and inline SVG, uncompressed; no font, no picture. */
export function pageWeight(html: string): number {
  return (
    Buffer.byteLength(html) + askedBy(html).reduce((sum, { body, type }) => sum + (type.startsWith("font/") ? 0 : body.length), 0)
  );
}

/** Fails when a page, with the sheets and scripts that it makes a browser ask for, weighs more than `limitKb` (1 kB = 1024 bytes). */
export function assertWholeWeight(html: string, limitKb: number): void {
  const bytes = pageWeight(html);
  assert.ok(bytes <= limitKb * 1024, `The page weighs ${(bytes / 1024).toFixed(1)} kB, more than ${limitKb} kB.`);
}
