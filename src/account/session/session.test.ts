import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { browserFamily } from "./browser-family.ts";
import { isAlive, isRecent, toBeNoted } from "./session.ts";

const HOUR = 3_600_000;
const start = Date.parse("2026-11-22T10:00:00.000Z");
const iso = (hours: number) => new Date(start + hours * HOUR).toISOString();
const at = (hours: number) => new Date(start + hours * HOUR);

test("a session ends after a month, or a fortnight unused; an administrator's after a week, or a day unused", () => {
  const session = (seen: number) => ({ createdAt: iso(0), seenAt: iso(seen), expiresAt: iso(30 * 24) });
  assert.equal(isAlive(session(29 * 24), false, at(29.9 * 24)), true);
  assert.equal(isAlive(session(29 * 24), false, at(30 * 24)), false);
  assert.equal(isAlive(session(0), false, at(14 * 24)), false);
  assert.equal(isAlive(session(0), false, at(13 * 24)), true);
  assert.equal(isAlive(session(0), true, at(23)), true);
  assert.equal(isAlive(session(0), true, at(24)), false);
  assert.equal(isAlive(session(6.9 * 24), true, at(7 * 24)), false);
});

test("what protects an account changes within an hour of signing in; uses are noted every ten minutes", () => {
  assert.equal(isRecent({ createdAt: iso(0) }, at(0.9)), true);
  assert.equal(isRecent({ createdAt: iso(0) }, at(1)), false);
  const session = { createdAt: iso(0), seenAt: iso(1), expiresAt: iso(99) };
  assert.equal(toBeNoted(session, at(1.1)), false);
  assert.equal(toBeNoted(session, at(1.2)), true);
});

test("of a browser its family is kept, whatever it says of itself", () => {
  const linux = "Mozilla/5.0 (X11; Linux x86_64)";
  for (const [told, family] of [
    [`${linux} AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36`, "Chrome, Linux"],
    ["Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/141.0 Safari/537.36 Edg/141.0", "Edge, Windows"],
    ["Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0", "Firefox, Linux"],
    ["Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Mobile Safari/604.1", "Safari, iOS"],
    ["Mozilla/5.0 (Linux; Android 16) SamsungBrowser/29.0 Chrome/136.0 Mobile Safari/537.36", "Samsung Internet, Android"],
    ["curl/8.5.0", undefined],
    [undefined, undefined],
  ] as const)
    assert.equal(browserFamily(told), family);
  fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => (browserFamily(text)?.length ?? 0) < 40));
});
