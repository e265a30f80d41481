import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { difference } from "./difference.ts";

test("words that changed are told from those that stayed", () => {
  assert.deepEqual(difference("ouvert le lundi matin", "ouvert le mardi matin"), [
    { text: "ouvert le ", change: "same" },
    { text: "lundi", change: "removed" },
    { text: "mardi", change: "added" },
    { text: " matin", change: "same" },
  ]);
  assert.equal(difference("tout autre chose", "rien de pareil ici"), undefined);
  const seen = "L’association a fermé ses portes en juin, la mairie a repris le local et les outils pour une crèche.";
  const told = "Un jardin partagé où les habitants du quartier cultivent des légumes et se retrouvent le samedi à midi.";
  assert.equal(difference(told, seen), undefined);
  assert.equal(difference("a ".repeat(20_000), "b ".repeat(20_000)), undefined);
});

test("a difference holds both texts whole", () => {
  const words = fc.array(fc.constantFrom("un", "jardin", "partagé", " ", "\n", "«", "é", "🐝"), { maxLength: 40 });
  fc.assert(
    fc.property(words, words, (a, b) => {
      const [before, after] = [a.join(""), b.join("")];
      const runs = difference(before, after) ?? [];
      if (runs.length === 0) return;
      const without = (change: string) => runs.filter((run) => run.change !== change).map((run) => run.text);
      assert.equal(without("added").join(""), before);
      assert.equal(without("removed").join(""), after);
    }),
  );
});
