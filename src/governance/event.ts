/** What is noted in the register of the cooperative. Lines are added, never changed. */
const EVENT_ACTS = [
  "applied",
  "withdrawn",
  "accepted",
  "refused",
  "reopened",
  "vote-opened",
  "ballot",
  "prolonged",
  "closed",
  "admitted",
  "declined",
  "invited",
  "suspended",
  "restored",
  "charter-published",
  "charter-signed",
  "words-proposed",
  "words-opened",
  "words-decided",
  "words-reopened",
] as const;

/** One of `EVENT_ACTS`. */
export type EventAct = (typeof EVENT_ACTS)[number];

/** Who did what, when, and why. `by`: `signatureOf(account)`, "community", "applicant" or "program"; `detail` is French. */
export type GovernanceEvent = { id: string; subject: string; at: string; by: string; act: EventAct; detail?: string };
