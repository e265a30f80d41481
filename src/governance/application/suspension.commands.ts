import { type Account, signatureOf } from "../../account/index.ts";
import type { Transaction } from "../../platform/database.ts";
import { ProblemError } from "../../platform/errors.ts";
import { mintId } from "../../platform/ids.ts";
import { queueMail } from "../../platform/outgoing-mail.ts";
import { note } from "../event.store.ts";
import type { GovernanceDeps } from "../governance.ts";
import { vote as t } from "../vote/vote.fr.ts";
import { needApplication } from "./application.commands.ts";
import { applicationMails } from "./application.fr.ts";
import { subjectOf } from "./application.ts";
import { insertSuspension, liftSuspension, suspensions } from "./suspension.store.ts";

async function admittedPartner(executor: Parameters<typeof needApplication>[0], id: string): Promise<string> {
  const { state, partner } = await needApplication(executor, id);
  if (state === "admitted" && partner !== undefined) return partner;
  throw new ProblemError({ code: "application/not-admitted", kind: "conflict", ...t.notDecided });
}

async function tellPeople(
  deps: GovernanceDeps,
  trx: Transaction,
  people: readonly string[],
  letter: { subject: string; text: string },
): Promise<void> {
  for (const to of new Set(people)) await queueMail(trx, { to, ...letter }, deps.clock);
}

/**
 * Suspends an admission: nothing of the partner is deleted, its space is closed, and it has no voice until it is restored. Twice is
 * once. @throws ProblemError `application/not-admitted`.
 */
export async function suspendAdmission(deps: GovernanceDeps, by: Account, application: string, reason: string): Promise<void> {
  await deps.database.transaction(async (trx) => {
    const partner = await admittedPartner(trx, application);
    if ((await suspensions(trx)).some((each) => each.partner === partner)) return;
    const now = deps.clock.now();
    const member = (await deps.members(trx)).find(({ id }) => id === partner);
    const accounts = member?.editors.map(({ account }) => account) ?? [];
    const people = member?.editors.map(({ email }) => email) ?? [];
    const suspension = { id: mintId(now), partner, at: now.toISOString(), reason, accounts };
    await insertSuspension(trx, suspension, signatureOf(by));
    for (const account of accounts) await deps.takeKeys(trx, account, partner);
    const page = `${deps.instance.url}/reseau/candidatures/${application}`;
    await tellPeople(deps, trx, people, applicationMails.suspended(member?.name ?? "", reason, page));
    await note(trx, deps.clock, { subject: subjectOf(application), by: signatureOf(by), act: "suspended", detail: reason });
  });
}

/** Ends a suspension: voice and keys are given back. @throws ProblemError `application/not-suspended`. */
export async function restoreAdmission(deps: GovernanceDeps, by: Account, application: string, reason: string): Promise<void> {
  await deps.database.transaction(async (trx) => {
    const partner = await admittedPartner(trx, application);
    const suspension = (await suspensions(trx)).find((each) => each.partner === partner);
    if (!suspension) throw new ProblemError({ code: "application/not-suspended", kind: "conflict", ...t.notSuspended });
    for (const account of suspension.accounts) await deps.giveKeys(trx, account, partner, signatureOf(by));
    const member = (await deps.members(trx)).find(({ id }) => id === partner);
    const people = member?.editors.map(({ email }) => email) ?? [];
    const letter = applicationMails.restored(member?.name ?? "", reason, `${deps.instance.url}/espace`);
    await tellPeople(deps, trx, people, letter);
    await liftSuspension(trx, suspension.id, deps.clock.now().toISOString());
    await note(trx, deps.clock, { subject: subjectOf(application), by: signatureOf(by), act: "restored", detail: reason });
  });
}
