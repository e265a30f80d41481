import { grant, INSTANCE, invite, membersOf, revoke } from "../../account/index.ts";
import { entriesByIds } from "../../catalogue/index.ts";
import { resolvePlace, territory } from "../../geography/index.ts";
import type { GovernanceDeps, Member } from "../../governance/index.ts";
import { addPartnerIn, listPartners } from "../../harvest/index.ts";
import type { Executor } from "../../platform/database.ts";
import { type Scheme, schemeInfo } from "../../vocabulary/index.ts";
import { accountDeps, type Services } from "../services.ts";

async function members(executor: Executor): Promise<Member[]> {
  return Promise.all(
    (await listPartners(executor)).map(async ({ id, slug, name }) => {
      const people = (await membersOf(executor, id)).filter(({ role }) => role === "partner-editor");
      return { id, slug, name, editors: people.map((one) => ({ account: one.id, email: one.email })) };
    }),
  );
}

const STEWARDS: ReadonlySet<string> = new Set(["administrator", "curator"]);

/** Where changes of the vocabulary are proposed; of one concept when it is named. */
export const discuss = (scheme?: Scheme, concept?: string): string =>
  scheme === undefined || concept === undefined
    ? "/vocabulaire/propositions"
    : `/vocabulaire/propositions/nouvelle?liste=${schemeInfo(scheme).path}&mot=${encodeURIComponent(concept)}`;

/** What the cooperative needs, from the services of the instance and from the rooms of partners, accounts and places. */
export function governanceDeps(services: Services): GovernanceDeps {
  const { database, clock, config } = services;
  const role = "partner-editor" as const;
  return {
    database,
    clock,
    instance: { name: config.instance.name, url: config.url },
    localMail: !config.smtpUrl,
    members,
    async stewards(executor) {
      const people = (await membersOf(executor, INSTANCE)).filter((one) => STEWARDS.has(one.role));
      return [...new Set(people.map(({ email }) => email))];
    },
    addPartner: (trx, { name, description, url }) =>
      addPartnerIn(trx, { clock }, { name, ...(description ? { description } : {}), ...(url ? { url } : {}) }),
    async invite(input) {
      await invite(accountDeps(services), input);
    },
    async giveKeys(trx, account, organisation, by) {
      await grant(trx, account, { organisation, role }, clock.now().toISOString(), by);
    },
    takeKeys: (trx, account, organisation) => revoke(trx, account, { organisation, role }),
    placeName(text) {
      const found = territory(text) ?? resolvePlace(text).territory;
      return found?.name;
    },
    async fiches(ids) {
      const entries = await entriesByIds(database.read, ids);
      return entries.map(({ id, slug, single }) => ({ id, title: single.title.value, href: `/fiche/${slug}-${id}` }));
    },
  };
}
