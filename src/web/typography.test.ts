import assert from "node:assert/strict";
import { test } from "node:test";
import {
  excerpt,
  formatDate,
  formatDateTime,
  formatDuration,
  formatNumber,
  formatPercent,
  formatSince,
  list,
  plural,
  typo,
} from "./typography.ts";

test("typo writes French spaces and leaves addresses and times alone", () => {
  assert.equal(typo("Vous connaissez une initiative ? Ajoutez-la !"), "Vous connaissez une initiative\u202f? Ajoutez-la\u202f!");
  assert.equal(typo("Voici : « la carte »"), "Voici\u00a0: «\u00a0la carte\u00a0»");
  assert.equal(typo("«la carte»"), "«\u00a0la carte\u00a0»");
  assert.equal(typo("https://exemple.fr/?a=1:2 à 14:30"), "https://exemple.fr/?a=1:2 à 14:30");
  assert.equal(typo("l'eau, 30 km, 1 512 fiches"), "l’eau, 30\u00a0km, 1\u202f512\u00a0fiches");
  for (const plain of ["Jardin partagé", "rue 12 bis", "a.b.c", "1:2", ""]) assert.equal(typo(plain), plain);
  assert.equal(typo("a\u00a0! 3 ans, 5 ha..."), "a\u202f! 3\u00a0ans, 5\u00a0ha…");
  const once = typo("Quoi ? « Rien » : 12 % !");
  assert.equal(typo(once), once, "applying it twice changes nothing");
});

test("numbers, shares, sizes and durations", () => {
  assert.equal(formatNumber(1512), "1\u202f512");
  assert.equal(formatNumber(0.5), "0,5");
  assert.deepEqual(
    [0, 7, 999, 1_000, -3, 2.345, 1e6].map((value) => formatNumber(value, 1)),
    ["0", "7", "999", "1\u202f000", "-3", "2,3", "1\u202f000\u202f000"],
  );
  assert.equal(formatPercent(0.42), "42\u202f%");
  assert.equal(formatPercent(0.004), "0,4\u202f%");
  assert.equal(formatDuration(0.42), "0,4\u00a0s");
  assert.equal(formatDuration(200), "3\u00a0min\u00a020\u00a0s");
  assert.equal(formatDuration(7_500), "2\u00a0h\u00a005\u00a0min");
});

test("dates are written as precisely as they are known", () => {
  assert.equal(formatDate("2024-03-12"), "12\u00a0mars\u00a02024");
  assert.equal(formatDate("2023-05-01"), "1er\u00a0mai\u00a02023");
  assert.equal(formatDate("2019-04"), "avril\u00a02019");
  assert.equal(formatDate("2019"), "2019");
  assert.equal(formatDate("2024-03-12T23:30:00Z"), "13\u00a0mars\u00a02024", "the day it was in Paris");
  assert.equal(formatDate("vers 1998"), "vers 1998");
  assert.deepEqual(["2024-03-12", "2023-05-01", "2019-04", "2019"].map(formatSince), [
    "depuis le 12\u00a0mars\u00a02024",
    "depuis le 1er\u00a0mai\u00a02023",
    "depuis avril\u00a02019",
    "depuis 2019",
  ]);
  assert.equal(formatDateTime("2024-03-12T08:05:00Z"), "12\u00a0mars\u00a02024 à 9\u00a0h\u00a005");
});

test("plurals and lists", () => {
  assert.equal(plural(0, "fiche"), "0\u00a0fiche");
  assert.equal(plural(1512, "fiche"), "1\u202f512\u00a0fiches");
  assert.equal(plural(3, "lieu", "lieux"), "3\u00a0lieux");
  assert.deepEqual([list([]), list(["Envie"])], ["", "Envie"]);
  assert.equal(list(["Envie", "Fe2i", "Re-Sources"]), "Envie, Fe2i et Re-Sources");
  assert.equal(list(["ressourcerie", "recyclerie"], "or"), "ressourcerie ou recyclerie");
});

test("an excerpt ends at a word", () => {
  assert.equal(excerpt("court", 20), "court");
  assert.equal(excerpt("Une épicerie sociale ouverte à tous les habitants", 30), "Une épicerie sociale ouverte…");
});
