// No-break spaces are written \u00a0 before ; : ? ! and inside « ».
const quote = (text: string | number) => `«\u00a0${String(text).slice(0, 120)}\u00a0»`;
const km = (distance: number) => `${Math.round(distance).toLocaleString("fr-FR")}\u00a0km`;

/** What a partner is told of how a place was read. */
export const NOTES = {
  unknownInsee: (code: string) => `Le code INSEE ${quote(code)} n’est pas celui d’une commune française.`,
  formerCommune: (was: string, now: string) => `${was} a fusionné\u00a0: la commune s’appelle aujourd’hui ${now}.`,
  inseeAndName: (insee: string, official: string, written: string) =>
    `Le code INSEE ${insee} désigne ${official}, mais la commune écrite est ${quote(written)}\u00a0: le code a été suivi.`,
  unknownCommune: (name: string) => `Aucune commune ne porte le nom ${quote(name)}.`,
  ambiguousCommune: (name: string, places: string[]) =>
    `${quote(name)} peut désigner ${places.length} communes\u00a0: ${some(places)}. Précisez le code postal ou le code INSEE.`,
  areaOrCommune: (name: string, commune: string) =>
    `${quote(name)} peut désigner un département, une région ou la commune ${commune}. Précisez le code postal ou le code INSEE.`,
  elsewhere: (name: string, places: string[], said: string) =>
    `Ce que dit ${said} ne va pas avec ${quote(name)}, que l’on connaît ailleurs\u00a0: ${some(places)}. La commune n’a pas été retenue.`,
  otherPostcode: (commune: string, postcode: string) =>
    `Le code postal ${postcode} n’est pas celui de la commune écrite (${commune})\u00a0: la commune a été suivie.`,
  spelling: (written: string, commune: string, postcode: string) =>
    `${quote(written)} a été lu ${commune}, seule commune du ${postcode} à porter un nom approchant.`,
  byPosition: (written: string, commune: string) =>
    `Plusieurs communes se nomment ${quote(written)}\u00a0: les coordonnées désignent ${commune}.`,
  onlyAtPostcode: (written: string, commune: string, postcode: string) =>
    `Aucune commune ne porte le nom ${quote(written)}\u00a0; le code postal ${postcode} ne couvre que ${commune}.`,
  unknownPostcode: (postcode: string) => `${quote(postcode)} n’est pas un code postal français.`,
  unknownArea: (name: string) => `${quote(name)} n’est ni un département ni une région.`,
  unknownCountry: (name: string) => `Le pays ${quote(name)} n’a pas été reconnu.`,
  invalidCoordinates: (lat: unknown, lon: unknown) =>
    `Coordonnées inutilisables\u00a0: latitude ${quote(String(lat ?? "absente"))}, longitude ${quote(String(lon ?? "absente"))}.`,
  zeroCoordinates: "Les coordonnées 0, 0 désignent un point de l’océan\u00a0: elles n’ont pas été retenues.",
  swapped: "Latitude et longitude étaient inversées\u00a0: elles ont été remises dans l’ordre.",
  farFromCommune: (commune: string, distance: number) =>
    `Les coordonnées sont à ${km(distance)} de la commune indiquée (${commune})\u00a0: la fiche est placée au centre de la commune.`,
  farFromArea: (area: string, distance: number) =>
    `Les coordonnées sont à ${km(distance)} du milieu de ce qui est indiqué (${area})\u00a0: elles n’ont pas été retenues.`,
  farFromPostcode: (postcode: string, distance: number) =>
    `Les coordonnées sont à ${km(distance)} des communes du code postal ${postcode}\u00a0: elles n’ont pas été retenues.`,
  notInFrance: "Les coordonnées sont hors de France alors que le pays indiqué est la France\u00a0: elles n’ont pas été retenues.",
  outsideCountry: (country: string) =>
    `Les coordonnées sont en France alors que le pays indiqué est ${country}\u00a0: vérifiez-les.`,
} as const;

/** What a suggested place is, besides a commune (which is told by its department). */
export const AREA = {
  epci: "intercommunalité",
  department: (code: string) => `département, ${code}`,
  region: "région",
  declared: "territoire",
} as const;

/** What contradicts the name of a commune, inside a sentence of `NOTES`. */
export const SAID = {
  postcode: (postcode: string) => `le code postal ${postcode}`,
  area: "le département",
  region: "la région",
} as const;

function some(places: string[]): string {
  const shown = places.slice(0, 4).join(", ");
  return places.length > 4 ? `${shown}, et ${places.length - 4}\u00a0autre${places.length > 5 ? "s" : ""}` : shown;
}
