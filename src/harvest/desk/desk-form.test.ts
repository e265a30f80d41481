import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { wholeAddress } from "../../web/form.ts";
import { readPartner } from "./desk-form.ts";

describe("an address typed in a form of the desk", () => {
  it("is completed as a browser would, when it names a site", () => {
    assert.equal(wholeAddress("odile.exemple.fr"), "https://odile.exemple.fr");
    assert.equal(wholeAddress("exemple.fr/carte?x=1"), "https://exemple.fr/carte?x=1");
    const { values, errors } = readPartner({ name: "Réseau d’Odile", url: "odile.exemple.fr" });
    assert.deepEqual([values.url, errors], ["https://odile.exemple.fr", {}]);
  });

  it("is left as it is otherwise, and refused when it is none", () => {
    for (const text of ["", "https://exemple.fr", "file:///etc/passwd", "javascript:alert(1)", "pas une adresse", "localhost"])
      assert.equal(wholeAddress(text), text);
    assert.ok(readPartner({ name: "Réseau", url: "javascript:alert(1)" }).errors.url);
  });
});
