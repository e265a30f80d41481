import { normaliseEmail } from "../account/index.ts";
import { type Errors, type Form, lines } from "../web/form.ts";
import type { Target } from "./answer.commands.ts";
import { LONGEST } from "./ask.form.ts";
import { texts } from "./introduction.fr.ts";
import { OUTCOMES, type Outcome } from "./introduction.ts";

const t = texts.answer;

/** What a form said, or what is wrong with it. */
export type Reading<T> = { answer: T; errors?: undefined } | { errors: Errors };

/** Reads "accept": under which name, and whether the address is given. */
export function readAccept(form: Form): Reading<{ name: string; share: boolean }> {
  const name = lines(form, "name").replace(/\s+/g, " ");
  if (!name) return { errors: { name: t.missingName } };
  if (name.length > LONGEST.name) return { errors: { name: texts.form.missing.long(LONGEST.name) } };
  return { answer: { name, share: lines(form, "how") === "share" } };
}

/** Reads "refuse": a word of explanation, or none. */
export function readRefuse(form: Form): Reading<string> {
  const reason = lines(form, "reason");
  return reason.length > LONGEST.reason ? { errors: { reason: texts.form.missing.long(LONGEST.reason) } } : { answer: reason };
}

/** Reads "send on": to whom. */
export function readTarget(form: Form): Reading<Target> {
  const to = lines(form, "to");
  if (to === "next") return { answer: { kind: "next" } };
  const index = /^contact-(\d{1,2})$/.exec(to)?.[1];
  if (index !== undefined) return { answer: { kind: "contact", index: Number(index) } };
  if (to !== "email") return { errors: { to: t.missingTarget } };
  const email = normaliseEmail(lines(form, "email"));
  return email ? { answer: { kind: "email", email } } : { errors: { email: t.badEmail } };
}

/** Reads a message of a conversation. */
export function readMessage(form: Form): Reading<{ text: string; nonce: string }> {
  const text = lines(form, "text");
  if (!text) return { errors: { text: texts.thread.empty } };
  if (text.length > LONGEST.message) return { errors: { text: texts.thread.long(LONGEST.message) } };
  return { answer: { text, nonce: lines(form, "nonce").slice(0, 40) } };
}

/** Reads what became of it. */
export const readOutcome = (form: Form): Outcome | undefined => OUTCOMES.find((each) => each === lines(form, "outcome"));

/** What was typed, to be shown again. */
export const valuesOf = (form: Form): Record<string, string> =>
  Object.fromEntries(
    ["name", "how", "reason", "to", "email", "text"].map((name) => [name, lines(form, name)]).filter(([, v]) => v),
  );
