import { type Errors, type Form, isWebAddress, line, wholeAddress } from "../../../web/form.ts";
import type { Answers } from "../proposal.ts";
import type { Question, Reading } from "../question.ts";
import { errors as t } from "../questions.fr.ts";
import { tooLong } from "./words.ts";

/** Links besides the site itself. */
export const MOST_LINKS = 4;

function readAddress(form: Form, name: string, errors: Errors): string | undefined {
  const typed = line(form, name);
  if (typed === "") return undefined;
  const url = wholeAddress(typed);
  if (!isWebAddress(url)) errors[name] = t.badAddress;
  return url;
}

/** Its site, and what else tells of it. */
export const linksQuestion: Question = {
  toForm({ site = "", links = [] }: Answers): Form {
    const others = links.flatMap(({ url, title = "" }, index) => [
      [`lien-${index}`, url],
      [`titre-${index}`, title],
    ]);
    return { site, ...Object.fromEntries(others) };
  },
  read(form: Form): Reading {
    const errors: Errors = {};
    const site = readAddress(form, "site", errors);
    const links = Array.from({ length: MOST_LINKS }, (_, index) => {
      const url = readAddress(form, `lien-${index}`, errors);
      const title = line(form, `titre-${index}`);
      const long = tooLong(title, 300);
      if (long) errors[`titre-${index}`] = long;
      if (url === undefined && title) errors[`lien-${index}`] = t.titleWithoutLink;
      return url === undefined ? undefined : { url, ...(title ? { title } : {}) };
    }).filter((link) => link !== undefined);
    return { patch: { site, links: links.length ? links : undefined }, errors };
  },
};
