import assert from "node:assert/strict";
import { test } from "node:test";
import { neutralTitle } from "./neutral-title.ts";

test("a letter to an address that is not proved repeats a title, not what an advertisement needs", () => {
  for (const plain of ["Le four du village", "Café associatif n° 3 – 2024", "1, 2, 3 soleil ! (depuis 1998)"])
    assert.equal(neutralTitle(plain), plain);
  for (const [advert, left] of [
    ["Gagnez 5000 EUR https://arnaque.example/x", "Gagnez 5000 EUR \u2026"],
    ["Votre colis : //arnaque.example", "Votre colis : \u2026"],
    ["Voyez arnaque.example/x?y=1 vite", "Voyez \u2026 vite"],
    ["Appelez le 06 12 34 56 78", "Appelez le \u2026"],
    ["Appelez le +33 (0)6.12.34.56.78 !", "Appelez le \u2026 !"],
    ["Ecrivez a x@arnaque.example", "Ecrivez a \u2026"],
  ] as const)
    assert.equal(neutralTitle(advert), left);
  assert.equal(neutralTitle("a".repeat(1_000_000)).length, 81);
  assert.ok(neutralTitle(`${"a".repeat(79)}\u{1f33b}`).isWellFormed());
});
