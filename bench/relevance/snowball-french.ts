/**
 * The French stemmer of Snowball (snowballstem.org/algorithms/french/stemmer.html, before its revision of 2025), to compare ours
 * with. Takes a word in lower case with its accents.
 */
const VOWELS = "aeiouyâàëéêèïîôûù";
const isVowel = (letter: string | undefined): boolean => letter !== undefined && letter !== "" && VOWELS.includes(letter);

/** Vowels that stand as consonants are marked by capitals. */
function marked(word: string): string {
  let out = "";
  for (let i = 0; i < word.length; i++) {
    const letter = word[i] as string;
    const [before, after] = [word[i - 1], word[i + 1]];
    if ((letter === "u" || letter === "i") && isVowel(out.at(-1)) && isVowel(after)) out += letter.toUpperCase();
    else if (letter === "y" && (isVowel(out.at(-1)) || isVowel(after))) out += "Y";
    else if (letter === "u" && before === "q") out += "U";
    else if (letter === "ë" || letter === "ï") out += letter === "ë" ? "He" : "Hi";
    else out += letter;
  }
  return out;
}

/** After the first consonant that follows a vowel, from `from` on. */
function region(word: string, from: number): number {
  let i = from;
  while (i < word.length && !isVowel(word[i])) i++;
  while (i < word.length && isVowel(word[i])) i++;
  return Math.min(word.length, i + 1);
}

function regionV(word: string): number {
  if (/^(?:par|col|tap)/.test(word)) return 3;
  if (isVowel(word[0]) && isVowel(word[1])) return Math.min(3, word.length);
  let i = 1;
  while (i < word.length && !isVowel(word[i])) i++;
  return Math.min(word.length, i + 1);
}

const longest = (word: string, endings: readonly string[]): string | undefined =>
  endings.filter((ending) => word.endsWith(ending)).sort((a, b) => b.length - a.length)[0];

const list = (text: string): string[] => text.split(" ");
const STEP1: readonly [name: string, endings: string[]][] = [
  ["delete", list("ance iqUe isme able iste eux ances iqUes ismes ables istes")],
  ["ateur", list("atrice ateur ation atrices ateurs ations")],
  ["logie", list("logie logies")],
  ["usion", list("usion ution usions utions")],
  ["ence", list("ence ences")],
  ["ement", list("ement ements")],
  ["ité", list("ité ités")],
  ["if", list("if ive ifs ives")],
  ["eaux", ["eaux"]],
  ["aux", ["aux"]],
  ["euse", list("euse euses")],
  ["issement", list("issement issements")],
  ["amment", ["amment"]],
  ["emment", ["emment"]],
  ["ment", list("ment ments")],
];
const STEP1_ENDINGS = STEP1.flatMap(([, endings]) => endings);
const STEP2A = list(
  "îmes ît îtes i ie ies ir ira irai iraIent irais irait iras irent irez iriez irions irons iront is issaIent issais issait issant issante issantes issants isse issent isses issez issiez issions issons it",
);
const STEP2B_DELETE = list("é ée ées és èrent er era erai eraIent erais erait eras erez eriez erions erons eront ez iez");
const STEP2B_A = list("âmes ât âtes a ai aIent ais ait ant ante antes ants as asse assent asses assiez assions");

class Word {
  text: string;
  rv: number;
  r1: number;
  r2: number;
  constructor(word: string) {
    this.text = marked(word);
    this.rv = regionV(this.text);
    this.r1 = region(this.text, 0);
    this.r2 = region(this.text, this.r1);
  }
  in(from: number, ending: string): boolean {
    return this.text.endsWith(ending) && this.text.length - ending.length >= from;
  }
  cut(length: number, by = ""): void {
    this.text = this.text.slice(0, this.text.length - length) + by;
  }
}

