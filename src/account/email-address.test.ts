import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { normaliseEmail } from "./email-address.ts";

test("one letter box has one writing", () => {
  assert.equal(normaliseEmail(" Camille@Exemple.FR "), "camille@exemple.fr");
  assert.equal(normaliseEmail("ｃａｍｉｌｌｅ＠exemple.fr"), "camille@exemple.fr");
  assert.equal(normaliseEmail("gaëlle@forêt.fr"), normaliseEmail("gaëlle@xn--fort-ipa.fr"));
  assert.equal(normaliseEmail("gae\u0308lle@exemple.fr"), "gaëlle@exemple.fr");
  assert.equal(normaliseEmail("o'brien+essaim@sous.domaine.exemple.org"), "o'brien+essaim@sous.domaine.exemple.org");
});

test("what only looks like an address, or like somebody's, is refused", () => {
  for (const bad of [
    "",
    "a@b",
    "a b@c.fr",
    "a@b@c.fr",
    "@b.fr",
    "a@.fr",
    "a@b..fr",
    ".a@b.fr",
    "a..b@c.fr",
    "a@-b.fr",
    "a@127.0.0.1",
    "a@[127.0.0.1]",
    "a@0x7f.1",
    '"a b"@c.fr',
    "a@b.fr,c@d.fr",
    "Camille <a@b.fr>",
    "a@b.fr\nBcc: x@y.fr",
    "a@b.fr\r\nBcc: x@y.fr",
    "a\0@b.fr",
    "a\u200b@b.fr",
    "a\u202e@b.fr",
    // Cyrillic а, Greek ο, a whole label of Cyrillic (apple.com), the same in its ASCII form, dotless i.
    "c\u0430mille@exemple.fr",
    "camille@ex\u0435mple.fr",
    "camille@g\u03bfogle.com",
    "a@\u0430\u0440\u0440\u04cf\u0435.com",
    "a@xn--80ak6aa92e.com",
    "camill\u0131@exemple.fr",
    `${"a".repeat(65)}@b.fr`,
    `a@${"b".repeat(64)}.fr`,
    `a@${"b.".repeat(130)}fr`,
    "a".repeat(1_000_000),
    `a@b.${"c".repeat(1_000_000)}`,
    "a@\ud800.fr",
  ])
    assert.equal(normaliseEmail(bad), undefined, bad.slice(0, 60));
});

test("any text is an address in its one writing, or none", () => {
  const part = fc.stringMatching(/^[a-zA-Z0-9à-öœа-я.+_-]{1,20}$/);
  const texts = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.tuple(part, part).map(([a, b]) => `${a}@${b}.fr`),
    fc.emailAddress(),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const email = normaliseEmail(text);
      if (email === undefined) return;
      assert.equal(normaliseEmail(email), email);
      assert.match(email, /^[^\s@<>\p{Cc}]+@[a-z0-9.-]+\.[a-z0-9-]+$/u);
    }),
  );
});
