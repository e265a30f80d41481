import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { markdownToHtml } from "./markdown.tsx";

test("a partner's text is formatted", () => {
  assert.equal(markdownToHtml("**Envie**, depuis 1984").trim(), "<p><strong>Envie</strong>, depuis 1984</p>");
  assert.match(
    markdownToHtml("[le site](https://www.envie.org)"),
    /<a href="https:\/\/www\.envie\.org" rel="noopener nofollow">le site<\/a>/,
  );
});

test("nothing hostile comes through", () => {
  for (const text of [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[clic](javascript:alert(1))",
    "[clic](data:text/html;base64,PHNjcmlwdD4=)",
    "[clic](//ailleurs.exemple)",
    "[clic](vbscript:x)",
    "![x](javascript:alert(1))",
  ]) {
    const html = markdownToHtml(text);
    assert.doesNotMatch(html, /<(script|img)|href="(javascript|data|vbscript|\/\/)/i, text);
  }
});

test("an image is a link: nothing is loaded from elsewhere", () => {
  assert.equal(
    markdownToHtml("![Le jardin](https://exemple.fr/jardin.jpg)").trim(),
    '<p><a href="https://exemple.fr/jardin.jpg" rel="noopener nofollow">Le jardin</a></p>',
  );
});

test("headings follow those of the page without a gap", () => {
  const levels = (text: string) => [...markdownToHtml(text, 3).matchAll(/<h(\d)>/g)].map((match) => Number(match[1]));
  assert.deepEqual(levels("# A\n\n#### B\n\n# C"), [3, 4, 3]);
  assert.deepEqual(levels("#### A\n\n## B"), [3, 3]);
  assert.deepEqual(levels("Titre\n=====\n\nSous-titre\n-----"), [3, 4]);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 6 })), (asked) => {
      const got = [2, ...levels(asked.map((level) => `${"#".repeat(level)} t`).join("\n\n"))];
      for (const [index, level] of got.entries()) assert.ok(index === 0 || level <= (got[index - 1] ?? 0) + 1);
    }),
  );
});
