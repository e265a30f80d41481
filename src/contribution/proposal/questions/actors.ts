import type { Actor } from "../../../catalogue/index.ts";
import { type Errors, type Form, line } from "../../../web/form.ts";
import { isSiret, readSiret } from "../../siret.ts";
import type { Answers } from "../proposal.ts";
import type { Question, Reading } from "../question.ts";
import { errors as t } from "../questions.fr.ts";
import { tooLong } from "./words.ts";

/** Organisations that one list of a fiche may name here; more come with a file. */
export const MOST_ACTORS = 12;

/** What a SIRET is, once read, or what is wrong with it. */
export function checkSiret(text: string): { siret?: string; wrong?: string } {
  if (text === "") return {};
  const siret = readSiret(text);
  if (siret === undefined) return { wrong: t.siretShape };
  return isSiret(siret) ? { siret } : { wrong: t.siretCheck };
}

function readActor(form: Form, prefix: string, index: number, errors: Errors): Actor | undefined {
  const at = (part: string) => `${prefix}-${part}-${index}`;
  const name = line(form, at("nom"));
  const role = line(form, at("role"));
  const typed = line(form, at("siret"));
  if (name === "" && typed === "" && role === "") return undefined;
  const { siret, wrong } = checkSiret(typed);
  if (wrong) errors[at("siret")] = wrong;
  const wrongName = name === "" ? t.actorWithoutName : tooLong(name, 300);
  if (wrongName) errors[at("nom")] = wrongName;
  const wrongRole = tooLong(role, 200);
  if (wrongRole) errors[at("role")] = wrongRole;
  return { name, ...(role ? { role } : {}), ...(siret ? { siret } : {}) };
}

function readActors(form: Form, prefix: string, errors: Errors): Actor[] | undefined {
  const found = Array.from({ length: MOST_ACTORS }, (_, index) => readActor(form, prefix, index, errors)).filter(
    (a) => a !== undefined,
  );
  return found.length ? found : undefined;
}

function toFields(prefix: string, actors: readonly Actor[] = []): Form {
  return Object.fromEntries(
    actors.flatMap(({ name, siret = "", role = "" }, index) => [
      [`${prefix}-nom-${index}`, name],
      [`${prefix}-siret-${index}`, siret],
      [`${prefix}-role-${index}`, role],
    ]),
  );
}

type ActorKey = "carriers" | "partners" | "funders";

/** Organisations, each in three fields: `<key>-nom-0`, `<key>-siret-0`, `<key>-role-0`. Empty lines are no organisation. */
export function actorsQuestion(...keys: ActorKey[]): Question {
  return {
    toForm: (answers: Answers) => Object.assign({}, ...keys.map((key) => toFields(key, answers[key]))) as Form,
    read(form: Form): Reading {
      const errors: Errors = {};
      const patch = Object.fromEntries(keys.map((key) => [key, readActors(form, key, errors)]));
      return { patch, errors };
    },
  };
}
