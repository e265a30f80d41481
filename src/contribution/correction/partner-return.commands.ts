import { issueLink, membersOf, readPrivateLink } from "../../account/index.ts";
import { DAY, earlier } from "../../platform/clock.ts";
import { isProblem, ProblemError } from "../../platform/errors.ts";
import type { JobHandler } from "../../platform/jobs/index.ts";
import { queueMail } from "../../platform/outgoing-mail.ts";
import type { CorrectionDeps } from "./correction.commands.ts";
import { fr } from "./partner-return.fr.ts";
import { lastTold, markTold, mute, mutedFor, type PartnerNews, untoldNews } from "./partner-return.store.ts";

const MUTE = { purpose: "correction/mute", lifeMs: 60 * DAY } as const;
const QUEUE = "correction-notices";

/** The editors of a partner who want to be told. */
async function readers(deps: CorrectionDeps, partner: string): Promise<string[]> {
  const { read } = deps.database;
  const muted = await mutedFor(read, partner);
  const editors = (await membersOf(read, partner)).filter(({ role }) => role === "partner-editor");
  return [...new Set(editors.map(({ email }) => email))].filter((email) => !muted.has(email));
}

/** Writes to the editors of one partner, in one letter each, what waits and what was accepted since the last one. */
async function tell(deps: CorrectionDeps, news: PartnerNews): Promise<number> {
  const partner = await deps.partner(news.partner);
  const emails = partner ? await readers(deps, news.partner) : [];
  const { url, name } = deps.instance;
  return deps.database.transaction(async (trx) => {
    const at = deps.clock.now().toISOString();
    let written = 0;
    for (const email of emails) {
      if (!partner) break;
      const secret = await issueLink(trx, { ...MUTE, subject: partner.id, email }, deps.clock).catch((error: unknown) => {
        if (!isProblem(error, "account/too-many-links")) throw error;
      });
      if (!secret) continue;
      const stop = `${url}/corrections/desabonnement/${secret}`;
      const counts = { awaiting: news.awaiting.length, decided: news.decided.length };
      const words = { instance: name, partner: partner.name, ...counts, stop };
      const text = fr.mail.text({ ...words, link: `${url}/espace/${partner.slug}/retours`, queue: `${url}/bureau` });
      await queueMail(trx, { to: email, subject: fr.mail.subject(partner.name), text, unsubscribe: stop }, deps.clock);
      written++;
    }
    await markTold(trx, news, at);
    return written;
  });
}

/** Tells partners' editors of corrections on their data, each at most once a day. @returns how many letters were written. */
export async function tellPartners(deps: CorrectionDeps): Promise<number> {
  const since = earlier(deps.clock.now(), DAY);
  let written = 0;
  for (const news of await untoldNews(deps.database.read)) {
    const last = await lastTold(deps.database.read, news.partner);
    if (last === undefined || last <= since) written += await tell(deps, news);
  }
  return written;
}

/** The partner whose letters a link stops; nothing is done yet. @throws ProblemError `account/bad-private-link`. */
export async function partnerToMute(deps: CorrectionDeps, secret: string) {
  const { subject, email } = await readPrivateLink(deps.database.read, MUTE.purpose, secret, deps.clock);
  const partner = await deps.partner(subject);
  if (!partner || !email) throw new ProblemError({ code: "correction/no-partner", kind: "not-found", ...fr.noPartner });
  return { partner, email };
}

/** Stops the letters about a partner's data, for whoever was sent the link. */
export async function mutePartner(deps: CorrectionDeps, secret: string): Promise<void> {
  const { partner, email } = await partnerToMute(deps, secret);
  await deps.database.transaction((trx) => mute(trx, partner.id, email, deps.clock.now().toISOString()));
}

/** What is done about corrections in the background. */
export const correctionJobs = (deps: CorrectionDeps): Record<string, JobHandler> => ({
  [QUEUE]: async () => ({ letters: await tellPartners(deps) }),
});

/** Looked at each hour; each partner is written to once a day at most. */
export const correctionSchedules = [{ name: "correction:notices", queue: QUEUE, everySeconds: 3_600 }];
