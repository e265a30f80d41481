import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { renderPage } from "../web/index.ts";
import { assertValidHtml } from "../web/testing/index.ts";
import { visibleEntry } from "./entry.policy.ts";
import { entryJsonLd } from "./json-ld.ts";
import { EntryPage } from "./pages/entry-page.tsx";
import type { SourceLabel } from "./source-label.ts";
import { materialise } from "./survivorship.ts";
import { recordFor } from "./testing.ts";

const label = (source: string, name: string): [string, SourceLabel] => [
  source,
  {
    source,
    title: `Base de ${name}`,
    partner: { slug: source, name },
    licence: { label: "Licence Ouverte 2.0" },
    role: "innovations",
  },
];
const directory = new Map([label("a", "Réseau A"), label("b", "Réseau B")]);

const rich = recordFor("a", {
  title: "Recyclerie <script>alert(1)</script> & Cie",
  pitch: "On répare, on vend, on apprend.",
  description: { need: "Trop de **déchets**.\n\n<img src=x onerror=alert(1)>", solution: "Réparer." },
  stage: "perennisation",
  startDate: "2014-03",
  themes: ["reemploi-reparation"],
  carriers: [{ name: "Les Répareuses", siret: "43493312300029", url: "https://exemple.fr" }],
  places: [{ commune: "Morlaix", insee: "29151", department: "29", region: "53", lat: 48.57, lon: -3.83, precision: "commune" }],
  links: [{ rel: "home", url: "https://exemple.fr/" }],
  images: [{ url: "https://exemple.fr/photo.jpg", alt: "L’atelier", credit: "A. Photographe" }],
  recognition: [{ by: "La France s’engage", how: "laureate", year: 2018 }],
  spread: { modes: ["formation-transfert"], replicaOf: "Une autre", kit: [{ title: "Le guide" }] },
  contacts: [
    { kind: "email", value: "bonjour@exemple.fr", openness: "open" },
    { kind: "person", value: "Camille Durand", openness: "private" },
  ],
});
const other = recordFor("b", {
  title: "Recyclerie de Morlaix",
  startDate: "2016",
  themes: ["reemploi-reparation"],
  updatedAt: "2020",
});

const reserved = visibleEntry(materialise("1m81sj8bca72sw6", "2026-01-01T00:00:00.000Z", [rich]), "private");

const entry = visibleEntry(materialise("1m81sj8bca72sw6", "2026-01-01T00:00:00.000Z", [rich, other]), "open");
const context = {
  instance: { name: "Essaim", tagline: "", url: "http://localhost:3000" },
  path: "/",
  query: new URLSearchParams(),
};
const html = (shown = entry, sources: ReadonlyMap<string, SourceLabel> = directory) =>
  renderPage(
    <EntryPage
      context={context}
      entry={shown}
      sources={sources}
      history={[]}
      missing={[]}
      jsonLd={entryJsonLd(shown, "https://x.fr", sources)}
    />,
  );

describe("the page of a fiche", () => {
  it("is valid, with nothing that came from outside alive in it", async () => {
    await assertValidHtml(html());
    assert.doesNotMatch(html(), /<script>alert|<img src=x/);
  });

  it("never calls published a contact that is not: whoever decides on a proposal sees it as reserved", () => {
    const page = html(reserved);
    assert.match(page, /Contact publié<[\s\S]*bonjour@exemple[\s\S]*Contact, non publié<[\s\S]*Camille Durand/);
    assert.doesNotMatch(html(), /non publié|Camille Durand/);
  });

  it("says that people speak too, where they do", () => {
    const people = [recordFor("a", { title: "Jardin" }), recordFor("p", { title: "Jardin" })];
    const record = materialise("1m81sj8bca72sw6", "2026-01-01T00:00:00.000Z", people);
    const more = new Map([...directory, ["p", { ...directory.get("a"), source: "p", people: true } as SourceLabel]]);
    assert.match(html(record), /2 versions de partenaires/);
    assert.match(html(record, more), /un partenaire et une personne qui y contribue ou qui porte le projet/);
  });

  it("is valid with a title alone", async () => {
    const bare = materialise("1m81sj8bca72sw6", "2026-01-01T00:00:00.000Z", [recordFor("a", { title: "T".repeat(300) })]);
    await assertValidHtml(html(bare));
  });

  it("shows the partners' own words, and the department of a place that names no commune", () => {
    const record = recordFor("a", {
      title: "Jardin",
      keywords: ["Permaculture"],
      places: [{ department: "23", region: "75", lat: 46.17, lon: 2.17, precision: "exact" }],
    });
    const page = html(materialise("1m81sj8bca72sw6", "2026-01-01T00:00:00.000Z", [record]));
    assert.match(page, /Mots des partenaires[\s\S]*q=Permaculture[\s\S]*Permaculture<\/a>/);
    assert.match(page, /Creuse <span class="muted small">\(position exacte\)/);
  });

  it("shows what the two partners disagree on, each with its name", () => {
    assert.match(html(), /2014|mars 2014/);
    assert.match(html(), /2016/);
    assert.match(html(), /Réseau A/);
    assert.match(html(), /Réseau B/);
  });

  it("shows a contact that the organisation publishes, never one that is private", () => {
    assert.match(html(), /bonjour@exemple\.fr/);
    assert.doesNotMatch(html(), /Camille Durand/);
    assert.doesNotMatch(JSON.stringify(entryJsonLd(entry, "https://x.fr", directory)), /Camille Durand/);
  });

  it("asks nothing of another site: a partner’s picture is a link", () => {
    assert.doesNotMatch(html(), /<img[^>]+src="https?:/);
    assert.match(html(), /href="https:\/\/exemple\.fr\/photo\.jpg"/);
  });
});
