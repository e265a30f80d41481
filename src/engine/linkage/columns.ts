import { fold } from "../text/index.ts";
import { mailOf, phoneOf } from "./prepare/contact.ts";
import { rnaOf, sirenOf, siretOf } from "./prepare/legal-id.ts";
import { siteOf } from "./prepare/site.ts";

/** What a column of a table holds. */
export type Role =
  | "name"
  | "given name"
  | "surname"
  | "people"
  | "address"
  | "street number"
  | "town"
  | "postcode"
  | "insee"
  | "lat"
  | "lon"
  | "siret"
  | "siren"
  | "rna"
  | "site"
  | "phone"
  | "mail"
  | "date"
  | "year"
  | "code"
  | "kind"
  | "text"
  | "ignored";

/** A column, what it holds, and what tells so. */
export type RecognisedColumn = { column: string; role: Role; by: "name" | "content" };

/** A region, a country: in a header of its own, and not as a part of an address. */
const WIDE =
  /^(?:(?:nom|libelle|lib|code|num|addr|name|insee) (?:d |de |du |of )?(?:la |le |l )?)?(?:regions?|departements?|dept|dep|nomreg|nomdep|pays|country|epci|canton)(?: (?:name|code|nom))?$/;

/** By words of the header, French and English; the first that fits. */
const HEADERS: readonly (readonly [RegExp, Role])[] = [
  [WIDE, "ignored"],
  [/\b(?:images?|photos?|logo|picture|illustration|credits?|horaires?|hours)\b/, "ignored"],
  [/\bsiret\b/, "siret"],
  [/\bsiren\b/, "siren"],
  [/\b(?:rna|waldec)\b/, "rna"],
  [/\b(?:lat|latitude)\b/, "lat"],
  [/\b(?:lon|lng|long|longitude)\b/, "lon"],
  [/\b(?:e ?mail|mail|courriel|mel)\b/, "mail"],
  [/\b(?:tel|telephone|phone|mobile|portable|tel\d)\b/, "phone"],
  [/\b(?:site|url|web|website|www|homepage|domain|domaine|lien|link|internet)\b/, "site"],
  [/\b(?:insee|insee ?com|com ?insee|depcom|citycode|code ?commune)\b/, "insee"],
  [/\b(?:postcode|zip|zipcode|postal|codepostal|cp|cpostal)\b/, "postcode"],
  [/\b(?:soc sec|ssn|isbn|issn|ean|doi|model ?no|modelno|sku|upc)\b/, "code"],
  [/\b(?:birth|born|dob|naissance|death)\b/, "date"],
  [/\b(?:year|annee)\b/, "year"],
  [/\b(?:street number|house ?number|numero (?:de )?(?:rue|voie)|num voie)\b/, "street number"],
  [/\b(?:ville|commune|nom ?com|lib ?com|cominit|city|town|suburb|locality|localite|municipality|municipalite|place)\b/, "town"],
  [/\b(?:adresse|address|street|addr|rue|voie)\b/, "address"],
  // Who answers for a thing does not name it.
  [/\b(?:contact|responsable|referente?|presidente?|dirigeante?|interlocut\w+|directeur|directrice)\b/, "ignored"],
  [/\b(?:given|firstname|first name|prenom|forename)\b/, "given name"],
  [/\b(?:surname|lastname|last name|family name|nom de famille)\b/, "surname"],
  [/\b(?:authors?|auteurs?|autrices?|actors?|directors?|starring|artists?|writers?|realisateurs?)\b/, "people"],
  [/\b(?:description|abstract|resume|notes?|summary|objet|tracks|presentation|commentaire)\b/, "text"],
  [/\b(?:name|nom|title|titre|intitule|denomination|raison sociale|libelle|structure|organisation|organization|label)\b/, "name"],
  [
    /\b(?:type|category|categorie|kind|genre|cuisine|brand|manufacturer|venue|journal|publisher|themes?|activites?|nature|class)\b/,
    "kind",
  ],
  [
    /\b(?:ids?|identifiant|uuid|guid|row|rec|index|key|cle|price|prix|weight|shipweight|pages?|date|updated|created|maj)\b/,
    "ignored",
  ],
];

