import formbody from "@fastify/formbody";
import multipart from "@fastify/multipart";
import rateLimit from "@fastify/rate-limit";
import Fastify, { type FastifyInstance } from "fastify";
import { serializerCompiler, validatorCompiler } from "fastify-type-provider-zod";
import { type Account, accessPlugin, accountRoutes, sessionPlugin } from "../account/index.ts";
import { dataRoutes, entriesByIds, entryApi, entryRoutes, sitemapRoutes } from "../catalogue/index.ts";
import {
  alikeIn,
  claimRoutes,
  contributedSourceRoutes,
  correctionRoutes,
  holderRoutes,
  partnerReturnRoutes,
  proposalRoutes,
} from "../contribution/index.ts";
import { discussionRoutes } from "../discussion/index.ts";
import { followRoutes } from "../follow/index.ts";
import { governanceNotice, governanceRoutes } from "../governance/index.ts";
import {
  cachedDirectory,
  deskRoutes,
  listPartners,
  MAX_DOCUMENT_BYTES,
  networkApi,
  networkRoutes,
  partnerAlignments,
} from "../harvest/index.ts";
import { introductionRoutes, partnerIntroductions } from "../introduction/index.ts";
import { moderationRoutes } from "../moderation/index.ts";
import { privacyRoutes } from "../privacy/index.ts";
import { readershipRoutes } from "../readership/index.ts";
import { conceptCounts, type SearchService, searchApi, searchRoutes } from "../search/index.ts";
import { type Scheme, vocabularyApi, vocabularyRoutes } from "../vocabulary/index.ts";
import { webPlugin, webRoutes } from "../web/index.ts";
import type { Config } from "./config.ts";
import { handleErrors } from "./http/error-pages.tsx";
import { openApi } from "./http/openapi.ts";
import { readableForm, readableUrl } from "./http/readable-url.ts";
import { answerUnreadable } from "./http/unreadable-request.ts";
import { informsContacts, privacyDeps } from "./personal-data/index.ts";
import { accountDeps, harvestDeps, type Services } from "./services.ts";
import { accountParts } from "./wiring/account.ts";
import { correctionDeps } from "./wiring/correction.ts";
import { wholeDirectory } from "./wiring/directory.ts";
import { discussionDeps } from "./wiring/discussion.ts";
import { ficheParts } from "./wiring/fiche-parts.tsx";
import { discuss, governanceDeps } from "./wiring/governance.ts";
import { introductionDeps } from "./wiring/introduction.ts";
import { moderationDeps } from "./wiring/moderation.ts";
import { proposalDeps } from "./wiring/proposal.ts";
import { homeRanking, readershipDeps } from "./wiring/readership.tsx";
import { sitePages } from "./wiring/site-pages.ts";

/** Forms are small; only uploads of a source's document are large, and those are streamed. */
const FORM_BYTES = 2_000_000;

/** The web server with every room's pages, not yet listening (tests call `inject`). */
export async function buildServer(services: Services, search: SearchService): Promise<FastifyInstance> {
  const { config, database } = services;
  const server = Fastify({
    logger: false,
    bodyLimit: FORM_BYTES,
    // Node bounds the whole address at 16 kB; what a parameter may be is said by each route's schema.
    routerOptions: { maxParamLength: 16_384, ignoreTrailingSlash: true },
    rewriteUrl: (request) => readableUrl(request.url ?? "/"),
    clientErrorHandler: answerUnreadable,
  });
  server.setValidatorCompiler(validatorCompiler);
  server.setSerializerCompiler(serializerCompiler);
  const imageOrigins = config.tileUrl ? [new URL(config.tileUrl).origin] : [];
  await server.register(webPlugin, { instance: { ...config.instance, url: config.url }, imageOrigins });
  await server.register(sessionPlugin, accountDeps(services));
  await server.register(accessPlugin);
  await server.register(formbody, { bodyLimit: FORM_BYTES, parser: readableForm });
  await server.register(multipart, { limits: { fileSize: MAX_DOCUMENT_BYTES, files: 1, fields: 50, fieldSize: FORM_BYTES } });
  await server.register(rateLimit, { global: false });
  handleErrors(server);
  await openApi(server, config);

  const sources = cachedDirectory(() => wholeDirectory(database));
  const organisations = async () => new Map((await listPartners(database.read)).map((p) => [p.id, p.name]));
  await server.register(accountRoutes({ ...accountDeps(services), ...accountParts(config), organisations }));
  const catalogue = { database, url: config.url, sources, ...ficheParts(services, search.index) };
  for (const routes of [entryRoutes, entryApi, dataRoutes]) await server.register(routes(catalogue));
  const after = ({ slug }: { slug: string }) => partnerIntroductions(database.read, slug);
  for (const routes of [networkRoutes, networkApi]) await server.register(routes({ database, url: config.url, after }));
  const cooperative = governanceDeps(services);
  await server.register(governanceRoutes(cooperative));
  const notice = (account: Account) => governanceNotice(cooperative, account);
  await server.register(deskRoutes({ ...harvestDeps(services), ...accountDeps(services), localMail: !config.smtpUrl, notice }));
  const counts = async (scheme: Scheme) => conceptCounts(search.index, scheme);
  await server.register(vocabularyRoutes({ url: config.url, alignments: () => partnerAlignments(database), counts, discuss }));
  await server.register(vocabularyApi({ url: config.url }));
  const entries = (ids: readonly string[]) => entriesByIds(database.read, ids);
  const reading = readershipDeps(services, search.index);
  await server.register(readershipRoutes(reading));
  const consulted = homeRanking(reading);
  const searching = {
    index: search.index,
    progress: search.progress,
    entries,
    sources,
    url: config.url,
    consulted,
    ...tileSource(config),
  };
  for (const routes of [searchRoutes, searchApi]) await server.register(routes(searching));
  await server.register(contributedSourceRoutes({ database }));
  const correcting = correctionDeps(services);
  for (const routes of [correctionRoutes, partnerReturnRoutes]) await server.register(routes({ ...correcting, sources }));
  for (const routes of [claimRoutes, holderRoutes]) await server.register(routes(correcting));
  const proposing = { ...proposalDeps(services), sources, alike: alikeIn(search.index), localMail: !config.smtpUrl };
  await server.register(proposalRoutes(proposing));
  const following = { ...discussionDeps(services), sources, localMail: !config.smtpUrl };
  for (const routes of [followRoutes, discussionRoutes]) await server.register(routes(following));
  const partnerNames = async () => new Map((await listPartners(database.read)).map(({ slug, name }) => [slug, name]));
  await server.register(introductionRoutes({ ...introductionDeps(services), localMail: !config.smtpUrl, partnerNames }));
  await server.register(moderationRoutes(moderationDeps(services, sources, proposing.alike)));
  const rights = { ...privacyDeps(services), localMail: !config.smtpUrl, informing: informsContacts(config) };
  await server.register(privacyRoutes(rights));
  await server.register(webRoutes({ url: config.url }));
  await server.register(sitemapRoutes({ read: database.read, url: config.url, pages: () => sitePages(database.read) }));
  return server;
}

const tileSource = ({ tileUrl, tileCredit }: Config) => (tileUrl ? { tiles: { url: tileUrl, credit: tileCredit } } : {});
