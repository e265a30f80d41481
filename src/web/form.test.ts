import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { choices, errorList, formSchema, isWebAddress, line, lines, plainText, wholeAddress } from "./form.ts";

describe("what a browser sends", () => {
  it("is fields by name; nothing at all is an empty form; a tree is none", () => {
    assert.deepEqual(formSchema.parse(undefined), {});
    assert.deepEqual(formSchema.parse({ a: "1", b: ["2", "3"] }), { a: "1", b: ["2", "3"] });
    assert.equal(formSchema.safeParse({ a: { b: "1" } }).success, false);
    assert.equal(formSchema.safeParse({ ["x".repeat(101)]: "1" }).success, false);
  });

  it("is read by line, by text or by choice", () => {
    const form = { title: "  Un\r\njardin\u0000 ", text: " Un.\r\n\r\nDeux.\r ", themes: ["a", "b"], one: "c" };
    assert.equal(line(form, "title"), "Un jardin");
    assert.equal(lines(form, "text"), "Un.\n\nDeux.");
    assert.equal(line(form, "themes"), "a");
    assert.equal(line(form, "absent"), "");
    assert.deepEqual(choices(form, "themes"), ["a", "b"]);
    assert.deepEqual(choices(form, "one"), ["c"]);
    assert.deepEqual(choices(form, "absent"), []);
  });

  it("does not turn round what stands beside it", () => {
    const marks = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069";
    assert.equal(line({ title: `Maison ${marks}hostile ">` }, "title"), 'Maison hostile ">');
    assert.equal(lines({ text: `Un\n${marks}deux` }, "text"), "Un\ndeux");
  });

  it("can always be kept and shown, and is not touched twice", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (typed) => {
        for (const read of [plainText(typed), line({ typed }, "typed"), lines({ typed }, "typed")]) {
          assert.ok(read.isWellFormed());
          assert.doesNotMatch(read, /(?![\n\t])\p{Cc}/u);
          assert.equal(plainText(read), read);
        }
        assert.doesNotMatch(line({ typed }, "typed"), /[\n\t]/);
      }),
    );
  });

  it("holds addresses as people write them", () => {
    assert.equal(wholeAddress("exemple.fr/carte"), "https://exemple.fr/carte");
    assert.equal(wholeAddress("http://exemple.fr"), "http://exemple.fr");
    assert.equal(wholeAddress("un jardin"), "un jardin");
    assert.ok(isWebAddress("https://exemple.fr/carte?x=1"));
    for (const wrong of [
      "javascript:alert(1)",
      "exemple.fr",
      "https://",
      "ftp://exemple.fr",
      `https://exemple.fr/${"a".repeat(2_000)}`,
    ])
      assert.ok(!isWebAddress(wrong), wrong);
  });

  it("is answered by what to mend, field by field", () => {
    assert.deepEqual(errorList({ title: "Il manque le titre." }), [{ field: "title", message: "Il manque le titre." }]);
  });
});
