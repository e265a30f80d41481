import { retellSource } from "../../catalogue/index.ts";
import { correctionJobs, correctionSchedules, proposalJobs, proposalSchedules } from "../../contribution/index.ts";
import { followJobs, followSchedules } from "../../follow/index.ts";
import { refreshGeography } from "../../geography/index.ts";
import { governanceJobs, governanceSchedules } from "../../governance/index.ts";
import { harvestSource, RETELL_QUEUE } from "../../harvest/index.ts";
import { introductionJobs, introductionSchedules } from "../../introduction/index.ts";
import { moderationJobs, moderationSchedules } from "../../moderation/index.ts";
import type { JobHandler } from "../../platform/jobs/index.ts";
import { MAIL_QUEUE, sendOutgoing } from "../../platform/outgoing-mail.ts";
import { privacyJobs, privacySchedules } from "../../privacy/index.ts";
import { refreshVocabulary } from "../../vocabulary/index.ts";
import { texts } from "../app.fr.ts";
import { forgetJobs, privacyDeps } from "../personal-data/index.ts";
import type { Services } from "../services.ts";
import { correctionDeps, proposalDeps } from "./contribution.ts";
import { wholeDirectory } from "./directory.ts";
import { governanceDeps } from "./governance.ts";
import { harvestDeps } from "./harvest.ts";
import { introductionDeps } from "./introduction.ts";
import { curators } from "./partners.ts";
import { roomDeps } from "./room.ts";

/** Updates of sources: the one queue whose work may last an hour. */
export const HARVEST_QUEUE = "harvest";

/** Brings one source up to date: payload `{ source: id }`. */
const harvestJob =
  (services: Services): JobHandler =>
  async (job, context) => {
    const { source } = job.payload as { source: string };
    // Centres may have been corrected, a territory declared, a word decided meanwhile.
    await refreshGeography(services.database);
    await refreshVocabulary(services.database);
    const run = await harvestSource(harvestDeps(services), source, {
      signal: context.signal,
      onProgress: (rows, text) => context.progress({ text, done: rows }),
    });
    return { run: run.id, status: run.status };
  };

/** Computes again the fiches that a source shares with others, after its standing changed: payload `{ source: id }`. */
const retellJob =
  ({ database, clock }: Services): JobHandler =>
  async (job, context) => {
    const { source } = job.payload as { source: string };
    return { entries: await retellSource(database, source, clock.now().toISOString(), context.signal) };
  };

/** Sends one letter: payload `{ mail: id }`. Without SMTP, where it can be read is said in the terminal. */
const mailJob =
  (services: Services): JobHandler =>
  async (job) => {
    const { sent, file } = await sendOutgoing(services, (job.payload as { mail: string }).mail);
    if (file) process.stderr.write(`${texts.letter(file)}\n`);
    return { sent };
  };

/** What each room does in the background, by queue. */
export const roomJobs = (services: Services): Record<string, JobHandler> => ({
  [HARVEST_QUEUE]: harvestJob(services),
  [RETELL_QUEUE]: retellJob(services),
  [MAIL_QUEUE]: mailJob(services),
  ...followJobs({ ...roomDeps(services), sources: () => wholeDirectory(services.database) }),
  ...forgetJobs(services),
  ...privacyJobs(privacyDeps(services)),
  ...proposalJobs(proposalDeps(services)),
  ...introductionJobs(introductionDeps(services)),
  ...correctionJobs(correctionDeps(services)),
  ...governanceJobs(governanceDeps(services)),
  ...moderationJobs({ ...roomDeps(services), curators }),
});

/** Work that returns at regular times: each room says how often. */
export const SCHEDULES: readonly { name: string; queue: string; everySeconds: number }[] = [
  ...followSchedules,
  ...governanceSchedules,
  ...moderationSchedules,
  ...proposalSchedules,
  ...introductionSchedules,
  ...correctionSchedules,
  ...privacySchedules,
];
