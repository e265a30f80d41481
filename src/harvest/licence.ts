/** Licences offered to partners, with where each is read. Others may be named in words. */
export const LICENCES = [
  { label: "Licence Ouverte 2.0", url: "https://www.etalab.gouv.fr/licence-ouverte-open-licence/" },
  { label: "ODbL 1.0", url: "https://opendatacommons.org/licenses/odbl/1-0/" },
  { label: "CC BY 4.0", url: "https://creativecommons.org/licenses/by/4.0/deed.fr" },
  { label: "CC BY-SA 4.0", url: "https://creativecommons.org/licenses/by-sa/4.0/deed.fr" },
  { label: "CC0 1.0", url: "https://creativecommons.org/publicdomain/zero/1.0/deed.fr" },
] as const;

/** Where a licence is read, when it is one we know by its name. */
export function licenceUrl(label: string): string | undefined {
  const wanted = label.trim().toLowerCase();
  return LICENCES.find((licence) => wanted.startsWith(licence.label.toLowerCase()))?.url;
}
