import type { FastifyInstance } from "fastify";
import { type Account, accountRoutes } from "../../account/index.ts";
import { dataRoutes, entriesByIds, entryApi, entryRoutes, settleRoutes, sitemapRoutes } from "../../catalogue/index.ts";
import {
  alikeIn,
  claimRoutes,
  contributedSourceRoutes,
  correctionRoutes,
  holderRoutes,
  partnerReturnRoutes,
  proposalRoutes,
} from "../../contribution/index.ts";
import { discussionRoutes } from "../../discussion/index.ts";
import { followRoutes } from "../../follow/index.ts";
import { governanceNotice, governanceRoutes } from "../../governance/index.ts";
import { cachedDirectory, deskRoutes, listPartners, networkApi, networkRoutes, partnerAlignments } from "../../harvest/index.ts";
import { introductionRoutes, partnerIntroductions } from "../../introduction/index.ts";
import { moderationRoutes } from "../../moderation/index.ts";
import { privacyRoutes } from "../../privacy/index.ts";
import { feedRoutes, formatRoutes, oaiRoutes } from "../../publication/index.ts";
import { readershipRoutes } from "../../readership/index.ts";
import { type ProbableEntries, resolutionRoutes, tableRoutes } from "../../resolution/index.ts";
import { conceptCounts, type SearchService, searchApi, searchRoutes } from "../../search/index.ts";
import { type Scheme, vocabularyApi, vocabularyRoutes } from "../../vocabulary/index.ts";
import { webRoutes } from "../../web/index.ts";
import { informsContacts, privacyDeps } from "../personal-data/index.ts";
import type { Services } from "../services.ts";
import { matchTableOnThread } from "../start-table-matcher.ts";
import { accountDeps, accountParts } from "./account.ts";
import { correctionDeps, probableFiches, proposalDeps } from "./contribution.ts";
import { wholeDirectory } from "./directory.ts";
import { discussionDeps } from "./discussion.ts";
import { ficheParts } from "./fiche-parts.tsx";
import { discuss, governanceDeps } from "./governance.ts";
import { harvestDeps } from "./harvest.ts";
import { introductionDeps } from "./introduction.ts";
import { moderationDeps } from "./moderation.ts";
import { homeRanking, readershipDeps } from "./readership.tsx";
import { resolutionDeps } from "./resolution.ts";
import { roomDeps } from "./room.ts";
import { sitePages } from "./site-pages.ts";

type Routes = (server: FastifyInstance) => Promise<void>;

/** Where those who run the instance are written to: its referent, or the address that its letters come from. */
const letterBox = ({ instance, mailFrom }: Services["config"]): string =>
  instance.referent?.email ?? mailFrom.replace(/^.*<([^<>]*)>$/, "$1");

/** Every room's pages and API, each with what it is handed; registered in this order. */
export function roomRoutes(services: Services, search: SearchService, probableEntries: ProbableEntries): readonly Routes[] {
  const { config, database } = services;
  const { read } = database;
  const { url } = config;
  const { index } = search;
  const partners = async (key: "id" | "slug") => new Map((await listPartners(read)).map((one) => [one[key], one.name]));

  const room = { ...roomDeps(services), sources: cachedDirectory(() => wholeDirectory(database)) };
  const accounts = { ...accountDeps(services), ...accountParts(config), organisations: () => partners("id") };
  const catalogue = { database, url, sources: room.sources, ...ficheParts(services, index) };
  const outgoing = { read, url, name: config.instance.name, sources: room.sources };
  const network = { database, url, after: ({ slug }: { slug: string }) => partnerIntroductions(read, slug) };
  const cooperative = governanceDeps(services);
  const desk = {
    ...harvestDeps(services),
    ...accountDeps(services),
    notice: (account: Account) => governanceNotice(cooperative, account),
  };
  const words = {
    url,
    alignments: () => partnerAlignments(database),
    counts: async (scheme: Scheme) => conceptCounts(index, scheme),
    discuss,
  };
  const reading = readershipDeps(services, index);
  const searching = {
    index,
    progress: search.progress,
    entries: (ids: readonly string[]) => entriesByIds(read, ids),
    sources: room.sources,
    url,
    consulted: homeRanking(reading),
    ...(config.tileUrl ? { tiles: { url: config.tileUrl, credit: config.tileCredit } } : {}),
  };
  const proposals = { ...room, ...proposalDeps(services), alike: alikeIn(index, probableFiches(probableEntries)) };
  const corrections = { ...room, ...correctionDeps(services) };

  return [
    accountRoutes(accounts),
    entryRoutes(catalogue),
    entryApi(catalogue),
    settleRoutes(room),
    dataRoutes(catalogue),
    feedRoutes(catalogue),
    formatRoutes(outgoing),
    oaiRoutes({ ...outgoing, clock: services.clock, email: letterBox(config) }),
    networkRoutes(network),
    networkApi(network),
    governanceRoutes(cooperative),
    deskRoutes(desk),
    vocabularyRoutes(words),
    vocabularyApi({ url }),
    readershipRoutes(reading),
    searchRoutes(searching),
    searchApi(searching),
    contributedSourceRoutes(room),
    tableRoutes({ folder: services.folder.temporary, run: matchTableOnThread }),
    proposalRoutes(proposals),
    correctionRoutes(corrections),
    partnerReturnRoutes(corrections),
    claimRoutes(corrections),
    holderRoutes(corrections),
    followRoutes(room),
    discussionRoutes(discussionDeps(services)),
    introductionRoutes({ ...introductionDeps(services), partnerNames: () => partners("slug") }),
    moderationRoutes(moderationDeps(services, room.sources, proposals.alike)),
    resolutionRoutes({ ...resolutionDeps(services), sources: room.sources }),
    privacyRoutes({ ...privacyDeps(services), informing: informsContacts(config) }),
    webRoutes({ url, gallery: config.gallery }),
    sitemapRoutes({ read, url, pages: () => sitePages(read) }),
  ];
}
