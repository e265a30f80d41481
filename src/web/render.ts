import type { VNode } from "preact";
import { renderToString } from "preact-render-to-string";

/** A whole page as HTML. Preact escapes every text and attribute. */
export function renderPage(page: VNode): string {
  return `<!doctype html>\n${renderToString(page)}`;
}
