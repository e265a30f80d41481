/** First words of compounds that are written in one word, in two, or with a hyphen: "tierslieu", "fablab", "repaircafe", "autoecole". */
const HEADS: ReadonlySet<string> = new Set(
  "tiers fab repair low hacker maker living co auto eco agro anti inter pluri multi micro mini crowd food open".split(" "),
);

/** Whether a folded word is found with the next one as one word too: "tiers lieux" by "tierslieu", as "tiers-lieux" is. */
export const beginsCompound = (folded: string): boolean => HEADS.has(folded);
