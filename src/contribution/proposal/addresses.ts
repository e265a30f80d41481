import type { QuestionId } from "./question.ts";

/** Pages of a proposal being written or changed: the secret in the address is the only key. */
export const writeHref = (
  secret: string,
  page: QuestionId | "apercu" | "envoi" | "courrier" | "suite" | "image" | "conflit",
): string => `/contribuer/${encodeURIComponent(secret)}/${page}`;

/** The private page of a proposal that was sent. */
export const followHref = (secret: string): string => `/ma-contribution/${encodeURIComponent(secret)}`;

/** The page that a confirmation mail leads to. */
export const confirmHref = (secret: string): string => `/contribuer/confirmer/${secret}`;
