import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { recogniseColumns } from "./columns.ts";
import { tableRecord, tableSchema } from "./table.ts";

const rolesOf = (rows: Record<string, string>[]): Record<string, string> =>
  Object.fromEntries(recogniseColumns(Object.keys(rows[0] ?? {}), rows).map(({ column, role }) => [column, role]));

describe("columns of a table", () => {
  it("are recognised by content in a table of two rows where all values have the form of one thing", () => {
    const row = (name: string, phone: string, mail: string, year: string) => ({ a: name, b: phone, c: mail, d: year });
    const rows = [
      row("MJC de Bréquigny", "0299868686", "a@mjc.fr", "1998"),
      row("Hôtel Pasteur", "02 99 86 86 87", "b@pasteur.fr", "2001"),
    ];
    assert.deepEqual(rolesOf(rows), { a: "name", b: "phone", c: "mail", d: "ignored" });
    assert.equal(rolesOf([rows[0] as Record<string, string>]).b, "ignored");
  });

  it("are recognised by their names, French and English", () => {
    const row = {
      "Nom de la structure": "Envie",
      "Code postal": "35000",
      Ville: "Rennes",
      "Adresse postale": "1 rue x",
      Téléphone: "",
      "E-mail": "",
      "Site web": "",
      SIRET: "",
      Latitude: "48,1",
      Longitude: "-1.6",
      ID: "1",
    };
    assert.deepEqual(rolesOf([row]), {
      "Nom de la structure": "name",
      "Code postal": "postcode",
      Ville: "town",
      "Adresse postale": "address",
      Téléphone: "phone",
      "E-mail": "mail",
      "Site web": "site",
      SIRET: "siret",
      Latitude: "lat",
      Longitude: "lon",
      ID: "ignored",
    });
    assert.deepEqual(
      rolesOf([
        {
          given_name: "a",
          surname: "b",
          date_of_birth: "19560409",
          soc_sec_id: "1",
          suburb: "x",
          street_number: "3",
          address_1: "y",
        },
      ]),
      {
        given_name: "given name",
        surname: "surname",
        date_of_birth: "date",
        soc_sec_id: "code",
        suburb: "town",
        street_number: "street number",
        address_1: "address",
      },
    );
    assert.deepEqual(rolesOf([{ "http://ex.org/onto#phone_number": "1", "http://ex.org/onto#name": "a" }]), {
      "http://ex.org/onto#phone_number": "phone",
      "http://ex.org/onto#name": "name",
    });
  });

  it("are recognised by what they hold where names say nothing", () => {
    const rows = Array.from({ length: 20 }, (_, i) => ({
      a: `Jardin des ${i} saisons`,
      b: `contact${i}@exemple.fr`,
      c: `https://exemple${i}.fr`,
      d: `02 98 00 11 ${10 + i}`,
      e: String(1990 + i),
      f: "oui",
    }));
    assert.deepEqual(rolesOf(rows), { a: "name", b: "mail", c: "site", d: "phone", e: "year", f: "ignored" });
  });

  it("make the records and the schema of tables that name them otherwise", () => {
    const one = recogniseColumns(["Nom", "Ville", "Tel"], [{ Nom: "Envie", Ville: "Rennes", Tel: "0299000001" }]);
    const other = recogniseColumns(["name", "city"], [{ name: "ENVIE", city: "rennes" }]);
    assert.deepEqual(
      tableSchema([one, other])?.fields.map(({ name }) => name),
      ["name", "place"],
    );
    assert.deepEqual(tableRecord("1", "b", { name: "ENVIE", city: "rennes" }, other), {
      id: "1",
      source: "b",
      values: { name: "ENVIE", town: "rennes" },
    });
    assert.equal(tableSchema([recogniseColumns(["x"], [{ x: "1" }])]), undefined);
  });
});
