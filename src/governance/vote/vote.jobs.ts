import { issueLink } from "../../account/index.ts";
import { DAY } from "../../platform/clock.ts";
import type { Transaction } from "../../platform/database.ts";
import type { JobHandler } from "../../platform/jobs/index.ts";
import { queueMail } from "../../platform/outgoing-mail.ts";
import { formatDate } from "../../web/index.ts";
import { applicationsIn, findApplication } from "../application/application.store.ts";
import { subjectOf } from "../application/application.ts";
import { eventsOf, note } from "../event.store.ts";
import type { GovernanceDeps, Member } from "../governance.ts";
import { closeIfDue, GOVERNANCE_QUEUE, voters } from "./vote.commands.ts";
import { voteMails } from "./vote.fr.ts";
import { ballotsOf, openVotes, saveVote, silenced } from "./vote.store.ts";
import { isOpen, needsReminder, type Vote } from "./vote.ts";

/** Purpose of the link that stops letters about votes. */
export const SILENCE = "governance/silence";
const YEAR = 366 * DAY;

type Item = { name: string; end: string; page: string };

async function itemOf({ instance }: GovernanceDeps, trx: Transaction, vote: Vote): Promise<Item> {
  const it = await findApplication(trx, vote.application);
  const end = vote.closesAt === undefined ? "" : formatDate(vote.closesAt);
  return { name: it?.name ?? "", end, page: `${instance.url}/reseau/candidatures/${vote.application}` };
}

/** One letter to each editor, about all the votes that are news to their partners; silent for who asked not to be told. */
async function tell(
  deps: GovernanceDeps,
  trx: Transaction,
  kind: "opened" | "reminder",
  news: readonly { vote: Vote; to: readonly Member[] }[],
): Promise<void> {
  const quiet = await silenced(trx);
  const byEmail = new Map<string, { account: string; votes: Set<Vote> }>();
  for (const { vote, to } of news) {
    for (const { account, email } of to.flatMap(({ editors }) => editors)) {
      const known = byEmail.get(email) ?? { account, votes: new Set() };
      byEmail.set(email, known);
      known.votes.add(vote);
    }
  }
  for (const [email, { account, votes }] of byEmail) {
    if (quiet.has(email)) continue;
    const items = await Promise.all([...votes].map((vote) => itemOf(deps, trx, vote)));
    const secret = await issueLink(trx, { purpose: SILENCE, subject: account, lifeMs: YEAR }, deps.clock);
    const unsubscribe = `${deps.instance.url}/reseau/silence/${secret}`;
    await queueMail(trx, { to: email, unsubscribe, ...voteMails[kind](items, deps.instance.name, unsubscribe) }, deps.clock);
  }
}

/** Tells the members of the votes that have opened since the last time, and the stewards of what waits for them. */
async function announce(deps: GovernanceDeps): Promise<number> {
  return deps.database.transaction(async (trx) => {
    const at = deps.clock.now().toISOString();
    const fresh = (await openVotes(trx)).filter(({ announcedAt }) => announcedAt === undefined);
    if (fresh.length === 0) return 0;
    const everyone = await voters(deps, trx);
    const running = fresh.filter((vote) => isOpen(vote, at));
    await tell(
      deps,
      trx,
      "opened",
      running.map((vote) => ({ vote, to: everyone })),
    );
    const items = await Promise.all(fresh.filter(({ mode }) => mode === "stewards").map((vote) => itemOf(deps, trx, vote)));
    if (items.length > 0)
      for (const to of await deps.stewards(trx))
        await queueMail(trx, { to, ...voteMails.stewards(items, deps.instance.name) }, deps.clock);
    for (const vote of fresh) await saveVote(trx, { ...vote, announcedAt: at });
    return fresh.length;
  });
}

/** Tells again, three days before the end, those who have not voted. */
async function remind(deps: GovernanceDeps): Promise<number> {
  return deps.database.transaction(async (trx) => {
    const at = deps.clock.now().toISOString();
    const ending = (await openVotes(trx)).filter((vote) => needsReminder(vote, at));
    if (ending.length === 0) return 0;
    const everyone = await voters(deps, trx);
    const news = await Promise.all(
      ending.map(async (vote) => {
        const cast = new Set((await ballotsOf(trx, vote)).map(({ partner }) => partner));
        return { vote, to: everyone.filter(({ id }) => !cast.has(id)) };
      }),
    );
    await tell(deps, trx, "reminder", news);
    for (const vote of ending) await saveVote(trx, { ...vote, remindedAt: at });
    return ending.length;
  });
}

/** Invites who will look after a partner that was just admitted; noted once it is done, so that a crash asks again. */
async function inviteAdmitted(deps: GovernanceDeps): Promise<number> {
  const { read } = deps.database;
  let invited = 0;
  for (const it of await applicationsIn(read, ["admitted"])) {
    const subject = subjectOf(it.id);
    if ((await eventsOf(read, subject)).some(({ act }) => act === "invited")) continue;
    if (it.email && it.partner)
      await deps.invite({ email: it.email, partner: { id: it.partner, name: it.name }, by: "governance" });
    await deps.database.transaction((trx) => note(trx, deps.clock, { subject, by: "program", act: "invited" }));
    invited++;
  }
  return invited;
}

/** All that votes need at their dates. Doing it twice changes nothing the second time. */
export async function tendVotes(
  deps: GovernanceDeps,
): Promise<{ announced: number; reminded: number; closed: number; invited: number }> {
  const announced = await announce(deps);
  const reminded = await remind(deps);
  let closed = 0;
  for (const { application } of await openVotes(deps.database.read)) if (await closeIfDue(deps, application)) closed++;
  return { announced, reminded, closed, invited: await inviteAdmitted(deps) };
}

/** The background work of this room. */
export const governanceJobs = (deps: GovernanceDeps): Record<string, JobHandler> => ({
  [GOVERNANCE_QUEUE]: () => tendVotes(deps),
});

/** Votes have dates of days: a look every five minutes is soon enough. */
export const governanceSchedules: readonly { name: string; queue: string; everySeconds: number }[] = [
  { name: "governance", queue: GOVERNANCE_QUEUE, everySeconds: 300 },
];
