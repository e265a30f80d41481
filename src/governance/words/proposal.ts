import { DAY } from "../../platform/clock.ts";
import type { Scheme, WantedAct } from "../../vocabulary/index.ts";

/** What can be proposed for the words that are shared. */
export const PROPOSAL_KINDS = ["word", "add", "relabel", "move", "merge", "retire"] as const;
/** One of `PROPOSAL_KINDS`. */
export type ProposalKind = (typeof PROPOSAL_KINDS)[number];

/** Kinds that move concepts about: closed to lists whose concepts have a fixed place. */
export const STRUCTURAL: readonly ProposalKind[] = ["add", "move", "merge", "retire"];

/** Where a proposal stands. */
export type ProposalState = "unconfirmed" | "waiting" | "refused" | "open" | "decided" | "withdrawn";

/** What was decided: as proposed, otherwise, not, or later. */
export const OUTCOMES = ["adopted", "adapted", "declined", "postponed"] as const;
/** One of `OUTCOMES`. */
export type ProposalOutcome = (typeof OUTCOMES)[number];

/** What was done to the vocabulary: the number of the change, and the concept it is about. */
export type Adopted = { seq: number; concept: string; act: WantedAct; text: string };

/**
 * A proposal as kept. `examples`: addresses of fiches, one a line. `text`: the change in a sentence, as the words were called
 * when it was proposed.
 */
export type WordProposal = {
  id: string;
  state: ProposalState;
  createdAt: string;
  openedAt?: string;
  scheme: Scheme;
  wanted: WantedAct;
  text: string;
  reason: string;
  examples: string;
  /** Public name of who proposes, when they give one. */
  author?: string;
  email?: string;
  outcome?: ProposalOutcome;
  decidedAt?: string;
  decision?: string;
  adopted?: Adopted;
};

/** What a member thinks of it. */
export const OPINIONS = ["for", "against", "nuance"] as const;
/** One of `OPINIONS`. */
export type OpinionChoice = (typeof OPINIONS)[number];

/** The opinion of one member; the last one counts. */
export type Opinion = { account: string; choice: OpinionChoice; text?: string; author?: string; at: string };

/** What somebody says of it. */
export type WordComment = {
  id: string;
  proposal: string;
  state: "waiting" | "shown" | "refused";
  at: string;
  author?: string;
  email?: string;
  text: string;
};

/** How long a proposal is discussed before it is decided, unless all agree. */
export const DISCUSSION_DAYS = 14;
/** Fewer voices than this are not unanimity. */
export const LEAST_UNANIMOUS = 3;

/** Whether enough members said the same, for or against, and none said otherwise. */
export function isUnanimous(opinions: readonly Opinion[]): boolean {
  const [first] = opinions;
  const sure = first !== undefined && first.choice !== "nuance";
  return sure && opinions.length >= LEAST_UNANIMOUS && opinions.every(({ choice }) => choice === first.choice);
}

/** From when a proposal may be decided without unanimity: an ISO instant. */
export const decidableFrom = ({ openedAt, createdAt }: Pick<WordProposal, "openedAt" | "createdAt">): string =>
  new Date(Date.parse(openedAt ?? createdAt) + DISCUSSION_DAYS * DAY).toISOString();

/** Whether a proposal may be decided now. */
export const isDecidable = (it: WordProposal, opinions: readonly Opinion[], now: string): boolean =>
  it.state === "open" && (now >= decidableFrom(it) || isUnanimous(opinions));

/** The text a change brings, when it brings one. */
export const wordOf = (wanted: WantedAct): string | undefined =>
  wanted.kind === "word" ? wanted.word : wanted.kind === "add" || wanted.kind === "relabel" ? wanted.label : undefined;

/** The concepts that a change touches. */
export function touched(wanted: WantedAct): string[] {
  if (wanted.kind === "add") return [];
  return wanted.kind === "merge" ? [wanted.id, wanted.into] : [wanted.id];
}

/** Whether two proposals speak of the same thing: the same word, or the same act on the same concept. `key` folds a word. */
export function isAlike(
  a: Pick<WordProposal, "scheme" | "wanted">,
  b: Pick<WordProposal, "scheme" | "wanted">,
  key: (label: string) => string,
): boolean {
  if (a.scheme !== b.scheme) return false;
  const [wordA, wordB] = [wordOf(a.wanted), wordOf(b.wanted)];
  if (wordA !== undefined && wordB !== undefined && key(wordA) === key(wordB)) return true;
  if (a.wanted.kind !== b.wanted.kind || a.wanted.kind === "word" || a.wanted.kind === "add") return false;
  const [first, second] = [touched(a.wanted), touched(b.wanted)];
  return first.length === second.length && first.every((id) => second.includes(id));
}

/** The subject of a proposal in the register. */
export const subjectOfWords = (id: string): string => `words:${id}`;

/** Ids of fiches in a text of addresses. */
export const ficheIds = (examples: string): string[] =>
  [
    ...new Set([...examples.matchAll(/\/fiche\/[^\s/?#]*?([0-9a-hjkmnp-tv-z]{15})(?=$|[\s/?#])/g)].map(([, id]) => id ?? "")),
  ].slice(0, 20);
