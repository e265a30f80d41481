import { memory, slotAt, wordIn } from "./memo.ts";
import { Scanner } from "./scan.ts";

/**
 * Small words of each language, in lower case with their accents: its most frequent function words, those that tell it from its
 * neighbours first. What several languages share counts less.
 */
const SMALL_WORDS: Record<string, string> = {
  fr: "l' d' n' s' c' j' qu' le la les un une des du de et est en au aux à dans que qui pour par sur avec ce cette ces son sa ses leur leurs nous vous notre nos votre se ne pas plus ou où sont il elle ils elles on mais être été ont comme entre afin ainsi chez tous toutes après très je peut si",
  en: "the a an of and to in is are for with on by that this we our you your it its as from be have has was were will can not their they who which at or but all more been other about into through",
  de: "der die das den dem des ein eine einen einem einer und ist sind zu zum zur mit von für auf im in nicht wir sie auch als an aus bei es ich werden wird durch sich dass oder über nach um unser unsere",
  es: "el la los las un una unos de del y es en que con por para al se su sus lo como más son no nuestra nuestro está este esta entre desde sobre también ha o a muy pero",
  it: "l' d' un' il lo la gli le i un una uno di del della dei delle e è in che con per da al alla sono si nel nella non su come anche dal più questo questa loro ha o ed tra degli agli",
  pt: "o a os as um uma de do da dos das e é em no na nos nas que com por para ao à se seu sua como mais são não ou também entre pelo pela foi ser este esta",
  nl: "de het een en van is in te dat die op voor met zijn aan niet om ook als door bij naar uit wij we ons onze hun deze of worden wordt maar over er",
  ca: "l' d' s' n' el la els les un una de del dels i és en que amb per a al als es seva són no com més també entre aquesta aquest des ha o sobre fins on molt",
  oc: "l' d' lo la los las un una de del dels e es en que amb per a al als se son lor coma mai tanben dins aquesta aqueste entre sus o nòstra nòstre an",
  br: "ar an al ur un ul eus ha hag da e en er ez a o ne ket gant evit war d'ar zo eo ma hon ho o-deus met pe dre el evel bet bez",
  eu: "eta da du ez dira bat dute duen zen ere edo den ditu baina bere izan egin diren hau gure batzuk arte dago",
  ro: "și şi de în la o un una cu pe din este sunt pentru care nu se prin ale al a cei cele mai sau fost ca lor noi să fi",
  pl: "i w na z do się nie jest to że o dla przez od oraz są jako po za ich jak który która które przy lub ze",
  cs: "a v na se je že s z do o pro i k po jsou jako za od jeho jejich která který nebo své ve při také není",
  hr: "i u je na za se su od da s o koji koja koje kao s iz ili te po do što će bi nije sa",
  hu: "a az és egy hogy nem is van meg de ez ami vagy mint el már csak ki be lehet volt azt ezt minden még",
  fi: "ja on ei se että oli ovat joka mutta myös tai kuin sekä hän olla voi ovat mukaan niin kun jotka sen ovat",
  sv: "och att det i en på är som för av med den till inte har de ett om vi från kan så eller sig våra",
  da: "og at det i en på er som for af med den til ikke har de et om vi fra kan så eller sig vores der",
};

const LANGUAGES = Object.keys(SMALL_WORDS);
const FRENCH = LANGUAGES.indexOf("fr");

/** What a word speaks for, and how much. */
type Evidence = readonly { language: number; weight: number }[];

/** What a word speaks at least for each of the languages that share it. */
const SHARED = 0.4;

const EVIDENCE: ReadonlyMap<string, Evidence> = (() => {
  const known = new Map<string, number[]>();
  for (const [number, language] of LANGUAGES.entries()) {
    for (const word of new Set(SMALL_WORDS[language]?.split(" "))) known.set(word, [...(known.get(word) ?? []), number]);
  }
  return new Map(
    [...known].map(([word, all]) => [word, all.map((language) => ({ language, weight: SHARED + (1 - SHARED) / all.length }))]),
  );
})();

const remembered = memory<Evidence>();

