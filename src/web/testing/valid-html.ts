import assert from "node:assert/strict";
import { HtmlValidate } from "html-validate";

const validator = new HtmlValidate({
  extends: ["html-validate:recommended"],
  rules: {
    // Preact writes <br/> and <!doctype html>: both are HTML.
    "void-style": "off",
    "doctype-style": "off",
    // Preact leaves ">" as it is, which HTML allows.
    "no-raw-characters": "off",
    // Only within <noscript>, while work is under way, and beside a link that does the same.
    "meta-refresh": "off",
    // Several boxes of one name are how a form sends a list.
    "form-dup-name": ["error", { shared: ["radio", "checkbox", "submit", "button", "reset"] }],
    // The islands, and <search>, known by browsers since 2023.
    "element-name": [
      "error",
      {
        whitelist: [
          "auto-submit",
          "copy-link",
          "drop-zone",
          "live-progress",
          "map-pan",
          "place-combobox",
          "while-typing",
          "search",
        ],
      },
    ],
  },
});

/** Fails, naming each fault with its line, unless `html` is valid. */
export async function assertValidHtml(html: string): Promise<void> {
  const report = await validator.validateString(html);
  const lines = html.split("\n");
  const faults = report.results.flatMap((result) =>
    result.messages.map((message) => {
      const source = (lines[message.line - 1] ?? "").slice(Math.max(0, message.column - 40), message.column + 80);
      return `${message.line}:${message.column} ${message.ruleId}: ${message.message}\n    ${source}`;
    }),
  );
  assert.deepEqual(faults, [], `${faults.length} fault(s) in the page:\n${faults.join("\n")}`);
}

/** Fails when a page, its style sheet and its script weigh more than `limitKb` together (1 kB = 1024 bytes, uncompressed). */
export function assertPageWeight(html: string, css: string | Buffer, js: string | Buffer, limitKb: number): void {
  const bytes = Buffer.byteLength(html) + Buffer.byteLength(css) + Buffer.byteLength(js);
  assert.ok(bytes <= limitKb * 1024, `The page weighs ${(bytes / 1024).toFixed(1)} kB, more than ${limitKb} kB.`);
}

/** Fails when a page asks anything of another site by itself (links are the reader's choice). */
export function assertNoThirdParty(html: string): void {
  const loads = [
    ...html.matchAll(
      /<(?:img|script|iframe|source|video|audio|embed|object)\b[^>]*?\b(?:src|srcset|data)="((?:https?:)?\/\/[^"]*)"/g,
    ),
  ];
  const links = [
    ...html.matchAll(/<link\b(?=[^>]*\brel="(?:stylesheet|preload|preconnect|icon)")[^>]*\bhref="((?:https?:)?\/\/[^"]*)"/g),
  ];
  assert.deepEqual(
    [...loads, ...links].map((match) => match[1]),
    [],
    "The page loads something from another site.",
  );
}
