import { type FieldRule, grammarOf, parseQuery, type QueryNode } from "../../engine/query-language/index.ts";
import type { FacetGroup, MatchField } from "../index-port.ts";
import type { DATES } from "../index-schema.ts";

/** What a field of the language asks of: the words of a text, a facet, a territory, the surroundings of a place, a date. */
export type FieldMeaning =
  | { of: "text"; field: MatchField }
  | { of: "facet"; group: Exclude<FacetGroup, "territories"> }
  | { of: "territory" }
  | { of: "around" }
  | { of: "date"; column: (typeof DATES)[number] };

type Field = FieldRule & { meaning: FieldMeaning };

const text = (name: string, field: MatchField, ...aliases: string[]): Field => ({
  name,
  aliases,
  meaning: { of: "text", field },
});
const facet = (name: string, group: Exclude<FacetGroup, "territories">, ...aliases: string[]): Field => ({
  name,
  aliases,
  meaning: { of: "facet", group },
});
const date = (
  name: string,
  column: (typeof DATES)[number],
  bareDate: "within" | "from" | "before",
  ...aliases: string[]
): Field => ({
  name,
  aliases,
  reads: "dates",
  bareDate,
  meaning: { of: "date", column },
});

/** The fields of the search box, under the words of addresses and of people. A person's "lieu" may be a kind of place or a town. */
export const FIELDS: readonly Field[] = [
  text("titre", "title"),
  text("accroche", "pitch", "résumé"),
  text("motcle", "keywords", "mot-clé", "motsclés"),
  text("texte", "body", "description"),
  facet("type", "kinds"),
  facet("theme", "themes", "thème", "thèmes"),
  facet("public", "audiences", "publics", "pour"),
  facet("stade", "stages", "étape"),
  facet("monde", "worlds"),
  facet("forme", "legalForms"),
  facet("lieu", "placeTypes"),
  facet("partenaire", "partners", "réseau"),
  { name: "territoire", aliases: ["ou", "commune", "ville", "departement", "region"], meaning: { of: "territory" } },
  { name: "près", aliases: ["autour"], reads: "place", meaning: { of: "around" } },
  date("depuis", "started", "from", "après"),
  date("avant", "started", "before"),
  date("date", "started", "within", "année"),
  date("ajout", "created", "within"),
  date("maj", "updated", "within"),
  date("confirmé", "confirmed", "within"),
];

/** The language of the search box, of alerts, of watch and of matching. */
export const GRAMMAR = grammarOf(FIELDS);

/** What the field of a node means; every node bears a name of `FIELDS`. */
export const meaningOf = (name: string): FieldMeaning | undefined => FIELDS.find((field) => field.name === name)?.meaning;

const asks = (node: QueryNode, field: string): boolean => {
  if (node.kind === "not") return asks(node.of, field);
  return "field" in node ? node.field === field : "of" in node && node.of.some((part) => asks(part, field));
};

/** Whether words say which kinds of fiches they want. */
export function asksKinds(q: string): boolean {
  const { query } = /type\s*:/i.test(q) ? parseQuery(q, GRAMMAR) : {};
  return query !== undefined && asks(query, "type");
}
