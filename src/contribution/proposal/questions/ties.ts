import { RECOGNITION_WAYS } from "../../../catalogue/index.ts";
import { type Errors, type Form, isWebAddress, line, lines, wholeAddress } from "../../../web/form.ts";
import { type Answers, PARTNERSHIPS } from "../proposal.ts";
import type { Question, Reading } from "../question.ts";
import { errors as t } from "../questions.fr.ts";
import { checkSiret } from "./actors.ts";
import { LONGEST, tooLong } from "./words.ts";

/** What a support network did for it, when, and its own page. */
export const supportQuestion: Question = {
  toForm({ support, how = "" }: Answers): Form {
    const { by = "", how: way = "", year, page = "" } = support ?? {};
    return { reseau: by, maniere: way, annee: year === undefined ? "" : String(year), page, how };
  },
  read(form: Form): Reading {
    const errors: Errors = {};
    const [by, way, year] = [line(form, "reseau"), line(form, "maniere"), line(form, "annee")];
    const page = wholeAddress(line(form, "page"));
    const how = lines(form, "how");
    if (page && !isWebAddress(page)) errors.page = t.badAddress;
    if (year && !/^(19|20)\d\d$/.test(year)) errors.annee = t.badYear(1900, 2099);
    if ((way || year || page) && !by) errors.reseau = t.missingNetwork;
    const long = tooLong(by, 200);
    if (long) errors.reseau = long;
    const longHow = tooLong(how, LONGEST.how);
    if (longHow) errors.how = longHow;
    const known = RECOGNITION_WAYS.find((each) => each === way) ?? "supported";
    const support = by ? { by, how: known, ...(year ? { year: Number(year) } : {}), ...(page ? { page } : {}) } : undefined;
    return { patch: { support, how: how || undefined }, errors };
  },
};

/** What a company brings, and how. */
export const companyQuestion: Question = {
  toForm({ company, how = "" }: Answers): Form {
    const { name = "", siret = "", partnership = "" } = company ?? {};
    return { entreprise: name, siret, forme: partnership, how };
  },
  read(form: Form): Reading {
    const errors: Errors = {};
    const name = line(form, "entreprise");
    const partnership = PARTNERSHIPS.find((each) => each === line(form, "forme"));
    const { siret, wrong } = checkSiret(line(form, "siret"));
    const how = lines(form, "how");
    if (wrong) errors.siret = wrong;
    if ((siret || partnership) && !name) errors.entreprise = t.missingCompany;
    const long = tooLong(name, 300);
    if (long) errors.entreprise = long;
    const longHow = tooLong(how, LONGEST.how);
    if (longHow) errors.how = longHow;
    const company = name ? { name, ...(siret ? { siret } : {}), ...(partnership ? { partnership } : {}) } : undefined;
    return { patch: { company, how: how || undefined }, errors };
  },
};

/** What it needs, whether it may be seen or taken over elsewhere. */
export const spreadQuestion: Question = {
  toForm: ({ needs = "", visit, takeOver, conditions = "" }: Answers) => ({
    needs,
    visite: visit ? "1" : "",
    reprise: takeOver ? "1" : "",
    conditions,
  }),
  read(form: Form): Reading {
    const [needs, conditions] = [lines(form, "needs"), lines(form, "conditions")];
    const wrongNeeds = tooLong(needs, 20_000);
    const wrongConditions = tooLong(conditions, 5_000);
    const patch = {
      needs: needs || undefined,
      visit: line(form, "visite") === "1" ? true : undefined,
      takeOver: line(form, "reprise") === "1" ? true : undefined,
      conditions: conditions || undefined,
    };
    return {
      patch,
      errors: { ...(wrongNeeds ? { needs: wrongNeeds } : {}), ...(wrongConditions ? { conditions: wrongConditions } : {}) },
    };
  },
};
