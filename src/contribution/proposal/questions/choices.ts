import { concept } from "../../../vocabulary/index.ts";
import { choices, type Form, line } from "../../../web/form.ts";
import type { Answers } from "../proposal.ts";
import type { Question, Reading } from "../question.ts";
import { errors as t } from "../questions.fr.ts";

const MOST_CHOICES = 40;

/** A question that is answered by concepts of the vocabulary; what is not one is left aside. */
export function conceptsQuestion(key: "themes" | "audiences"): Question {
  return {
    toForm: (answers: Answers) => ({ [key]: answers[key] ?? [] }),
    read(form: Form) {
      const known = [...new Set(choices(form, key))].filter((id) => concept(key, id)).slice(0, MOST_CHOICES);
      return { patch: { [key]: known.length ? known : undefined }, errors: {} };
    },
  };
}

const FIRST_YEAR = 1800;
const YEARS_AHEAD = 5;

function readSince(form: Form): { since: string | undefined; wrong?: Record<string, string> } {
  const year = line(form, "annee");
  const month = line(form, "mois");
  if (year === "") return { since: undefined, ...(month ? { wrong: { annee: t.monthWithoutYear } } : {}) };
  const latest = new Date().getUTCFullYear() + YEARS_AHEAD;
  if (!/^\d{4}$/.test(year) || Number(year) < FIRST_YEAR || Number(year) > latest)
    return { since: undefined, wrong: { annee: t.badYear(FIRST_YEAR, latest) } };
  return { since: /^(0[1-9]|1[0-2])$/.test(month) ? `${year}-${month}` : year };
}

/** Since when, and how far it has come. */
export const stageQuestion: Question = {
  toForm({ stage, since = "", tooYoung }: Answers): Form {
    return { etape: stage ?? "", annee: since.slice(0, 4), mois: since.slice(5, 7), jeune: tooYoung ? "1" : "" };
  },
  read(form: Form): Reading {
    const stage = line(form, "etape");
    const { since, wrong = {} } = readSince(form);
    const patch = {
      stage: concept("stages", stage) ? stage : undefined,
      since,
      tooYoung: line(form, "jeune") === "1" ? true : undefined,
    };
    return { patch, errors: wrong };
  },
};
