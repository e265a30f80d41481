/**
 * Mute `h` at the head of communes that name a cell or may: "d’Hyères" but "de Honfleur". The commune's own usage decides; what is
 * not listed takes "de", which is never wrong to read.
 */
const MUTE_H =
  /^(?:Hautmont|Hauterive|Hérouville|Hérault|Héricourt|Hirson|Hyères|Houdan|Issy|Hérimoncourt|Hennebont|Hendaye|Herbignac|Hénin|Herblay)/;
const ELIDED = /^[aeiouyàâäéèêëîïôöùûüœæ]/i;

/** "Autour de Morlaix", "Autour d’Angers", "Autour du Mans", "Autour des Sables-d’Olonne", "Autour de La Rochelle". */
export function aroundName(commune: string): string {
  return `Autour ${withDe(commune)}`;
}

/** A commune's name after "de", with elision and contraction. */
function withDe(name: string): string {
  const typed = name.replace(/'/g, "’");
  if (/^Le /.test(typed)) return `du ${typed.slice(3)}`;
  if (/^Les /.test(typed)) return `des ${typed.slice(4)}`;
  return ELIDED.test(typed) || MUTE_H.test(typed) ? `d’${typed}` : `de ${typed}`;
}
