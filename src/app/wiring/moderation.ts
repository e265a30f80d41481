import { entryById, idFromAddress } from "../../catalogue/index.ts";
import { claimDesk, correctionDesk, proposalDesk } from "../../contribution/index.ts";
import { messageDesk } from "../../discussion/index.ts";
import { applicationDesk, wordsDesk } from "../../governance/index.ts";
import { withContactReports } from "../../introduction/index.ts";
import { type CaseDesk, type ModerationDeps, reportDesk } from "../../moderation/index.ts";
import { queue } from "../../resolution/index.ts";
import { nameReportDesk } from "../personal-data/index.ts";
import type { Services } from "../services.ts";
import { correctionDeps, proposalDeps } from "./contribution.ts";
import { discussionDeps } from "./discussion.ts";
import { governanceDeps } from "./governance.ts";
import { introductionDeps } from "./introduction.ts";
import { partnersOf } from "./partners.ts";
import { resolutionDeps } from "./resolution.ts";
import { roomDeps } from "./room.ts";

type Sources = Parameters<typeof proposalDesk>[0]["sources"];
type Alike = Parameters<typeof proposalDesk>[0]["alike"];

/** Who knows what, of all that may wait for a decision. */
const desksOf = (services: Services, sources: Sources, alike: Alike): CaseDesk[] => [
  proposalDesk({ ...proposalDeps(services), sources, alike }),
  correctionDesk(correctionDeps(services)),
  claimDesk(correctionDeps(services)),
  messageDesk(discussionDeps(services)),
  applicationDesk(governanceDeps(services)),
  wordsDesk(governanceDeps(services)),
  // Reports are of three sorts: of a page, of a letter passed on, of a name that its person wants gone.
  withContactReports(reportDesk(roomDeps(services)), introductionDeps(services)),
  nameReportDesk(services),
];

/** What moderation works on: every room's desk, and what is known of a page that is reported. */
export function moderationDeps(services: Services, sources: Sources, alike: Alike): ModerationDeps {
  const { read } = services.database;
  return {
    ...roomDeps(services),
    desks: desksOf(services, sources, alike),
    async twins(account) {
      const { sources } = await resolutionDeps(services).judgeOf(account);
      const own = sources === "all" ? {} : { sources: [...sources] };
      return (await queue(read, { ...own, limit: 1, offset: 0 })).total;
    },
    async about(path) {
      const [, address] = /^\/fiche\/([^/?#]+)/.exec(path) ?? [];
      const entry = address ? await entryById(read, idFromAddress(address) ?? "") : undefined;
      if (!entry) return undefined;
      // What is said about a fiche is not judged by those who brought it (decision 115).
      const partners = path.includes("/discussion") ? [] : (await partnersOf(read, entry)).map(({ id }) => id);
      return { title: entry.single.title.value, entry: entry.id, partners };
    },
  };
}
