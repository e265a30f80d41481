import assert from "node:assert/strict";
import { test } from "node:test";
import { safeName } from "./shield.ts";

test("a name is kept as it was typed, whatever signs a header gives a meaning to", () => {
  for (const name of ["Yann, pour l'équipe", "Zoé (référente)", "SCIC « L’Étal » : accueil", "A; B", 'Jo "la Meute" Le Gall'])
    assert.equal(safeName(name), name);
  assert.equal(safeName(" Yann\r\nBcc\u202e : x "), "Yann Bcc : x", "one line, nothing that a screen would not show");
  assert.doesNotMatch(safeName("Yann <yann@exemple.fr>"), /exemple/, "no way to be reached before consent");
});