/** What a word speaks for: its elided article, and its last part. */
function evidenceOf(text: string, scanner: Scanner): Evidence {
  const slot = slotAt(text, scanner);
  const known = remembered[slot];
  if (known !== undefined) return known;
  const article = /^[^'’]{1,2}(?=['’])/.exec(text.slice(scanner.start, scanner.read))?.[0].toLowerCase();
  const last = wordIn(slot).parts.findLast(({ glued }) => !glued);
  const evidence = [`${article}'`, last?.form ?? ""].flatMap((word) => EVIDENCE.get(word) ?? []);
  remembered[slot] = evidence;
  return evidence;
}

/** Other scripts, by the unit that begins and the one that ends their letters. */
const SCRIPTS: readonly [language: string, from: number, to: number][] = [
  ["el", 0x370, 0x3ff],
  ["cyrillic", 0x400, 0x4ff],
  ["he", 0x590, 0x5ff],
  ["ar", 0x600, 0x6ff],
  ["other", 0x900, 0xdfff],
];

/** Words that are read to tell the language. */
const SAMPLE = 200;
const FEWEST_WORDS = 4;
/** Evidence below which a text is of no known language; French is expected, and believed sooner. */
const LEAST_EVIDENCE = 2;
const LEAST_FRENCH = 1.5;
/** How far the best must be ahead of the second, and of French. */
const LEAD = 1.1;
const LEAD_ON_FRENCH = 1.25;
/** Evidence that settles it at once, when it is twice what the second has; looked at every so many words. */
const PLAIN = 5;
const LOOK = 32;
/** A text of so many words with next to no small word is in none of these languages. */
const LONG = 40;
const NEXT_TO_NONE = 0.04;

function scriptOf(unit: number): string | undefined {
  return unit < 0x370 ? undefined : SCRIPTS.find(([, from, to]) => unit >= from && unit <= to)?.[0];
}

/**
 * The language of a text, by the small words it is made of: a code of two letters ("fr", "en", "de", "es", "it", "pt", "nl", "br",
 * "oc", "ca", "eu"...); "other" for one that is surely none of those; "unknown" when there is too little to tell. Reads 200 words
 * at most.
 */
export function language(text: string): string {
  const evidence = new Float64Array(LANGUAGES.length);
  const scripts = new Map<string, number>();
  const scanner = new Scanner(text);
  let words = 0;
  for (; words < SAMPLE && !(words % LOOK === 0 && isPlain(evidence)) && scanner.next(); words++) {
    const script = scriptOf(text.charCodeAt(scanner.start));
    if (script !== undefined) scripts.set(script, (scripts.get(script) ?? 0) + 1);
    for (const { language, weight } of evidenceOf(text, scanner)) evidence[language] = (evidence[language] as number) + weight;
  }
  const [script] = [...scripts].sort(([, a], [, b]) => b - a);
  if (script !== undefined && script[1] > words / 2) return script[0] === "cyrillic" ? cyrillic(text) : script[0];
  return words < FEWEST_WORDS ? "unknown" : spokenFor(evidence, words);
}

/** Whether more words would hardly change what the first ones say. */
function isPlain(evidence: Float64Array): boolean {
  const most = Math.max(...evidence);
  return most >= PLAIN && Math.max(...evidence.with(evidence.indexOf(most), 0)) < most / 2;
}

function spokenFor(evidence: Float64Array, words: number): string {
  const best = evidence.indexOf(Math.max(...evidence));
  const most = evidence[best] as number;
  if (words >= LONG && most < words * NEXT_TO_NONE) return "other";
  const second = Math.max(...evidence.with(best, 0));
  if (best === FRENCH) return most < LEAST_FRENCH || most <= second ? "unknown" : "fr";
  const isSure = most >= LEAST_EVIDENCE && most >= LEAD * second && most >= LEAD_ON_FRENCH * (evidence[FRENCH] as number);
  return isSure ? (LANGUAGES[best] as string) : "unknown";
}

/** Bulgarian writes no ы; Ukrainian has its own і. */
function cyrillic(text: string): string {
  const sample = text.slice(0, 4_000);
  if (/[іїєґ]/i.test(sample)) return "uk";
  return /[ыэё]/i.test(sample) ? "ru" : "bg";
}
