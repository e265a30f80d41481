import type { Actor } from "../../catalogue/index.ts";
import { contentHash } from "../../platform/ids.ts";

/** Who proposes a fiche: each knows other things of it, and is asked those. */
export const PROPOSERS = ["holder", "network", "company", "official", "citizen"] as const;
/** One of them. */
export type Proposer = (typeof PROPOSERS)[number];

/**
 * `draft`: being written; `unconfirmed`: sent, its author's address not yet proved; `waiting`: before those who decide;
 * `published`, `refused`; `withdrawn`: by its author, erased an hour later.
 */
type ProposalState = "draft" | "unconfirmed" | "waiting" | "published" | "refused" | "withdrawn";

/** Where something is: one place, a territory where it acts, the whole country. `code` as in addresses (`com-29151`). */
export type Where =
  | { kind: "place"; code: string; name: string; address?: string; venue?: string }
  | { kind: "area"; code: string; name: string }
  | { kind: "everywhere" };

/** How a company takes part. */
export const PARTNERSHIPS = ["gift", "skills", "purchase", "premises", "jobs", "together"] as const;

/** A picture given with a proposal: its bytes by their hash, who took it, under which licence, what it shows. */
export type GivenPicture = { picture: string; alt: string; author: string; licence: string };

type GivenLink = { url: string; title?: string };

/** What somebody answered so far. Everything may be missing; nothing is kept that was not asked. */
export type Answers = {
  title?: string;
  pitch?: string;
  need?: string;
  solution?: string;
  novelty?: string;
  how?: string;
  needs?: string;
  /** Where the proposer saw it: for those who decide, not published. */
  seen?: string;
  audiences?: string[];
  where?: Where;
  stage?: string;
  /** `2019` or `2019-04`. */
  since?: string;
  tooYoung?: boolean;
  themes?: string[];
  carriers?: Actor[];
  partners?: Actor[];
  funders?: Actor[];
  site?: string;
  links?: GivenLink[];
  pictures?: GivenPicture[];
  contact?: { email?: string; phone?: string; form?: string; shown: boolean };
  visit?: boolean;
  takeOver?: boolean;
  conditions?: string;
  support?: { by: string; how: string; year?: number; page?: string };
  company?: { name: string; siret?: string; partnership?: string };
  email?: string;
  name?: string;
  showName?: boolean;
};

/** What an answer changes: `undefined` takes the answer back. */
export type Patch = { [Key in keyof Answers]?: Answers[Key] | undefined };

/** A fiche that somebody proposes, from its first word to its end. Dates are ISO. */
export type Proposal = {
  id: string;
  proposer: Proposer;
  state: ProposalState;
  answers: Answers;
  /** Counts what was written, so that two windows never overwrite one another unseen. */
  version: number;
  /** Normalised, proved by a link since `waiting`. */
  email?: string;
  /** The fiche it made, and what it said there when it was last published; `before`: one publication earlier. */
  entry?: string;
  published?: Answers;
  before?: Answers;
  /** What the form's trap saw when it was sent (see `moderation`). */
  trap: { honeypot?: string; startedAt?: string };
  decision?: { at: string; accepted: boolean; message?: string };
  /** The state before it was withdrawn: withdrawing can be undone. */
  stateBefore?: ProposalState;
  createdAt: string;
  updatedAt: string;
};

/** The answers with a patch applied; what is taken back is gone, not empty. */
export function patched(answers: Answers, patch: Patch): Answers {
  const merged = { ...answers, ...patch };
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== undefined)) as Answers;
}

/** What a proposal cannot do without, by question. */
export function missingAnswers(answers: Answers): ("nom" | "phrase" | "lieu" | "vous")[] {
  const needed = [
    ["nom", answers.title],
    ["phrase", answers.pitch],
    ["lieu", answers.where],
    ["vous", answers.email],
  ] as const;
  return needed.filter(([, given]) => given === undefined).map(([question]) => question);
}

/** Whether what its author says now is not what the fiche says. */
export const hasUnsentChanges = ({ published, answers }: Proposal): boolean =>
  published !== undefined && contentHash(published) !== contentHash(answers);
