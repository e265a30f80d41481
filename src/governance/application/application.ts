/** What sort of organisation applies. */
export const KINDS = ["association", "cooperative", "company", "public", "research", "collective", "other"] as const;
/** In which form its database can be read. */
export const FORMS = ["file", "site", "api", "nothing"] as const;
/** How often it changes. */
export const RHYTHMS = ["weekly", "monthly", "quarterly", "yearly", "irregular"] as const;
/** The licences that can be given, most open first; "unsure": to be talked over. */
export const LICENCES = ["lo-2.0", "odbl", "cc-by", "cc-by-sa", "unsure"] as const;

/** Where an application stands. */
const STATES = ["unconfirmed", "waiting", "refused", "voting", "admitted", "declined", "withdrawn"] as const;
/** One of `STATES`. */
export type ApplicationState = (typeof STATES)[number];

/** States that anyone may see listed; before, nobody has checked that it is not spam. */
export const PUBLIC_STATES: readonly ApplicationState[] = ["voting", "admitted", "declined"];

/** What is said of the organisation. `territory` is the name shown; texts are as typed. */
export type Answers = {
  kind: string;
  territory: string;
  site: string;
  base: string;
  count: string;
  form: string;
  licence: string;
  rhythm: string;
  why: string;
};

/** Who will look after it, and who signs the charter in the name of which organisation. Emptied when the person asks. */
export type People = {
  contactName: string;
  contactRole: string;
  signerName: string;
  signerRole: string;
  organisation: string;
  /** Name and role of who signs may be shown with the charter. */
  signerPublic: boolean;
  charter: number;
  /** How the form was filled, until it is confirmed: what moderation reads to tell programs from people. */
  trap?: Trap;
};

/** As `readTrap` of moderation gives it. */
export type Trap = { honeypot?: string; startedAt?: string };

/** An application as kept. `email`: of who will look after it; absent once erased. */
export type Application = {
  id: string;
  state: ApplicationState;
  createdAt: string;
  confirmedAt?: string;
  endedAt?: string;
  name: string;
  answers: Answers;
  people?: People;
  email?: string;
  partner?: string;
};

/** The subject of an application in the register. */
export const subjectOf = (id: string): string => `application:${id}`;

/** States in which its author may still take it back. */
export const isWithdrawable = (state: ApplicationState): boolean =>
  state === "unconfirmed" || state === "waiting" || state === "voting";
