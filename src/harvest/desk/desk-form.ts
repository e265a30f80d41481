import { z } from "zod";
import { SCHEDULES } from "../mapping/index.ts";
import { SOURCE_ROLES } from "../source.ts";
import { desk } from "./desk.fr.ts";
import type { Description } from "./draft.commands.ts";
import { draftTexts } from "./draft.fr.ts";
import { type DescribeValues, OTHER_LICENCE } from "./pages/draft-describe.tsx";

/** A form as a browser sends it: fields by name, several values where a name comes back. */
export const formSchema = z.preprocess(
  (body) => body ?? {},
  z.record(z.string().max(100), z.union([z.string(), z.array(z.string()).max(2_000)])),
);
export type Form = z.infer<typeof formSchema>;

/** One answer, trimmed, its line ends as ours; "" when it was not given. */
export function answer(form: Form, name: string, max = 2_000): string {
  const value = form[name];
  const text = (Array.isArray(value) ? value[0] : value) ?? "";
  return text.replaceAll("\r\n", "\n").trim().slice(0, max).toWellFormed();
}

/** All answers of a name. */
export function answers(form: Form, name: string): string[] {
  const value = form[name];
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}

/** What is wrong, by field. Empty: nothing is. */
export type Errors = Record<string, string>;

const WEB_ADDRESS = /^https?:\/\/[^\s/$.?#].\S*$/i;
export const isWebAddress = (text: string): boolean => WEB_ADDRESS.test(text) && URL.canParse(text);

const BARE_HOST = /^(?:[\p{L}\d-]+\.)+\p{L}{2,}(?:[/?#]\S*)?$/iu;
/** An address as people write it, whole: "exemple.fr/carte" gets the https:// that a browser would give it. */
export const wholeAddress = (text: string): string => (BARE_HOST.test(text) ? `https://${text}` : text);

type PartnerAnswers = { name: string; description: string; url: string };

export function readPartner(form: Form): { values: PartnerAnswers; errors: Errors } {
  const values = {
    name: answer(form, "name", 200),
    description: answer(form, "description", 1_000),
    url: wholeAddress(answer(form, "url", 500)),
  };
  return {
    values,
    errors: {
      ...(values.name ? {} : { name: desk.newPartner.missingName }),
      ...(values.url && !isWebAddress(values.url) ? { url: desk.newPartner.badUrl } : {}),
    },
  };
}

const t = draftTexts.describe;

/** What a person says of a source. `values` is what they typed, to be shown again. */
export function readDescription(form: Form): { values: DescribeValues; about: Description; errors: Errors } {
  const values: DescribeValues = {
    title: answer(form, "title", 200),
    role: answer(form, "role", 20),
    why: answer(form, "why", 1_000),
    licence: answer(form, "licence", 200),
    otherLicence: answer(form, "otherLicence", 200),
    schedule: SCHEDULES.find((each) => each === answer(form, "schedule", 20)) ?? "manual",
  };
  const { title, why, schedule } = values;
  const role = SOURCE_ROLES.find((each) => each === values.role) ?? "innovations";
  const licence = values.licence === OTHER_LICENCE ? values.otherLicence : values.licence;
  return {
    values,
    about: { title, role, why, licence, schedule },
    errors: {
      ...(title ? {} : { title: t.missingTitle }),
      ...(why ? {} : { why: t.missingWhy }),
      ...(licence ? {} : { licence: t.missingLicence }),
    },
  };
}
