import type { Errors, Form } from "../../web/form.ts";
import type { Answers, Patch, Proposer } from "./proposal.ts";

/** All questions, by the name that their address bears. */
export const QUESTIONS = [
  "nom",
  "phrase",
  "vu",
  "besoin",
  "reponse",
  "nouveaute",
  "publics",
  "lieu",
  "etape",
  "partenariat",
  "accompagnement",
  "collectivite",
  "fonctionnement",
  "essaimage",
  "themes",
  "porteurs",
  "partenaires",
  "liens",
  "images",
  "contact",
  "vous",
] as const;
/** One of them. */
export type QuestionId = (typeof QUESTIONS)[number];

/** The questions that cannot be passed over. */
export const REQUIRED: readonly QuestionId[] = ["nom", "phrase", "lieu", "vous"];

/**
 * What each is asked, in order: what that person knows, and nothing else. Whoever carries the project is asked everything,
 * a citizen what one sees when passing by: what comes after "vous" is for who knows more, and may be left at any moment.
 */
export const PATHS: Record<Proposer, readonly QuestionId[]> = {
  holder: [
    "nom",
    "phrase",
    "besoin",
    "reponse",
    "nouveaute",
    "publics",
    "lieu",
    "etape",
    "themes",
    "porteurs",
    "partenaires",
    "fonctionnement",
    "essaimage",
    "liens",
    "images",
    "contact",
    "vous",
  ],
  network: [
    "nom",
    "phrase",
    "besoin",
    "reponse",
    "nouveaute",
    "publics",
    "lieu",
    "etape",
    "accompagnement",
    "themes",
    "porteurs",
    "partenaires",
    "liens",
    "images",
    "contact",
    "vous",
  ],
  company: [
    "nom",
    "phrase",
    "partenariat",
    "reponse",
    "nouveaute",
    "publics",
    "lieu",
    "etape",
    "themes",
    "porteurs",
    "partenaires",
    "liens",
    "images",
    "contact",
    "vous",
  ],
  official: [
    "nom",
    "phrase",
    "besoin",
    "reponse",
    "nouveaute",
    "publics",
    "vu",
    "lieu",
    "collectivite",
    "etape",
    "themes",
    "porteurs",
    "partenaires",
    "liens",
    "images",
    "contact",
    "vous",
  ],
  citizen: [
    "nom",
    "phrase",
    "vu",
    "lieu",
    "besoin",
    "publics",
    "themes",
    "liens",
    "vous",
    "reponse",
    "nouveaute",
    "etape",
    "partenaires",
    "images",
  ],
};

/** What reading a form gives: what it changes, and what is wrong. `choices`: what an answer may have meant. */
export type Reading = { patch: Patch; errors: Errors };

/** One question: what its fields hold for given answers, and back. The two are inverse for what is legal. */
export type Question = {
  toForm(answers: Answers): Form;
  read(form: Form): Reading;
};

/** Whether a question has an answer: one of its fields holds something. */
export function isAnswered({ toForm }: Question, answers: Answers): boolean {
  return Object.values(toForm(answers)).some((value) => (typeof value === "string" ? value !== "" : value.length > 0));
}
