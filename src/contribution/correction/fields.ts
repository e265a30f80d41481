import { type Entry, RECOGNITION_WAYS, ZONE_SCOPES } from "../../catalogue/index.ts";
import { concepts, type Scheme, topConcepts } from "../../vocabulary/index.ts";
import { fr } from "./fields.fr.ts";
import type { Part, Shape, ShapeOption } from "./shape.ts";

/** A field of the record that a fiche shows. */
export type FieldName = keyof Entry["single"] | keyof Entry["lists"];

/** Parts of the page on which one chooses what to correct. */
export type Section = keyof typeof fr.sections;

/** What can be corrected: `slug` names it in addresses and forms. */
export type CorrectableField = {
  field: FieldName;
  slug: string;
  section: Section;
  label: string;
  help?: string;
  shape: Shape;
};

const p = fr.parts;
const line = (max: number): Shape => ({ as: "text", max });
const chapter = (max: number): Shape => ({ as: "text", max, rows: 12, markdown: true });
const url: Shape = { as: "url" };

const oneOf = (scheme: Scheme): Shape => ({
  as: "choice",
  options: () => concepts(scheme).map(({ id, label }) => ({ value: id, label })),
});
const oneOfTop = (scheme: Scheme): Shape => ({
  as: "choice",
  options: () => topConcepts(scheme).map(({ id, label }) => ({ value: id, label })),
});
const among = (values: readonly string[], labels: Readonly<Record<string, string>>): Shape => {
  const options: ShapeOption[] = values.map((value) => ({ value, label: labels[value] ?? value }));
  return { as: "choice", options: () => options };
};
const named = (labels: Readonly<Record<string, string>>): Shape => among(Object.keys(labels), labels);
const some = (scheme: Scheme): Shape => ({ as: "concepts", scheme });

const ACTOR: readonly Part[] = [
  { key: "name", name: "nom", label: p.name, required: true, shape: { as: "text", max: 300, organisation: true } },
  { key: "role", name: "role", label: p.role, shape: line(200) },
  { key: "siret", name: "siret", label: p.siret, shape: { as: "siret" } },
  { key: "url", name: "site", label: p.site, shape: url },
];

const CONTACT: readonly Part[] = [
  { key: "kind", name: "sorte", label: p.kind, required: true, shape: named(fr.contactKinds) },
  { key: "value", name: "valeur", label: p.value, required: true, shape: line(300) },
];

const LINK: readonly Part[] = [
  { key: "rel", name: "sorte", label: p.kind, required: true, shape: named(fr.linkKinds) },
  { key: "url", name: "adresse", label: p.url, required: true, shape: url },
  { key: "title", name: "titre", label: p.title, shape: line(300) },
];

const IMAGE: readonly Part[] = [
  { key: "url", name: "adresse", label: p.url, required: true, shape: url },
  { key: "alt", name: "montre", label: p.alt, shape: line(300) },
  { key: "credit", name: "auteur", label: p.credit, shape: line(300) },
  { key: "licence", name: "licence", label: p.licence, shape: line(100) },
];

const VIDEO: readonly Part[] = [
  { key: "url", name: "adresse", label: p.url, required: true, shape: url },
  { key: "title", name: "titre", label: p.title, shape: line(300) },
  { key: "credit", name: "auteur", label: p.credit, shape: line(300) },
];

const RECOGNITION: readonly Part[] = [
  { key: "by", name: "par", label: p.by, required: true, shape: line(200) },
  { key: "how", name: "comment", label: p.recognised, required: true, shape: among(RECOGNITION_WAYS, fr.recognitionWays) },
  { key: "year", name: "annee", label: p.year, shape: { as: "year" } },
  { key: "url", name: "adresse", label: p.url, shape: url },
];

const ZONE: readonly Part[] = [
  { key: "scope", name: "etendue", label: p.scope, required: true, shape: among(ZONE_SCOPES, fr.zones) },
  { key: "label", name: "mots", label: p.scopeLabel, shape: line(300) },
];

const KIT: readonly Part[] = [
  { key: "title", name: "titre", label: p.title, required: true, shape: line(300) },
  { key: "url", name: "adresse", label: p.url, shape: url },
];

const SPREAD: readonly Part[] = [
  { key: "modes", name: "facons", label: p.modes, shape: some("spreadModes") },
  { key: "replicaOf", name: "reprise", label: p.replicaOf, shape: line(300) },
  { key: "inspiredBy", name: "inspiree", label: p.inspiredBy, shape: { as: "lines", max: 300, most: 50 } },
  { key: "kit", name: "kit", label: p.kit, shape: { as: "rows", parts: KIT } },
  { key: "openTo", name: "ouvert", label: p.openTo, shape: { as: "text", max: 2_000, rows: 4 } },
  { key: "conditions", name: "conditions", label: p.conditions, shape: { as: "text", max: 5_000, rows: 6 } },
];

