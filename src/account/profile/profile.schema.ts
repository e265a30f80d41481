import { z } from "zod";
import {
  type Answers,
  CALLINGS,
  FIELDS,
  LENGTHS,
  oneLine,
  type Profile,
  type ProfileField,
  paragraphs,
  SHOWN,
} from "./profile.ts";

/** Far above what is kept: what is longer is told, with what was typed. */
const text = z.string().max(20_000).default("");
const shown = z.enum(SHOWN).catch("private");
const callings = z.union([z.string().max(40), z.array(z.string().max(40)).max(20)]).default([]);

/** The form of a profile, as a browser sends it. */
export const profileForm = z.object({
  name: text,
  callings: callings.transform((given) => CALLINGS.filter((calling) => [given].flat().includes(calling))),
  organisation: text,
  territory: text,
  introduction: text,
  "name-shown": shown,
  "callings-shown": shown,
  "organisation-shown": shown,
  "territory-shown": shown,
  "introduction-shown": shown,
});

/** What was typed. */
export type ProfileForm = z.infer<typeof profileForm>;

/** The form as it is shown first. `territory`: what the kept code is called. */
export function formOf(profile: Profile, territory: string): ProfileForm {
  const shownTo = (field: ProfileField) => profile[field]?.shown ?? "private";
  return {
    name: profile.name?.value ?? "",
    callings: profile.callings?.value ?? [],
    organisation: profile.organisation?.value ?? "",
    territory,
    introduction: profile.introduction?.value ?? "",
    "name-shown": shownTo("name"),
    "callings-shown": shownTo("callings"),
    "organisation-shown": shownTo("organisation"),
    "territory-shown": shownTo("territory"),
    "introduction-shown": shownTo("introduction"),
  };
}

/** Answers that are longer than what is kept, by field. */
export const tooLong = (form: ProfileForm): (keyof typeof LENGTHS)[] =>
  (["name", "organisation", "introduction"] as const).filter((field) => [...form[field].trim()].length > LENGTHS[field]);

/** What is kept of a form; empty answers are not. `territory`: the code that its words mean. */
export function profileFrom(form: ProfileForm, territory: string): Profile {
  const answers: Answers = {
    name: oneLine(form.name, LENGTHS.name),
    callings: form.callings,
    organisation: oneLine(form.organisation, LENGTHS.organisation),
    territory,
    introduction: paragraphs(form.introduction, LENGTHS.introduction),
  };
  const given = FIELDS.filter((field) => answers[field].length > 0);
  return Object.fromEntries(given.map((field) => [field, { value: answers[field], shown: form[`${field}-shown`] }])) as Profile;
}
