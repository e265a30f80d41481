import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { addressOf } from "./address.ts";
import { keyedHash, mailOf, phoneOf } from "./contact.ts";
import { rnaOf, sirenOf, siretOf } from "./legal-id.ts";
import { isSomewhere, shortDistanceKm } from "./point.ts";
import { siteOf } from "./site.ts";
import { isContrast, nameWords, spelt, surnames } from "./words.ts";

describe("words of names", () => {
  it("leave out legal forms and function words, however written", () => {
    assert.deepEqual(nameWords("Association « L'Épicerie du Coin » (loi 1901)"), ["epicerie", "coin"]);
    assert.deepEqual(nameWords("ASSOCATION LES PETITS POIS"), ["petits", "pois"]);
    assert.deepEqual(nameWords("SARL d'insertion St-Étienne"), ["insertion", "saint", "etienne"]);
  });

  it("join a dotted acronym, and spell entities", () => {
    assert.deepEqual(nameWords("M.J.C. de Bréquigny"), ["mjc", "brequigny"]);
    assert.equal(spelt("Fran&ccedil;ois L&#252;decke &amp; fils"), "Francois Lüdecke   fils");
  });

  it("are none where only a legal form stands, and function words where nothing else does", () => {
    assert.deepEqual(nameWords("Association"), []);
    assert.deepEqual(nameWords("ASSO."), []);
    assert.deepEqual(nameWords("Pour tous"), ["pour", "tous"]);
  });

  it("tell siblings by directions and numbers", () => {
    assert.deepEqual(["nord", "2", "iii", "3e", "social"].map(isContrast), [true, true, true, true, false]);
  });

  it("are surnames in lists of persons", () => {
    assert.deepEqual(surnames("Chee Yong Chan, M. Garofalakis and R. Rastogi"), ["chan", "garofalakis", "rastogi"]);
  });

  it("never throw and never grow, whatever stands in a name", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
        const words = nameWords(text);
        assert.ok(words.length <= 24 && words.every((word) => word.length <= 40 && word !== ""));
      }),
    );
    assert.ok(nameWords("é\0\ud800 ".repeat(300_000)).length <= 24);
  });
});

describe("official numbers", () => {
  it("are checked by Luhn, those of La Poste by the sum of their digits", () => {
    assert.deepEqual(siretOf("732 829 320 00074"), { number: "73282932000074", checked: true });
    assert.equal(siretOf("73282932000075")?.checked, false);
    assert.equal(siretOf("35600000049837")?.checked, true);
    assert.equal(siretOf("00000000000000"), undefined);
    assert.deepEqual(sirenOf("FR 44 732829320"), { number: "732829320", checked: true });
    assert.equal(sirenOf("73282932000074")?.number, "732829320");
    assert.equal(sirenOf("12345"), undefined);
  });

  it("of associations have their own shape", () => {
    assert.equal(rnaOf("w 353 001 234")?.number, "W353001234");
    assert.equal(rnaOf("W2A1000123")?.number, "W2A1000123");
    assert.equal(rnaOf("353001234"), undefined);
  });
});

describe("sites", () => {
  it("are registrable domains", () => {
    for (const [text, site] of [
      ["https://www.exemple.asso.fr/contact?x=1", "exemple.asso.fr"],
      ["exemple.fr", "exemple.fr"],
      ["HTTP://blog.exemple.co.uk:8080", "exemple.co.uk"],
    ] as const)
      assert.equal(siteOf(text), site);
  });

  it("are pages, or names before the host, where a host is shared", () => {
    for (const [text, site] of [
      ["https://www.facebook.com/envie35/", "facebook.com/envie35"],
      ["https://fr-fr.facebook.com/pages/envie35", "facebook.com/envie35"],
      ["https://www.facebook.com/profile.php?id=1234", "facebook.com/1234"],
      ["https://www.helloasso.com/associations/les-petits-pas/adhesions/1", "helloasso.com/les-petits-pas"],
      ["https://envie.wordpress.com/2024/01", "envie.wordpress.com"],
      ["https://facebook.com/", undefined],
      ["wordpress.com", undefined],
      ["pas de site", undefined],
      ["", undefined],
    ] as const)
      assert.equal(siteOf(text), site, text);
  });
});

describe("contacts", () => {
  it("are one number however written", () => {
    for (const text of [
      "02 98 00 11 22",
      "+33 (0)2 98 00 11 22",
      "0033298001122",
      "02.98.00.11.22 ou 06 11 22 33 44",
      "298001122",
    ])
      assert.equal(phoneOf(text), "+33298001122", text);
    assert.equal(phoneOf("0262 12 34 56"), "+262262123456");
    assert.equal(phoneOf("00 00 00 00 00"), undefined);
    assert.equal(phoneOf("0600000000"), undefined);
    assert.equal(mailOf("Contact : Info+news@Exemple.FR"), "info@exemple.fr");
    assert.equal(mailOf("pas d'adresse"), undefined);
  });

  it("are compared by a hash that needs the key", () => {
    assert.equal(keyedHash("a", "+33298001122"), keyedHash("a", "+33298001122"));
    assert.notEqual(keyedHash("a", "+33298001122"), keyedHash("b", "+33298001122"));
  });
});

describe("places", () => {
  it("have an address in one form", () => {
    assert.deepEqual(addressOf("12 bis, av. du Gal de Gaulle"), { numbers: ["12"], words: ["avenue", "general", "gaulle"] });
    assert.deepEqual(addressOf("12 Avenue du Général de Gaulle"), { numbers: ["12"], words: ["avenue", "general", "gaulle"] });
  });

  it("are somewhere, unless software did not know where", () => {
    assert.equal(isSomewhere(48.1, -1.68), true);
    for (const [lat, lon] of [
      [0, 0],
      [46.2276, 2.2137],
      [91, 0],
      [Number.NaN, 1],
    ] as const)
      assert.equal(isSomewhere(lat, lon), false);
    assert.ok(Math.abs(shortDistanceKm(48.8566, 2.3522, 48.8606, 2.3376) - 1.16) < 0.02);
  });
});
