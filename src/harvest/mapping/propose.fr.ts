import { choiceTexts, recordTexts, targetTexts } from "./targets.fr.ts";

const parts: Record<string, string> = {
  housenumber: "numéro de rue",
  complement: "complément d’adresse",
  region: "région",
  position: "coordonnées",
  credit: "crédit",
  licence: "licence",
};

/** A slot in French: "Lieux (commune)". */
export function slotLabel(slot: string): string {
  if (slot === "record.id") return recordTexts.id.label;
  if (slot === "record.updated") return recordTexts.updated.label;
  if (slot === "record.kind") return recordTexts.kind.label;
  const whole = targetTexts[slot];
  if (whole) return whole.label;
  const [outer = "", inner = ""] = slot.split(".");
  const text = targetTexts[outer];
  const part = text?.parts?.[inner] ?? choiceTexts[inner] ?? parts[inner] ?? inner;
  return `${text?.label ?? outer} (${part.toLocaleLowerCase("fr")})`;
}

/** Why a column is proposed for a field. */
export const reasons = {
  name: (slot: string) => `le nom de la colonne dit « ${slot} »`,
  values: (slot: string) => `les valeurs ressemblent à « ${slot} »`,
  both: (slot: string) => `le nom et les valeurs disent « ${slot} »`,
  aligned: (share: number, scheme: string) =>
    `${Math.round(share * 100)} % des valeurs sont des mots de notre liste « ${scheme} »`,
  words: "peu de valeurs différentes : gardées comme mots-clés",
  unused: "rien ne dit à quoi sert cette colonne",
  empty: "colonne vide",
  constant: "la même valeur partout : elle parle de la source, pas de la fiche",
  taken: (other: string) => `« ${other} » convient mieux pour cela`,
  holder: "elle contient d’autres colonnes, proposées à part",
  template: "colonne du modèle Essaim",
} as const;

/** What a person should know of a proposal. */
export const notes = {
  template: "C’est le modèle de tableur d’Essaim : la correspondance est déjà connue.",
  fold: (column: string, count: number) =>
    `« ${column} » se répète d’une ligne à l’autre (${count} valeurs différentes) avec des lieux différents : les lignes d’une même fiche sont regroupées.`,
  unreliableId: (column: string) => `« ${column} » se répète pour des titres différents : ce n’est pas un identifiant.`,
  noId: (columns: string) =>
    `Pas d’identifiant dans le fichier : ${columns} en tiennent lieu. Ajoutez un numéro si vous le pouvez.`,
  noTitle: "Aucune colonne ne ressemble à un titre : choisissez-la.",
  consent: (column: string) =>
    `« ${column} » dit qui refuse : ces lignes ne sont pas prises. Retirez cette règle dans le réglage détaillé si elle dit autre chose.`,
  kind: (kind: string) => `Type de fiche supposé : ${kind}. Vérifiez-le.`,
} as const;

/** Title of a guide of which the file only says that it exists. */
export const KIT = "Guide disponible";
