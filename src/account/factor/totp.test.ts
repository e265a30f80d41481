import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { Secret, TOTP } from "otpauth";
import { newRecoveryCodes, RECOVERY_CODES, readRecoveryCode, recoveryHash } from "./recovery-code.ts";
import { acceptedCounter, keyUri, newSecret, sixDigits, spelled } from "./totp.ts";

/** The secret of RFC 6238, appendix B, in base 32; its codes have eight digits, of which six are the last. */
const RFC = Secret.fromLatin1("12345678901234567890").base32;

test("codes are those of RFC 6238", () => {
  for (const [seconds, code] of [
    [59, "287082"],
    [1_111_111_109, "081804"],
    [1_111_111_111, "050471"],
    [1_234_567_890, "005924"],
    [2_000_000_000, "279037"],
    [20_000_000_000, "353130"],
  ] as const)
    assert.equal(acceptedCounter(RFC, code, new Date(seconds * 1_000), -1), Math.floor(seconds / 30), code);
});

test("a code is taken once, half a minute early or late, and never again", () => {
  const secret = newSecret();
  const now = new Date("2026-11-22T10:00:05.000Z");
  const codeAt = (seconds: number) =>
    TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: now.getTime() + seconds * 1_000 });
  const counter = acceptedCounter(secret, codeAt(0), now, 0);
  assert.ok(counter);
  assert.equal(acceptedCounter(secret, codeAt(0), now, counter), undefined);
  assert.equal(acceptedCounter(secret, codeAt(-30), now, counter), undefined);
  assert.equal(acceptedCounter(secret, codeAt(30), now, counter), counter + 1);
  assert.equal(acceptedCounter(secret, codeAt(-30), now, 0), counter - 1);
  assert.equal(acceptedCounter(secret, codeAt(-90), now, 0), undefined);
  assert.equal(acceptedCounter(secret, codeAt(90), now, 0), undefined);
});

test("what is typed is six digits, or nothing", () => {
  assert.equal(sixDigits(" 123 456 "), "123456");
  for (const bad of ["", "12345", "1234567", "12345a", "١٢٣٤٥٦", "１２３４５６", "1".repeat(1_000_000)])
    assert.equal(sixDigits(bad), undefined);
  const secret = newSecret();
  fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => acceptedCounter(secret, text, new Date(0), 1e9) === undefined));
});

test("the secret is written for a hand and for an application", () => {
  const secret = newSecret();
  assert.match(secret, /^[A-Z2-7]{32}$/);
  assert.equal(spelled(secret).replaceAll(" ", ""), secret);
  const uri = new URL(keyUri(secret, "Bretagne : Essaim & co", "gaëlle+x@exemple.fr"));
  assert.equal(uri.protocol, "otpauth:");
  assert.equal(uri.searchParams.get("secret"), secret);
  assert.match(decodeURIComponent(uri.pathname), /gaëlle\+x@exemple\.fr$/);
});

test("ten recovery codes, told apart, read back however they were copied", () => {
  const codes = newRecoveryCodes();
  assert.equal(new Set(codes).size, RECOVERY_CODES);
  for (const code of codes) {
    assert.match(code, /^[0-9a-z]{4}(-[0-9a-z]{4}){3}$/);
    assert.equal(recoveryHash(` ${code.toUpperCase().replaceAll("-", " ").replaceAll("0", "O")} `), recoveryHash(code));
  }
  for (const bad of ["", "123456", "x".repeat(17), "uuuu-uuuu-uuuu-uuuu"]) assert.equal(readRecoveryCode(bad), undefined);
});
