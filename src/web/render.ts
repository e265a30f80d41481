import type { VNode } from "preact";
import { assetHref, roomSheets } from "./assets.ts";
import { sheetsOf } from "./style-sheets.ts";
import { writeHtml } from "./write-html.ts";

const BASE = /<link rel="stylesheet"[^>]*>/;

/**
 * A whole page as HTML. Every text and attribute is escaped. The style sheets of single rooms are linked where the page
 * holds something that they dress: no page declares what it needs, none carries what it does not.
 */
export function renderPage(page: VNode): string {
  const html = writeHtml(page);
  const sheets = sheetsOf(html, roomSheets()).map((name) => `<link rel="stylesheet" href="${assetHref(`${name}.css`)}"/>`);
  const dressed = sheets.length > 0 ? html.replace(BASE, (base) => base + sheets.join("")) : html;
  return `<!doctype html>\n${dressed}`;
}
