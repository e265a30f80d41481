import { normaliseEmail } from "../../../account/index.ts";
import { type Errors, type Form, isWebAddress, line, wholeAddress } from "../../../web/form.ts";
import type { Answers } from "../proposal.ts";
import type { Question, Reading } from "../question.ts";
import { errors as t } from "../questions.fr.ts";
import { tooLong } from "./words.ts";

const PHONE = /^\+?[\d\s().\u00a0\u202f-]{6,25}$/;

/** How to reach those who carry it, and whether that is shown to all. */
export const contactQuestion: Question = {
  toForm({ contact }: Answers): Form {
    if (!contact) return {};
    const { email = "", phone = "", form = "", shown } = contact;
    return { courriel: email, telephone: phone, formulaire: form, montrer: shown ? "oui" : "non" };
  },
  read(form: Form): Reading {
    const errors: Errors = {};
    const [email, phone, page] = [line(form, "courriel"), line(form, "telephone"), wholeAddress(line(form, "formulaire"))];
    const address = normaliseEmail(email);
    if (email && !address) errors.courriel = t.badEmail;
    if (phone && !PHONE.test(phone)) errors.telephone = t.badPhone;
    if (page && !isWebAddress(page)) errors.formulaire = t.badAddress;
    if (!email && !phone && !page) return { patch: { contact: undefined }, errors };
    const contact = {
      ...(address ? { email: address } : {}),
      ...(phone ? { phone } : {}),
      ...(page ? { form: page } : {}),
      shown: line(form, "montrer") === "oui",
    };
    return { patch: { contact }, errors };
  },
};

/** Who proposes: an address to confirm and follow, a name if they wish. */
export const youQuestion: Question = {
  toForm: ({ email = "", name = "", showName }: Answers) => ({ email, name, signer: showName ? "1" : "" }),
  read(form: Form): Reading {
    const typed = line(form, "email");
    const name = line(form, "name");
    const email = normaliseEmail(typed);
    const long = tooLong(name, 120);
    const errors = { ...(email ? {} : { email: typed ? t.badEmail : t.missingEmail }), ...(long ? { name: long } : {}) };
    const showName = name && line(form, "signer") === "1" ? true : undefined;
    return { patch: { email, name: name || undefined, showName }, errors };
  },
};
