import { type Errors, type Form, lines, wholeAddress } from "../../web/form.ts";
import { SCHEDULES } from "../mapping/index.ts";
import { SOURCE_ROLES } from "../source.ts";
import { desk } from "./desk.fr.ts";
import type { Description } from "./draft.commands.ts";
import { draftTexts } from "./draft.fr.ts";
import { type DescribeValues, OTHER_LICENCE } from "./pages/draft-describe.tsx";

/** One answer, plain and trimmed, cut at `max` characters; "" when it was not given. */
export const answer = (form: Form, name: string, max = 2_000): string => lines(form, name).slice(0, max).toWellFormed();

const WEB_ADDRESS = /^https?:\/\/[^\s/$.?#].\S*$/i;
/** Whether a text is an address that a source may be read from: hosts of an intranet have no dot. */
export const isWebAddress = (text: string): boolean => WEB_ADDRESS.test(text) && URL.canParse(text);

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
