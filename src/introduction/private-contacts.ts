import { normaliseEmail } from "../account/index.ts";
import type { Entry } from "../catalogue/index.ts";
import type { Person } from "./introduction-deps.ts";

/** Addresses that a fiche holds without publishing them: a request can be sent on to them by who may know of them. */
export function privateContacts(entry: Entry): Person[] {
  const emails = (entry.lists.contacts ?? []).flatMap(({ value }) => {
    const email = value.kind === "email" && value.openness !== "open" ? normaliseEmail(value.value) : undefined;
    return email ? [email] : [];
  });
  return [...new Set(emails)].slice(0, 10).map((email) => ({ email }));
}

/** Enough of an address to recognise it by who knows it, and nothing more: "c...e@r...fr". */
export function hint({ email }: Person): string {
  const [local = "", domain = ""] = email.split("@");
  return `${local.slice(0, 1)}\u2026@${domain.slice(0, 1)}\u2026${domain.slice(domain.lastIndexOf("."))}`;
}

/** Ways to reach it that the organisation publishes itself. */
export const publishedContacts = (entry: Entry) =>
  (entry.lists.contacts ?? []).map(({ value }) => value).filter(({ kind, openness }) => openness === "open" && kind !== "person");
