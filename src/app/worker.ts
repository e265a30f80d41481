import { correctionJobs, correctionSchedules, proposalJobs, proposalSchedules } from "../contribution/index.ts";
import { followJobs, followSchedules } from "../follow/index.ts";
import { refreshGeography } from "../geography/index.ts";
import { governanceJobs, governanceSchedules } from "../governance/index.ts";
import { harvestSource } from "../harvest/index.ts";
import { introductionJobs, introductionSchedules } from "../introduction/index.ts";
import { type JobHandler, listSchedules, runWorker, setSchedule } from "../platform/jobs/index.ts";
import { MAIL_QUEUE, sendOutgoing } from "../platform/outgoing-mail.ts";
import { privacyJobs, privacySchedules } from "../privacy/index.ts";
import { refreshVocabulary } from "../vocabulary/index.ts";
import { texts } from "./app.fr.ts";
import { forgetJobs, privacyDeps } from "./personal-data/index.ts";
import { accountDeps, harvestDeps, type Services } from "./services.ts";
import { correctionDeps } from "./wiring/correction.ts";
import { wholeDirectory } from "./wiring/directory.ts";
import { governanceDeps } from "./wiring/governance.ts";
import { introductionDeps } from "./wiring/introduction.ts";
import { proposalDeps } from "./wiring/proposal.ts";

const HARVEST_QUEUE = "harvest";

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

/** Sends one letter: payload `{ mail: id }`. Without SMTP, where it can be read is said in the terminal. */
const mailJob =
  (services: Services): JobHandler =>
  async (job) => {
    const { sent, file } = await sendOutgoing(services, (job.payload as { mail: string }).mail);
    if (file) process.stderr.write(`${texts.letter(file)}\n`);
    return { sent };
  };

/** What each room does in the background, by queue. */
const handlersOf = (services: Services): Record<string, JobHandler> => ({
  [HARVEST_QUEUE]: harvestJob(services),
  [MAIL_QUEUE]: mailJob(services),
  ...followJobs({ ...accountDeps(services), sources: () => wholeDirectory(services.database) }),
  ...forgetJobs(services),
  ...privacyJobs(privacyDeps(services)),
  ...proposalJobs(proposalDeps(services)),
  ...introductionJobs(introductionDeps(services)),
  ...correctionJobs(correctionDeps(services)),
  ...governanceJobs(governanceDeps(services)),
});

/** Work that returns at regular times: each room says how often. */
const SCHEDULES: readonly { name: string; queue: string; everySeconds: number }[] = [
  ...followSchedules,
  ...governanceSchedules,
  ...proposalSchedules,
  ...introductionSchedules,
  ...correctionSchedules,
  ...privacySchedules,
];

/** Writes the schedules of the rooms; those there already keep their next time. */
async function keepSchedules({ database, clock }: Services): Promise<void> {
  const known = new Map((await listSchedules(database.read)).map((schedule) => [schedule.name, schedule]));
  for (const schedule of SCHEDULES) {
    if (known.get(schedule.name)?.everySeconds === schedule.everySeconds) continue;
    await database.transaction((trx) => setSchedule(trx, { ...schedule, payload: {}, nextDueAt: clock.now() }));
  }
}

/** Does background work until `signal` is aborted. Any number may run beside the web server, in threads or processes. */
export async function work(services: Services, signal: AbortSignal, untilIdle = false): Promise<void> {
  const { database, clock } = services;
  if (!untilIdle) await keepSchedules(services);
  const handlers = handlersOf(services);
  const [long, short] = [[HARVEST_QUEUE], Object.keys(handlers).filter((queue) => queue !== HARVEST_QUEUE)];
  // An update that lasts an hour must not hold the letters back.
  await Promise.all([long, short].map((queues) => runWorker({ database, clock, signal, untilIdle, handlers, queues })));
}