const SAMPLE = 400;
/** The share of values that must look alike for the content to tell. */
const MOST = 0.8;

const words = (header: string): string =>
  fold(
    header
      .slice(0, 200)
      .replace(/^.*[#/](?=.)/, "")
      .replace(/([a-z])([A-Z])/g, "$1 $2"),
  )
    .replace(/[^a-z0-9]+/g, " ")
    .trim();

/** French, international or American by its form: a long number alone is a stamp or a code. */
const PHONE = /^(?:(?:\+|00)[\d\s./()-]{8,18}|0[1-9](?:[ .-]?\d\d){4}|\(?\d{3}\)?[ ./-]\d{3}[ .-]\d{4})$/;

/** By content, what a value may be; asked in this order. */
const CONTENTS: readonly (readonly [Role, (value: string) => boolean])[] = [
  ["mail", (value) => value.includes("@") && mailOf(value) !== undefined],
  ["siret", (value) => siretOf(value)?.checked === true],
  ["siren", (value) => /^[\d\s]{9,12}$/.test(value) && sirenOf(value)?.checked === true],
  ["rna", (value) => rnaOf(value) !== undefined],
  ["site", (value) => /^(?:https?:|www\.)|^[\w-]+\.[a-z]{2,6}\b/.test(value) && siteOf(value) !== undefined],
  ["year", (value) => /^(?:1[89]|20)\d\d$/.test(value)],
  ["phone", (value) => PHONE.test(value) && (phoneOf(value)?.length ?? 0) >= 10],
];

/**
 * What each column of a table holds, by its name and else by its content; `rows` are a sample. A column that nothing tells is a
 * name when its values are short and mostly different and there is no other, else left aside.
 */
export function recogniseColumns(
  columns: readonly string[],
  rows: readonly Readonly<Record<string, string>>[],
): RecognisedColumn[] {
  const sample = rows.slice(0, SAMPLE);
  const found = columns.map((column): RecognisedColumn => {
    const header = words(column);
    const values = sample.map((row) => (row[column] ?? "").trim()).filter((value) => value !== "");
    const byName = HEADERS.find(([pattern]) => pattern.test(header))?.[1];
    if (byName !== undefined && isPlausible(byName, values)) return { column, role: byName, by: "name" };
    const byContent = CONTENTS.find(([role, test]) => isTold(role, values, test))?.[0];
    return { column, role: byContent ?? "ignored", by: "content" };
  });
  if (!found.some(({ role }) => role === "name" || role === "surname")) {
    const telling = found.find(({ column, role }) => role === "ignored" && looksLikeName(sample.map((row) => row[column] ?? "")));
    if (telling) return found.map((each) => (each === telling ? { ...each, role: "name", by: "content" } : each));
  }
  return found;
}

/** Most of five values tell; fewer where all do, by a form that nothing else has: not a year, which may be any number. */
function isTold(role: Role, values: readonly string[], test: (value: string) => boolean): boolean {
  if (values.length >= 5) return values.filter(test).length >= MOST * values.length;
  return values.length >= 2 && role !== "year" && values.every(test);
}

function isPlausible(role: Role, values: readonly string[]): boolean {
  if (values.length === 0) return true;
  const share = (test: (value: string) => boolean): number => values.filter(test).length / values.length;
  if (role === "lat" || role === "lon") return share((value) => Number.isFinite(Number(value.replace(",", ".")))) > 0.5;
  if (role === "site") return share((value) => value.includes(".")) > 0.3;
  // One value for all, or five: true of too many to tell anything.
  if (role === "kind") return values.length < 100 || new Set(values).size > 5;
  return true;
}

function looksLikeName(values: readonly string[]): boolean {
  const given = values.filter((value) => value.trim() !== "");
  const average = given.reduce((sum, value) => sum + value.length, 0) / Math.max(1, given.length);
  return (
    given.length >= values.length / 2 &&
    new Set(given).size >= given.length / 2 &&
    average > 4 &&
    average < 100 &&
    given.some((value) => /\p{L}{3}/u.test(value))
  );
}