/** Standard suffixes. "again": verb suffixes are tried too, although something was removed. */
function step1(word: Word): "none" | "done" | "again" {
  const ending = longest(word.text, STEP1_ENDINGS);
  if (ending === undefined) return "none";
  const kind = STEP1.find(([, endings]) => endings.includes(ending))?.[0];
  const at = word.text.length - ending.length;
  const inR2 = at >= word.r2;
  const icOrIqU = (): void => {
    if (!word.text.endsWith("ic")) return;
    if (word.in(word.r2, "ic")) word.cut(2);
    else word.cut(2, "iqU");
  };
  switch (kind) {
    case "delete":
      if (!inR2) return "none";
      word.cut(ending.length);
      return "done";
    case "ateur":
      if (!inR2) return "none";
      word.cut(ending.length);
      icOrIqU();
      return "done";
    case "logie":
    case "usion":
    case "ence":
      if (!inR2) return "none";
      word.cut(ending.length, { logie: "log", usion: "u", ence: "ent" }[kind]);
      return "done";
    case "ement": {
      if (at < word.rv) return "none";
      word.cut(ending.length);
      if (word.in(word.r2, "iv")) {
        word.cut(2);
        if (word.in(word.r2, "at")) word.cut(2);
      } else if (word.text.endsWith("eus")) {
        if (word.in(word.r2, "eus")) word.cut(3);
        else if (word.in(word.r1, "eus")) word.cut(3, "eux");
      } else if (word.in(word.r2, "abl") || word.in(word.r2, "iqU")) word.cut(3);
      else if (word.in(word.rv, "ièr") || word.in(word.rv, "Ièr")) word.cut(3, "i");
      return "done";
    }
    case "ité":
      if (!inR2) return "none";
      word.cut(ending.length);
      if (word.text.endsWith("abil")) {
        if (word.in(word.r2, "abil")) word.cut(4);
        else word.cut(4, "abl");
      } else if (word.text.endsWith("ic")) icOrIqU();
      else if (word.in(word.r2, "iv")) word.cut(2);
      return "done";
    case "if":
      if (!inR2) return "none";
      word.cut(ending.length);
      if (word.in(word.r2, "at")) {
        word.cut(2);
        icOrIqU();
      }
      return "done";
    case "eaux":
      word.cut(4, "eau");
      return "done";
    case "aux":
      if (at < word.r1) return "none";
      word.cut(3, "al");
      return "done";
    case "euse":
      if (inR2) word.cut(ending.length);
      else if (at >= word.r1) word.cut(ending.length, "eux");
      else return "none";
      return "done";
    case "issement":
      if (at < word.r1 || at === 0 || isVowel(word.text[at - 1])) return "none";
      word.cut(ending.length);
      return "done";
    case "amment":
    case "emment":
      if (at < word.rv) return "none";
      word.cut(ending.length, kind === "amment" ? "ant" : "ent");
      return "again";
    default:
      if (at - 1 < word.rv || !isVowel(word.text[at - 1])) return "none";
      word.cut(ending.length);
      return "again";
  }
}

function step2a(word: Word): boolean {
  const inside = word.text.slice(word.rv);
  const ending = longest(inside, STEP2A);
  if (ending === undefined) return false;
  const before = inside.at(-ending.length - 1);
  if (before === undefined || isVowel(before) || before === "H") return false;
  word.cut(ending.length);
  return true;
}

function step2b(word: Word): boolean {
  const inside = word.text.slice(word.rv);
  const ending = longest(inside, [...STEP2B_DELETE, ...STEP2B_A, "ions"]);
  if (ending === undefined) return false;
  if (ending === "ions") {
    if (!word.in(word.r2, "ions")) return false;
    word.cut(4);
    return true;
  }
  word.cut(ending.length);
  if (STEP2B_A.includes(ending) && word.in(word.rv, "e")) word.cut(1);
  return true;
}

function step4(word: Word): void {
  if (word.text.endsWith("s") && (/(?:Hi|[^aiouès])s$/.test(word.text) || word.text === "s")) word.cut(1);
  const inside = word.text.slice(word.rv);
  const ending = longest(inside, ["ion", "ier", "ière", "Ier", "Ière", "e", "ë"]);
  if (ending === undefined) return;
  if (ending === "ion") {
    if (word.in(word.r2, "ion") && /[st]ion$/.test(inside)) word.cut(3);
  } else if (ending === "e") word.cut(1);
  else if (ending === "ë") {
    if (inside.endsWith("guë")) word.cut(1);
  } else word.cut(ending.length, "i");
}

/** The stem of a word in lower case with its accents. */
export function snowballFrench(lower: string): string {
  const word = new Word(lower.replace(/^(?:qu|[cdjlmnst])'(?=.)/, ""));
  const first = step1(word);
  const changed =
    first === "done" || (first === "none" || first === "again" ? step2a(word) || step2b(word) || first === "again" : false);
  if (changed) {
    if (word.text.endsWith("Y")) word.cut(1, "i");
    else if (word.text.endsWith("ç")) word.cut(1, "c");
  } else step4(word);
  if (/(?:enn|onn|ett|ell|eill)$/.test(word.text)) word.cut(1);
  return word.text
    .replace(/[éè]([^aeiouyâàëéêèïîôûù]+)$/, "e$1")
    .replaceAll("He", "ë")
    .replaceAll("Hi", "ï")
    .replaceAll("H", "")
    .toLowerCase();
}
