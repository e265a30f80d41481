import type { VNode } from "preact";
import { renderToString } from "preact-render-to-string";
import { assetHref, roomSheets } from "./assets.ts";
import { sheetsOf } from "./style-sheets.ts";

const BASE = /<link rel="stylesheet"[^>]*>/;

/**
 * A whole page as HTML. Preact escapes every text and attribute. The style sheets of single rooms are linked where the page
 * holds something that they dress: no page declares what it needs, none carries what it does not.
 */
export function renderPage(page: VNode): string {
  const html = renderToString(page);
  const sheets = sheetsOf(html, roomSheets()).map((name) => `<link rel="stylesheet" href="${assetHref(`${name}.css`)}"/>`);
  const dressed = sheets.length > 0 ? html.replace(BASE, (base) => base + sheets.join("")) : html;
  return `<!doctype html>\n${dressed}`;
}
