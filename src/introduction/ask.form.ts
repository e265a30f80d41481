import { z } from "zod";
import { normaliseEmail } from "../account/index.ts";
import { texts } from "./introduction.fr.ts";
import { ASKER_ROLES, type AskerRole } from "./introduction.ts";

/** A form as a browser sends it. */
export const formSchema = z.preprocess(
  (body) => body ?? {},
  z.record(z.string().max(100), z.union([z.string(), z.array(z.string()).max(100)])),
);
/** What somebody typed, by the name of the field. */
export type Form = z.infer<typeof formSchema>;
/** What is wrong, by field. Empty: nothing is. */
export type Errors = Record<string, string>;

/** Control characters say nothing and break what shows them; a line feed and a tabulation are kept where lines are. */
const CONTROL = /(?![\n\t])\p{Cc}/gu;

/** An answer: well-formed, its line ends as ours, trimmed; "" when it was not given. */
export function typed(form: Form, name: string): string {
  const value = form[name];
  const text = (Array.isArray(value) ? value[0] : value) ?? "";
  return text.toWellFormed().replace(/\r\n?/g, "\n").replace(CONTROL, "").trim();
}

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
  const oneLine = (name: string) => typed(form, name).replace(/\s+/g, " ");
  const [name, organisation, email] = [oneLine("name"), oneLine("organisation"), normaliseEmail(oneLine("email"))];
  const [why, offer] = [typed(form, "why"), typed(form, "offer")];
  const role = ASKER_ROLES.find((each) => each === typed(form, "role"));
  const share = typed(form, "share") !== "";
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
