import { isProblem } from "../../platform/errors.ts";
import { type Errors, type Form, line } from "../../web/form.ts";
import { fr } from "./pictures.fr.ts";
import { reEncode } from "./re-encode.ts";

/** What is said of a picture: what it shows, who made it, what one may do with it. */
type Said = { alt: string; author: string; licence: string };

type Made = Awaited<ReturnType<typeof reEncode>>;

/** A picture made anew with what is said of it, or what is wrong, by field. */
type Given = { said: Said; made: Made } | { errors: Errors };

const within = (text: string, max: number, missing: string): string | undefined =>
  text === "" || text.length > max ? missing : undefined;

/**
 * Reads what was given as a picture: all of what must be said of it, and bytes that are truly one.
 * @param licences the licences that may be chosen.
 */
export async function readPicture(
  { form, file, tooLarge }: { form: Form; file?: Uint8Array | undefined; tooLarge?: boolean | undefined },
  licences: readonly string[],
): Promise<Given> {
  const said: Said = { alt: line(form, "alt"), author: line(form, "auteur"), licence: line(form, "licence") };
  const wrong = {
    fichier: tooLarge ? fr.tooLarge : file ? undefined : fr.none,
    alt: within(said.alt, 300, fr.missingAlt),
    auteur: within(said.author, 200, fr.missingAuthor),
    licence: licences.includes(said.licence) ? undefined : fr.missingLicence,
  };
  // Of a form that was too large nothing was read: what it said is not wrong.
  const asked = tooLarge ? { fichier: wrong.fichier } : wrong;
  const errors = Object.fromEntries(Object.entries(asked).filter((entry): entry is [string, string] => entry[1] !== undefined));
  if (!file || Object.keys(errors).length > 0) return { errors };
  try {
    return { said, made: await reEncode(file) };
  } catch (error) {
    if (!isProblem(error)) throw error;
    return { errors: { fichier: error.detail } };
  }
}
