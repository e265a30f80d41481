/** What is said of a value that a mapping could not take as it was. Completed by line, column and value in `issues.ts`. */

/** Why a value was not taken. */
export const refusal = {
  number: "ce n’est pas un nombre",
  boolean: "on attend oui ou non",
  date: "ce n’est pas une date du calendrier que nous sachions lire (attendu par exemple 31/12/2019, 2019-12-31 ou 2019)",
  siret: "ce n’est pas un SIRET valide (14 chiffres, clé de contrôle comprise)",
  siren: "ce n’est pas un SIREN valide (9 chiffres, clé de contrôle comprise)",
  rounded: "le tableur a arrondi le numéro ; mettez la colonne au format texte et recopiez le numéro complet",
  rna: "ce n’est pas un numéro RNA (W suivi de 9 caractères)",
  postcode: "ce n’est pas un code postal français (5 chiffres)",
  insee: "ce n’est pas un code commune de l’INSEE (5 caractères, par exemple 29151 ou 2A004)",
  email: "ce n’est pas une adresse électronique",
  phone: "ce n’est pas un numéro de téléphone que nous sachions lire",
  url: "ce n’est pas une adresse web (attendu par exemple https://exemple.fr)",
  country: "ce n’est pas un pays que nous connaissions",
  coordinates: "ce ne sont pas des coordonnées (latitude entre -90 et 90, longitude entre -180 et 180)",
  sdg: "ce n’est pas un objectif de développement durable (1 à 17)",
  kind: "ce n’est pas un type de fiche connu",
  choice: (values: readonly string[]) => `valeurs possibles : ${values.join(", ")}`,
  year: "ce n’est pas une année entre 1900 et 2100",
} as const;

/** How a value was put right. */
export const repair = {
  zero: (value: string) => `zéro de tête rétabli (${value})`,
  postcode: (value: string) => `code postal lu comme ${value}`,
  scheme: (value: string) => `adresse complétée en ${value}`,
  country: (value: string) => `pays lu comme ${value}`,
  clipped: (max: number) => `texte coupé à ${max} caractères`,
} as const;

/** The end of the sentence: what becomes of the value. */
export const fate = (detail: string, kept: boolean): string =>
  kept ? `${detail} ; la valeur est gardée.` : `${detail} ; la valeur est laissée de côté.`;

/** Why a record was not taken whole. */
export const record = {
  noTitle: (columns: string) => `pas de titre (${columns} vide) ; la fiche n’est pas reprise.`,
  noId: (columns: string) => `pas d’identifiant (${columns} vide) ; la fiche n’est pas reprise.`,
  noKind: "type de fiche inconnu ; la fiche n’est pas reprise.",
  tooMany: (max: number) => `plus de ${max} valeurs ; les suivantes sont laissées de côté.`,
} as const;

/** "Ligne 12, colonne « CP », « 1a » : ..." */
export function located(line: number | undefined, column: string | undefined, value: string | undefined, detail: string): string {
  const place = [
    ...(line === undefined ? [] : [`Ligne ${line}`]),
    ...(column === undefined ? [] : [line === undefined ? `Colonne « ${column} »` : `colonne « ${column} »`]),
  ].join(", ");
  const quoted = value === undefined ? "" : `« ${value} » `;
  return place === "" ? `${quoted}${detail}` : `${place} : ${quoted}${detail}`;
}
