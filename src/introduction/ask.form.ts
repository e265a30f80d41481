import { normaliseEmail } from "../account/index.ts";
import { type Errors, type Form, line, lines } from "../web/form.ts";
import { texts } from "./introduction.fr.ts";
import { ASKER_ROLES, type AskerRole } from "./introduction.ts";

/** Longest answers. */
export const LONGEST = { name: 80, organisation: 120, why: 3_000, offer: 2_000, message: 10_000, reason: 1_000 } as const;
const SHORTEST_WHY = 20;

/** A request as typed. */
export type AskAnswers = {
  name: string;
  organisation: string;
  email: string;
  role: AskerRole;
  why: string;
  offer: string;
  share: boolean;
};

const t = texts.form.missing;
const tooLong = (text: string, max: number): string | undefined => (text.length > max ? t.long(max) : undefined);

/** Reads the form of a request. `answers` only when nothing is wrong. */
export function readAsk(form: Form): { values: Record<string, string>; errors: Errors; answers?: AskAnswers } {
  const oneLine = (name: string) => line(form, name).replace(/\s+/g, " ");
  const [name, organisation, email] = [oneLine("name"), oneLine("organisation"), normaliseEmail(oneLine("email"))];
  const [why, offer] = [lines(form, "why"), lines(form, "offer")];
  const role = ASKER_ROLES.find((each) => each === lines(form, "role"));
  const share = lines(form, "share") !== "";
  const wrong: Record<string, string | undefined> = {
    name: name ? tooLong(name, LONGEST.name) : t.name,
    organisation: tooLong(organisation, LONGEST.organisation),
    email: email ? undefined : t.email,
    role: role ? undefined : t.role,
    why: why.length < SHORTEST_WHY ? t.why : tooLong(why, LONGEST.why),
    offer: tooLong(offer, LONGEST.offer),
  };
  const errors = Object.fromEntries(Object.entries(wrong).filter(([, message]) => message !== undefined)) as Errors;
  const values = { name, organisation, email: oneLine("email"), role: role ?? "", why, offer, share: share ? "1" : "" };
  if (!email || !role || Object.keys(errors).length > 0) return { values, errors };
  return { values, errors, answers: { name, organisation, email, role, why, offer, share } };
}
