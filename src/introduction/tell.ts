import { issueLink } from "../account/index.ts";
import type { Transaction } from "../platform/database.ts";
import type { Mail } from "../platform/mail.ts";
import { queueMail } from "../platform/outgoing-mail.ts";
import { type Introduction, PATIENCE, type Recipient } from "./introduction.ts";
import type { IntroductionDeps } from "./introduction-deps.ts";
import { mails } from "./mails.fr.ts";

/** Purpose of the links to the private page of each person in an introduction. */
export const PAGE = "introduction/page";
/** Purpose of the link that proves an address. */
export const CONFIRM = "introduction/confirm";

const ASKER = "asker";

/** What a private page's link stands for. */
export const subjectOf = (introduction: string, recipient?: string): string => `${introduction}/${recipient ?? ASKER}`;

/** What `subjectOf` wrote. */
export function readSubject(subject: string): { introduction: string; recipient?: string } {
  const [introduction = "", who = ASKER] = subject.split("/");
  return { introduction, ...(who === ASKER ? {} : { recipient: who }) };
}

/**
 * The address of a person's private page, by a link of its own. `asked`: it is sent to this address because somebody typed it in
 * a form. @throws ProblemError `account/too-many-links` then.
 */
export async function pageLink(
  trx: Transaction,
  deps: IntroductionDeps,
  { id }: Pick<Introduction, "id">,
  recipient?: Pick<Recipient, "id">,
  asked?: string,
): Promise<string> {
  const link = {
    purpose: PAGE,
    subject: subjectOf(id, recipient?.id),
    lifeMs: PATIENCE.link,
    ...(asked ? { email: asked } : {}),
  };
  return `${deps.instance.url}/mise-en-relation/${await issueLink(trx, link, deps.clock)}`;
}

/** What every letter about an introduction speaks of. */
export const about = (deps: IntroductionDeps, it: Introduction, link: string) => ({
  instance: { name: deps.instance.name },
  title: it.entryTitle,
  link,
});

/** Queues a letter to somebody, unless they are no longer known. */
export async function tell(
  trx: Transaction,
  deps: IntroductionDeps,
  to: string | undefined,
  letter: Omit<Mail, "to">,
): Promise<void> {
  if (to) await queueMail(trx, { to, ...letter }, deps.clock);
}

/** Tells the asker, with a link to their page. */
export async function tellAsker(
  trx: Transaction,
  deps: IntroductionDeps,
  it: Introduction,
  write: (about_: ReturnType<typeof about>) => { subject: string; text: string },
): Promise<void> {
  if (!it.asker.email) return;
  await tell(trx, deps, it.asker.email, write(about(deps, it, await pageLink(trx, deps, it))));
}

/** Sends the asker the link to their page once more, for a form was filled with their address. @throws ProblemError `account/too-many-links`. */
export async function tellAgain(trx: Transaction, deps: IntroductionDeps, it: Introduction): Promise<void> {
  const to = it.asker.email;
  if (to) await tell(trx, deps, to, mails.known(about(deps, it, await pageLink(trx, deps, it, undefined, to))));
}

/** Tells somebody who was asked, with a link to their page. */
export async function tellRecipient(
  trx: Transaction,
  deps: IntroductionDeps,
  it: Introduction,
  recipient: Recipient,
  write: (about_: ReturnType<typeof about>) => { subject: string; text: string },
): Promise<void> {
  await tell(trx, deps, recipient.email, write(about(deps, it, await pageLink(trx, deps, it, recipient))));
}
