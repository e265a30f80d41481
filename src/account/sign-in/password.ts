/** Why a password is refused: its words are in the French texts. */
type PasswordFault = "short" | "long" | "obvious" | "personal";

/** Fewest and most characters of a password. */
const PASSWORD_LENGTH = { min: 12, max: 200 } as const;

/** Words and rows of keys that the first tries of anybody hold; the longest are taken away first. */
const OBVIOUS = [
  "motdepasse",
  "password",
  "passwort",
  "passw0rd",
  "azertyuiop",
  "qsdfghjklm",
  "wxcvbn",
  "azerty",
  "qwertyuiop",
  "asdfghjkl",
  "zxcvbnm",
  "qwerty",
  "abcdefghijklmnopqrstuvwxyz",
  "soleil",
  "bonjour",
  "jetaime",
  "doudou",
  "loulou",
  "chouchou",
  "marseille",
  "iloveyou",
  "welcome",
  "letmein",
  "monkey",
  "dragon",
  "football",
  "sunshine",
  "princess",
  "changeme",
  "secret",
  "admin",
  "administrateur",
  "essaim",
  "test",
  "abcd",
  "abc",
].sort((one, other) => other.length - one.length);
const DIGITS = ["01234567890123456789", "98765432109876543210"];
/** What must be left of a password once what is obvious in it is taken away. */
const OWN_LETTERS = 6;

/** How a password is compared and hashed: one form for the accents that keyboards write in two ways (NIST SP 800-63B). */
export const passwordForm = (text: string): string => text.toWellFormed().normalize("NFKC");

const bare = (text: string): string =>
  passwordForm(text)
    .toLowerCase()
    .normalize("NFD")
    .replace(/[^\p{L}\d]/gu, "");

/** Takes rows of digits of three and more away: they are the first that anybody tries. */
const withoutRows = (text: string): string =>
  text.replace(/\d{3,}/g, (row) => (DIGITS.some((digits) => digits.includes(row)) || /^(19|20)\d\d$/.test(row) ? "" : row));

/**
 * Whether little is left once words that anybody tries, rows of keys, years and repetitions are taken away. A long phrase that
 * holds one of them passes.
 */
function isObvious(text: string): boolean {
  const plain = bare(text);
  // Signs alone make a good password, unless they are few and repeated.
  if (new Set(passwordForm(text)).size < 6) return true;
  if (plain.length < OWN_LETTERS && passwordForm(text).length - plain.length > OWN_LETTERS) return false;
  const rest = OBVIOUS.reduce((left, word) => left.replaceAll(word, ""), withoutRows(plain));
  const once = /^(.{1,8}?)\1+$/u.exec(rest)?.[1] ?? rest;
  return once.length < OWN_LETTERS;
}

/** Whether the password is made of the address or of the name that it protects. */
function isPersonal(text: string, email: string): boolean {
  const [local = "", domain = ""] = email.split("@");
  const plain = bare(text);
  const parts = [bare(email), bare(local), ...local.split(/[._+-]/).map(bare), bare(domain.split(".").slice(0, -1).join(""))];
  return parts.some((part) => part.length >= 5 && plain.includes(part));
}

/**
 * What is wrong with a new password; undefined when it will do. No rule of composition: length and surprise make a password
 * (NIST SP 800-63B, ANSSI 2021). Lengths are in characters as people count them.
 */
export function passwordFault(text: string, email: string): PasswordFault | undefined {
  const length = [...passwordForm(text)].length;
  if (length < PASSWORD_LENGTH.min) return "short";
  if (length > PASSWORD_LENGTH.max) return "long";
  if (isPersonal(text, email)) return "personal";
  return isObvious(text) ? "obvious" : undefined;
}
