import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { columnsOf, findHeader } from "./header.ts";

const rowsOf = (text: string) => text.split("\n").map((line) => line.split(";").map((cell) => cell.trim()));

describe("the row of column names", () => {
  const tables: [string, number, string][] = [
    ["is the first one of an ordinary table", 0, "nom;ville\nA;Metz\nB;Nancy"],
    ["stands alone in a table without rows", 0, "nom;ville"],
    ["of one column too", 0, "nom\nA\nB"],
    ["comes after titles", 2, "Recensement 2024;;;\n;;;\nnom;ville;cp;siret\nA;Metz;57000;43493312300029\nB;Nancy;54000;"],
    [
      "comes after sections",
      2,
      "Numéro;Détails;;;;\n;;;Identité;;\nn°;date;ip;nom;ville;mél\n1;2024-01-01;1.2.3.4;A;Metz;a@b.fr\n2;2024-01-02;1.2.3.4;B;Metz;b@b.fr",
    ],
    [
      "comes after groups repeated over their columns",
      1,
      "Identité;Identité;Identité;Lieu;Lieu;Lieu;Lieu\nnom;sigle;statut;voie;cp;ville;pays\nA;a;association;1 rue;57000;Metz;F\nB;b;SCIC;2 rue;54000;Nancy;F",
    ],
    ["may leave columns without names", 0, "nom;;ville;n\nA;x;Metz;1\nB;y;Nancy;2\nC;z;Toul;3"],
    [
      "may be a list of questions",
      0,
      "Horodateur;Quel est le nom de votre structure ? (tel qu’il figure dans les statuts);Votre mél\n12/03/2024;A;a@b.fr\n13/03/2024;B;b@b.fr",
    ],
    ["is missing when the first row is data", -1, "A;a@b.fr;48,5\nB;;49,1\nC;c@d.fr;47,2"],
    ["is not a row of data where values are missing", -1, "A;a@b.fr;Metz\nB;;Nancy\nC;;Toul\nD;d@e.fr;Metz"],
  ];
  for (const [name, index, table] of tables) it(name, () => assert.equal(findHeader(rowsOf(table)), index));
});

describe("column names", () => {
  it("are trimmed, on one line, numbered where empty, told apart where repeated", () => {
    assert.deepEqual(
      columnsOf([" nom\u00a0", "", "Code\npostal", "nom", "nom (2)", "colonne 2"]).map(({ name, why }) => [name, why]),
      [
        ["nom", undefined],
        ["colonne 2", "empty"],
        ["Code postal", undefined],
        ["nom (2)", "repeated"],
        ["nom (2) (2)", "repeated"],
        ["colonne 2 (2)", "repeated"],
      ],
    );
  });
});