const IDENTIFIER: readonly Part[] = [
  { key: "scheme", name: "repertoire", label: p.scheme, required: true, shape: named(fr.identifierSchemes) },
  { key: "value", name: "numero", label: p.number, required: true, shape: line(100) },
];

const actors: Shape = { as: "rows", parts: ACTOR };

/** All that can be corrected, in the order of the fiche. */
export const FIELDS: readonly CorrectableField[] = [
  { field: "title", slug: "nom", section: "what", label: fr.title, shape: line(300) },
  {
    field: "pitch",
    slug: "accroche",
    section: "what",
    label: fr.pitch,
    help: fr.pitchHelp,
    shape: { as: "text", max: 400, rows: 3 },
  },
  { field: "description.need", slug: "besoin", section: "story", label: fr.need, shape: chapter(20_000) },
  { field: "description.solution", slug: "reponse", section: "story", label: fr.solution, shape: chapter(20_000) },
  { field: "description.novelty", slug: "nouveaute", section: "story", label: fr.novelty, shape: chapter(20_000) },
  { field: "description.how", slug: "fonctionnement", section: "story", label: fr.how, shape: chapter(20_000) },
  { field: "description.text", slug: "description", section: "story", label: fr.text, shape: chapter(40_000) },
  { field: "stage", slug: "etape", section: "when", label: fr.stage, shape: oneOf("stages") },
  { field: "startDate", slug: "debut", section: "when", label: fr.startDate, shape: { as: "date" } },
  { field: "endDate", slug: "fin", section: "when", label: fr.endDate, shape: { as: "date" } },
  { field: "places", slug: "lieux", section: "where", label: fr.places, shape: { as: "places" } },
  { field: "zone", slug: "zone", section: "where", label: fr.zone, shape: { as: "group", parts: ZONE } },
  { field: "themes", slug: "themes", section: "filing", label: fr.themes, shape: some("themes") },
  { field: "audiences", slug: "publics", section: "filing", label: fr.audiences, shape: some("audiences") },
  { field: "placeTypes", slug: "types-de-lieu", section: "filing", label: fr.placeTypes, shape: some("placeTypes") },
  { field: "transitions", slug: "transitions", section: "filing", label: fr.transitions, shape: some("transitions") },
  { field: "sdg", slug: "objectifs", section: "filing", label: fr.sdg, shape: { as: "concepts", scheme: "sdg", numeric: true } },
  { field: "keywords", slug: "mots-cles", section: "filing", label: fr.keywords, shape: { as: "lines", max: 200, most: 300 } },
  { field: "carriers", slug: "porteurs", section: "who", label: fr.carriers, shape: actors },
  { field: "partners", slug: "partenaires", section: "who", label: fr.partners, shape: actors },
  { field: "funders", slug: "financeurs", section: "who", label: fr.funders, shape: actors },
  { field: "legalForm", slug: "forme-juridique", section: "who", label: fr.legalForm, shape: oneOfTop("legalForms") },
  { field: "world", slug: "monde", section: "who", label: fr.world, shape: oneOf("worlds") },
  {
    field: "contacts",
    slug: "contacts",
    section: "who",
    label: fr.contacts,
    help: fr.contactsHelp,
    shape: { as: "rows", parts: CONTACT, fixed: { openness: "open" } },
  },
  { field: "links", slug: "liens", section: "more", label: fr.links, shape: { as: "rows", parts: LINK } },
  { field: "images", slug: "images", section: "more", label: fr.images, shape: { as: "rows", parts: IMAGE } },
  { field: "videos", slug: "videos", section: "more", label: fr.videos, shape: { as: "rows", parts: VIDEO } },
  {
    field: "recognition",
    slug: "reconnaissance",
    section: "more",
    label: fr.recognition,
    shape: { as: "rows", parts: RECOGNITION },
  },
  { field: "spread", slug: "essaimage", section: "more", label: fr.spread, shape: { as: "group", parts: SPREAD } },
  {
    field: "identifiers",
    slug: "identifiants",
    section: "more",
    label: fr.identifiers,
    shape: { as: "rows", parts: IDENTIFIER },
  },
];

const bySlug = new Map(FIELDS.map((each) => [each.slug, each]));
const byName = new Map<string, CorrectableField>(FIELDS.map((each) => [each.field, each]));

/** What an address names; undefined when nothing. */
export const fieldAt = (slug: string): CorrectableField | undefined => bySlug.get(slug);
/** What a record's field is called and made of; undefined for one that nobody corrects. */
export const fieldNamed = (name: string): CorrectableField | undefined => byName.get(name);
