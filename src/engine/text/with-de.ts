/** Mute `h` at the head of names that one meets: "d’Hyères" but "de Honfleur". What is not listed takes "de", never wrong to read. */
const MUTE_H =
  /^(?:Hautmont|Hauterive|Hérouville|Hérault|Héricourt|Hirson|Hyères|Houdan|Hérimoncourt|Hennebont|Hendaye|Herbignac|Hénin|Herblay|Habitat|Hélène|Henri|Hubert)/;
/** A vowel, or a `y` that sounds like one: "d’Yerres", "d’Yves", but "de Yann". */
const ELIDED = /^(?:[aeiouàâäéèêëîïôöùûüœæ]|y(?![aiou]))/i;

/** A name after "de", with elision and contraction: "d’Angers", "du Mans", "des Sables-d’Olonne", "de La Rochelle", "d’Essaim". */
export function withDe(name: string): string {
  const typed = name.replace(/'/g, "’");
  if (/^Le /.test(typed)) return `du ${typed.slice(3)}`;
  if (/^Les /.test(typed)) return `des ${typed.slice(4)}`;
  return ELIDED.test(typed) || MUTE_H.test(typed) ? `d’${typed}` : `de ${typed}`;
}
