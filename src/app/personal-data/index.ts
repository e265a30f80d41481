import { correctionProcessing, holderProcessing, proposalProcessing } from "../../contribution/index.ts";
import { discussionProcessing } from "../../discussion/index.ts";
import { followProcessing } from "../../follow/index.ts";
import { governanceProcessings } from "../../governance/index.ts";
import { introductionProcessing } from "../../introduction/index.ts";
import { moderationProcessing } from "../../moderation/index.ts";
import { erasureProofs, type PrivacyDeps, type Processing } from "../../privacy/index.ts";
import { readershipProcessing } from "../../readership/index.ts";
import { judgementProcessing } from "../../resolution/index.ts";
import type { Services } from "../services.ts";
import { correctionDeps, proposalDeps } from "../wiring/contribution.ts";
import { introductionDeps } from "../wiring/introduction.ts";
import { roomDeps } from "../wiring/room.ts";
import { accountProcessing } from "./account-data.ts";
import { harvestedContacts, harvestedProcessing } from "./harvested.ts";
import { lettersProcessing } from "./letters.ts";
import { filesProcessing, jobsProcessing } from "./machinery.ts";
import { nameReportProcessing, reportName } from "./name-report.tsx";

export { forgetJobs } from "./harvested.ts";
export { nameReportDesk } from "./name-report.tsx";

/**
 * Every use of data about persons on this instance, in the order in which the register shows them. Erasing goes the other way:
 * letters that a room queues as it erases are taken back, and the account, by which others know a person, goes last.
 */
export const processingsOf = (services: Services): Processing[] => [
  accountProcessing(services),
  lettersProcessing(services.folder.mail),
  moderationProcessing,
  harvestedProcessing(services),
  nameReportProcessing,
  followProcessing,
  proposalProcessing(proposalDeps(services)),
  correctionProcessing(correctionDeps(services)),
  holderProcessing(correctionDeps(services)),
  discussionProcessing,
  introductionProcessing(introductionDeps(services)),
  readershipProcessing,
  judgementProcessing,
  ...governanceProcessings(services),
  filesProcessing,
  jobsProcessing,
  erasureProofs,
];

const LOCAL = /^(localhost|127\.|0\.0\.0\.0|\[?::1|.*\.(test|local|localhost|internal|invalid|example))/i;

/**
 * Whether persons whose address stands in what partners share are written to: where letters really leave, and lead to an address
 * that others can open, unless the administrator says otherwise (decision 093).
 */
export const informsContacts = ({ smtpUrl, url, informContacts }: Services["config"]): boolean =>
  informContacts && Boolean(smtpUrl) && !LOCAL.test(new URL(url).hostname);

/** What the room of privacy works on. */
export const privacyDeps = (services: Services): PrivacyDeps & { localMail: boolean } => ({
  ...roomDeps(services),
  processings: processingsOf(services),
  contacts: harvestedContacts(services, informsContacts(services.config)),
  reportName: reportName(services),
});
