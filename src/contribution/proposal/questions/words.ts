import type { Form } from "../../../web/form.ts";
import { line, lines } from "../../../web/form.ts";
import type { Answers } from "../proposal.ts";
import type { Question } from "../question.ts";
import { errors as t } from "../questions.fr.ts";

type WordKey = "title" | "pitch" | "need" | "solution" | "novelty" | "how" | "seen";

/** The longest answers that the catalogue takes. */
export const LONGEST: Record<WordKey, number> = {
  title: 300,
  pitch: 400,
  need: 20_000,
  solution: 20_000,
  novelty: 20_000,
  how: 20_000,
  seen: 2_000,
};

/** What is wrong with the length of an answer, if anything. */
export const tooLong = (text: string, max: number): string | undefined =>
  text.length > max ? t.tooLong(text.length, max) : undefined;

/** A question that is answered in words. `missing`: what to say when it has none, for those that need one. */
export function wordsQuestion(key: WordKey, { oneLine, missing }: { oneLine?: boolean; missing?: string } = {}): Question {
  return {
    toForm: (answers: Answers) => ({ [key]: answers[key] ?? "" }),
    read(form: Form) {
      const text = oneLine ? line(form, key) : lines(form, key);
      const wrong = tooLong(text, LONGEST[key]) ?? (text === "" ? missing : undefined);
      return { patch: { [key]: text || undefined }, errors: wrong ? { [key]: wrong } : {} };
    },
  };
}
