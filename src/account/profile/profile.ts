/** What a person is, in the words that the seeds of this product use. */
export const CALLINGS = ["innovator", "entrepreneur", "social-worker", "funder", "decision-maker", "company", "citizen"] as const;
/** One of them. */
export type Calling = (typeof CALLINGS)[number];

/** Whom an answer is shown to: nobody but its author, whoever is signed in, everybody. */
export const SHOWN = ["private", "members", "open"] as const;
/** One of them. The default is `private`. */
export type Shown = (typeof SHOWN)[number];

/** What a person may say of themselves; each answer with whom it is shown to. `territory` is the code of a territory. */
export type Answers = { name: string; callings: Calling[]; organisation: string; territory: string; introduction: string };

/** Names of the answers, in the order of the form. */
export const FIELDS = ["name", "callings", "organisation", "territory", "introduction"] as const;
/** One of them. */
export type ProfileField = (typeof FIELDS)[number];

/** All optional. */
export type Profile = { [Field in ProfileField]?: { value: Answers[Field]; shown: Shown } };

/** Most characters of each text. */
export const LENGTHS = { name: 80, organisation: 120, introduction: 600 } as const;

/** What others than its author may read of a profile. `signedIn`: whether the reader is. */
export function visibleTo(profile: Profile, signedIn: boolean): Profile {
  const shown = Object.entries(profile).filter(
    ([, answer]) => answer.shown === "open" || (signedIn && answer.shown === "members"),
  );
  return Object.fromEntries(shown) as Profile;
}

/**
 * One line as it is kept: characters that show nothing or turn the text around are taken out, so that no name passes for
 * another by what cannot be seen.
 */
export const oneLine = (text: string, most: number): string =>
  [...visible(text).replace(/\s+/gu, " ").trim()].slice(0, most).join("").trim();

/** The same, keeping line breaks: no more than one empty line between two others. */
export const paragraphs = (text: string, most: number): string =>
  [
    ...visible(text)
      .replace(/\r\n?/g, "\n")
      .replace(/[^\S\n]+/gu, " ")
      .replace(/\n{3,}/g, "\n\n")
      .trim(),
  ]
    .slice(0, most)
    .join("")
    .trim();

const visible = (text: string): string =>
  text
    .toWellFormed()
    .normalize("NFC")
    // Controls but line breaks and tabs, marks of direction, what has no width (joiners of emoji stay).
    .replace(/(?![\n\t\r])\p{Cc}|[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu, "");
