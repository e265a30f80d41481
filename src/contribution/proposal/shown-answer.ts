import { territory } from "../../geography/index.ts";
import { concept, type Scheme } from "../../vocabulary/index.ts";
import type { Form } from "../../web/form.ts";
import type { QuestionId } from "./question.ts";

const SCHEMES: Partial<Record<QuestionId, Scheme>> = { themes: "themes", publics: "audiences", etape: "stages" };

function shown(question: QuestionId, value: string): string {
  const scheme = SCHEMES[question];
  if (scheme) return concept(scheme, value)?.label ?? value;
  return question === "lieu" ? (territory(value)?.name ?? value) : value;
}

/** What a form says, in words to be read: codes as the names they stand for, what is empty left out. */
export function shownAnswer(question: QuestionId, form: Form): string[] {
  return Object.entries(form)
    .flatMap(([, value]) => (typeof value === "string" ? [value] : value))
    .filter((value) => value.trim() !== "")
    .map((value) => shown(question, value));
}
