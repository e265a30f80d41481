import { closeCase } from "../../moderation/index.ts";
import { type Clock, DAY, earlier } from "../../platform/clock.ts";
import type { Transaction } from "../../platform/database.ts";
import type { Held, Processing } from "../../privacy/index.ts";
import { forgetSigner, signaturesBy } from "../charter/charter.store.ts";
import { note } from "../event.store.ts";
import { processing as t } from "../processing.fr.ts";
import { cancelVote } from "../vote/vote.commands.ts";
import { ballotsBy, forgetVoter, silenced } from "../vote/vote.store.ts";
import { applicationsOf, countPeople, deleteApplications, endedBefore, saveApplication } from "./application.store.ts";
import { type Application, isWithdrawable, subjectOf } from "./application.ts";

const UNCONFIRMED_DAYS = 7;
const ENDED_DAYS = 730;

const dayBefore = (now: Date, days: number): string => earlier(now, days * DAY);

/** Who applied is forgotten; what is said of the organisation stays with the decision. */
const withoutPeople = ({ people: _people, email: _email, ...rest }: Application): Application => rest;

/** An application that nobody speaks for any more is taken back. */
async function forget(trx: Transaction, clock: Clock, it: Application, at: string): Promise<void> {
  const bare = withoutPeople(it);
  if (!isWithdrawable(it.state)) return saveApplication(trx, bare);
  await cancelVote(trx, it.id, at);
  await closeCase(trx, "application", it.id, clock);
  await saveApplication(trx, { ...bare, state: "withdrawn", endedAt: at });
  await note(trx, clock, { subject: subjectOf(it.id), by: "applicant", act: "withdrawn" });
}

/** Applicants, signatories of the charter, and who casts the voice of a partner. */
export const applicationProcessing = ({ clock }: { clock: Clock }): Processing => ({
  id: "governance/membership",
  ...t.membership,
  async held(executor, email) {
    const applications = (await applicationsOf(executor, email)).map(({ id, name, createdAt, answers, people }): Held => {
      const { trap: _trap, ...known } = people ?? {};
      const data = { ...answers, ...known };
      return { label: t.application(name), at: createdAt, data, href: `/reseau/candidatures/${id}` };
    });
    const ballots = (await ballotsBy(executor, email)).map(({ name, choice, comment, at, application }): Held => {
      const data = { voix: choice, ...(comment ? { commentaire: comment } : {}) };
      return { label: t.ballot(name), at, data, href: `/reseau/candidatures/${application}` };
    });
    const signed = (await signaturesBy(executor, email)).map(({ organisation, name, role, at, version }): Held => {
      const data = { version, nom: name, fonction: role };
      return { label: t.signature(organisation), at, data, href: `/charte?version=${version}` };
    });
    const quiet = (await silenced(executor)).has(email) ? [{ label: t.silence, data: {} }] : [];
    return [...applications, ...ballots, ...signed, ...quiet];
  },
  async erase(trx, email, at) {
    for (const it of await applicationsOf(trx, email)) await forget(trx, clock, it, at);
    await forgetVoter(trx, email);
    await forgetSigner(trx, email);
  },
  count: countPeople,
  async purge(trx, now) {
    const gone = await deleteApplications(trx, ["unconfirmed"], dayBefore(now, UNCONFIRMED_DAYS));
    const old = await endedBefore(trx, ["refused", "withdrawn", "declined"], dayBefore(now, ENDED_DAYS));
    for (const it of old) await saveApplication(trx, withoutPeople(it));
    return gone + old.length;
  },
});
