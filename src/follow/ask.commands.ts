import { issueLink, readPrivateLink, spendLink } from "../account/index.ts";
import type { SourceDirectory } from "../catalogue/index.ts";
import { neutralTitle } from "../engine/text/index.ts";
import { type Clock, DAY } from "../platform/clock.ts";
import type { Executor, Transaction } from "../platform/database.ts";
import { ProblemError } from "../platform/errors.ts";
import { queueMail } from "../platform/outgoing-mail.ts";
import { beginFollow, type FollowDeps, manageLink } from "./follow.commands.ts";
import { fr } from "./follow.fr.ts";
import { askedText, type Person, partsOf, RHYTHMS, type Rhythm, type TargetView } from "./follow.ts";
import { keepSearch } from "./saved-search.store.ts";
import { askedBy, askedTarget } from "./targets.ts";

/** What following something asked for by a person works on. */
export type AskDeps = FollowDeps & { sources(): Promise<SourceDirectory> };

/** What somebody asks to follow. */
type Wish = { email: string; view: TargetView; rhythm: Rhythm };

const CONFIRM = "follow/confirm";
const CONFIRM_LIFE = 3 * DAY;

/** Begins what was asked by the person themselves; a search is kept with it. @returns the person. */
export async function followAsked(trx: Transaction, { email, view, rhythm }: Wish, clock: Clock): Promise<Person> {
  const { target, name, parameters } = view;
  if (parameters !== undefined) await keepSearch(trx, { id: partsOf(target).id, parameters, name }, clock.now().toISOString());
  return await beginFollow(trx, { email, target, rhythm, cause: "asked" }, clock);
}

/** Sends the link that confirms: nothing is kept of the address, nor of a search, until it is opened. */
export async function askFollow({ database, clock, instance }: AskDeps, { email, view, rhythm }: Wish): Promise<void> {
  await database.transaction(async (trx) => {
    const subject = `${rhythm} ${askedText(view)}`;
    const secret = await issueLink(trx, { purpose: CONFIRM, subject, email, lifeMs: CONFIRM_LIFE }, clock);
    const link = `${instance.url}/suivre/confirmer/${secret}`;
    // Anybody may search for anything and give anybody's address.
    const named = view.kind === "search" ? { ...view, name: neutralTitle(view.name) } : view;
    await queueMail(trx, { to: email, ...fr.mails.confirm(instance.name, named, link) }, clock);
  });
}

/** What a link confirms. */
type Confirmation = { view: TargetView; rhythm: Rhythm };

async function readSubject(executor: Executor, sources: SourceDirectory, subject: string): Promise<Confirmation> {
  const [rhythm = "", asked = ""] = subject.split(" ");
  const view = await askedTarget(executor, sources, askedBy(asked));
  const known = RHYTHMS.find((each) => each === rhythm);
  if (!view || !known) throw new ProblemError({ code: "follow/no-target", kind: "not-found", ...fr.problems.noTarget });
  return { view, rhythm: known };
}

/** What a link would confirm, without confirming it. */
export async function readConfirmation({ database, clock, sources }: AskDeps, secret: string): Promise<Confirmation> {
  const { subject } = await readPrivateLink(database.read, CONFIRM, secret, clock);
  return await readSubject(database.read, await sources(), subject);
}

/** Begins what the link confirms. @returns the secret of the page where the person finds what they follow. */
export async function confirmFollow(
  { database, clock, sources }: AskDeps,
  secret: string,
): Promise<Confirmation & { secret: string }> {
  const directory = await sources();
  return await database.transaction(async (trx) => {
    const { subject, email = "" } = await spendLink(trx, CONFIRM, secret, clock);
    const confirmed = await readSubject(trx, directory, subject);
    const person = await followAsked(trx, { ...confirmed, email }, clock);
    return { ...confirmed, secret: await manageLink(trx, person, clock) };
  });
}
