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
  const classes = new Set<string>();
  const html = writeHtml(page, classes);
  const sheets = sheetsOf(classes, roomSheets()).map((name) => `<link rel="stylesheet" href="${assetHref(`${name}.css`)}"/>`);
  const dressed = sheets.length > 0 ? html.replace(BASE, (base) => base + sheets.join("")) : html;
  return `<!doctype html>\n${dressed}`;
}

/** Longer texts, of three bytes a unit at most, get room of their own. */
const LONGEST = 200_000;
const room = Buffer.allocUnsafeSlow(3 * LONGEST);

/** A text in UTF-8. Pages hold letters beyond Latin-1: where room is there already, they are not measured before they are written. */
export function utf8(text: string): Buffer {
  return text.length > LONGEST ? Buffer.from(text) : Buffer.from(room.subarray(0, room.write(text)));
}
