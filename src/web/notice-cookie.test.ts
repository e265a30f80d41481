import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { NOTICE_COOKIE, noticeCookie, readNotice } from "./notice-cookie.ts";

test("a message survives the journey of a cookie, whatever it says", () => {
  fc.assert(
    fc.property(
      fc.constantFrom("info", "success", "warning", "error"),
      fc.string({ minLength: 1, maxLength: 400, unit: "grapheme" }),
      (tone, text) => {
        const kept = text.slice(0, 500);
        fc.pre(kept.isWellFormed());
        const cookie = noticeCookie({ tone, text }, false).split(";")[0];
        assert.deepEqual(readNotice(`autre=1; ${cookie}; encore=2`), { tone, text: kept });
      },
    ),
  );
});

test("a forged cookie is no message, and never an error", () => {
  fc.assert(
    fc.property(fc.string(), (value) => {
      const read = readNotice(`${NOTICE_COOKIE}=${value}`);
      assert.ok(read === undefined || typeof read.text === "string");
    }),
  );
  assert.equal(readNotice(`${NOTICE_COOKIE}=${encodeURIComponent('["evil","x"]')}`), undefined);
  assert.equal(readNotice(undefined), undefined);
});

test("the cookie is for https alone when the site is", () => {
  assert.match(noticeCookie({ tone: "info", text: "x" }, true), /; Secure$/);
});
