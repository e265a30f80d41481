import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { read } from "./testing/read.ts";
import { isTotal } from "./total-row.ts";

describe("a line that adds up the others", () => {
  const table = (last: string) => read(`nom;ville;adhérents\nL’Escale;Guéret;12\nÉpic’Tout;Aubusson;1 230\n${last}\n`);

  it("is told, and is not taken for a record", async () => {
    for (const last of ["Total : 2 structures;;", "TOTAL;;1 242", ";Total général;1242", "Sous-total;;12,5 %"]) {
      const { rows, codes } = await table(last);
      assert.equal(rows.length, 2, last);
      assert.ok(codes.includes("4:total-row"), last);
    }
  });

  it("is not a record whose name happens to begin so", async () => {
    for (const last of ["Total;Metz;3", "Total Récup;;", "Total : une fête;Nancy;", "Totalement local;;4"])
      assert.equal((await table(last)).rows.length, 3, last);
    assert.equal(isTotal({ nom: "Total", ville: "" }), false);
    assert.equal(isTotal({ a: "", b: "", c: undefined }), false);
  });
});
