import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { bytesSource, type RawRow, readRows, recognise } from "../formats/index.ts";
import { proposeMapping } from "./propose.ts";

/** What each column of a small file is proposed for, and what the mapping reads. */
async function proposed(content: string) {
  const file = bytesSource(content);
  const recognition = await recognise(file, {});
  const rows: RawRow[] = [];
  for await (const batch of readRows(file, {}, () => undefined)) rows.push(...batch);
  const about = { source: "essai", partner: "essai", title: "Essai", licence: "Licence Ouverte 2.0", why: "Essai." };
  const { mapping, columns, notes } = proposeMapping(recognition, rows, about);
  return { mapping, notes, slots: Object.fromEntries(columns.map(({ column, slot }) => [column, slot])) };
}

describe("the shapes partners bring", () => {
  it("never takes yes and no for publics, however the column is named", async () => {
    const { slots } = await proposed(
      "Nom;Ouvert au public;Public visé;Actualisé le\nAlpha;oui;Tout public;15/09/2026\nBêta;non;Jeunes;16/09/2026\n",
    );
    assert.deepEqual(slots, {
      Nom: "title",
      "Ouvert au public": undefined,
      "Public visé": "audiences",
      "Actualisé le": "record.updated",
    });
  });

  it("reads both coordinates where their columns are swapped: geography puts them right", async () => {
    const { slots } = await proposed("nom,latitude,longitude\nAlpha,1.8713,46.1695\nBêta,2.1731,45.9571\n");
    assert.deepEqual([slots.latitude, slots.longitude], ["places.lat", "places.lon"]);
  });

  it("prefers a column that holds something to one that never does", async () => {
    const { slots } = await proposed(
      JSON.stringify([
        { id: "a", name: "La Vague", categoriesFull: [{ description: "" }], description: "Acceptée chez 120 commerçants." },
        { id: "b", name: "Le SEL", categoriesFull: [{ description: "" }], description: "" },
      ]),
    );
    assert.equal(slots.description, "description.text");
    assert.notEqual(slots["categoriesFull.description"], "description.text");
  });

  it("reads the days of WordPress fields, and leaves its guid", async () => {
    const { slots } = await proposed(
      JSON.stringify(
        [1, 2].map((id) => ({
          id,
          guid: { rendered: `https://exemple.fr/?p=${id}` },
          title: { rendered: `Projet ${id}` },
          acf: { date_de_debut: `2018090${id}` },
        })),
      ),
    );
    assert.equal(slots["acf.date_de_debut"], "startDate");
    assert.equal(slots["guid.rendered"], undefined);
  });

  it("knows records by title and commune; the address, which gets corrected, serves only where that is not enough", async () => {
    const head = "Nom de la structure;Adresse;Ville;Description\n";
    const one = await proposed(
      `${head}L’Escale;12 rue de la Mairie;Guéret;Une épicerie\nLe Bocal;2 rue du Puits;Boussac;En vrac\n`,
    );
    assert.deepEqual(one.mapping.record.id, { hash: ["Nom de la structure", "Ville"] });
    const two = await proposed(
      `${head}Repair Café;12 rue de la Mairie;Guéret;Le lundi\nRepair Café;2 rue du Puits;Guéret;Le mardi\n`,
    );
    assert.deepEqual(two.mapping.record.id, { hash: ["Nom de la structure", "Adresse", "Ville"] });
  });

  it("says nothing of rows that fold where there is no row", async () => {
    const { notes } = await proposed("titre,commune,code postal\n");
    assert.ok(
      notes.every((note) => !note.includes("se répète")),
      notes.join("\n"),
    );
  });

  it("does not take the answers of people who refuse to be published", async () => {
    const { mapping, notes } = await proposed(
      "Nom,Commune,Acceptez-vous la publication ?\nLes Mains Vertes,Tulle,Oui\nProjet discret,Ussel,Non\n",
    );
    assert.deepEqual(mapping.record.when, {
      from: "Acceptez-vous la publication ?",
      not: ["non", "n", "no", "false", "faux", "0"],
    });
    assert.ok(notes.some((note) => note.includes("Acceptez-vous")));
    const other = await proposed("Nom,Commune,Accepte le public\nLes Mains Vertes,Tulle,Oui\nAtelier,Ussel,Non\n");
    assert.equal(other.mapping.record.when, undefined);
  });

  it("reads columns named in Breton", async () => {
    const { slots } = await proposed(
      "Anv,Deskrivadur,Kumun,Kod-post,Lec'hienn\nDiwan,Skol e-kreiz ar c'hoad evit ar vugale,Rostrenen,22110,https://diwan.bzh\nTi,Ti evit ar yezh hag ar sevenadur,Karaez,29270,https://ti.bzh\n",
    );
    assert.deepEqual(Object.values(slots), ["title", "description.text", "places.commune", "places.postcode", "links.home"]);
  });
});
