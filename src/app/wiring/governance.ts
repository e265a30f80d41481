import { grant, invite, revoke } from "../../account/index.ts";
import { entriesByIds, entryPath } from "../../catalogue/index.ts";
import { resolvePlace, territory } from "../../geography/index.ts";
import type { GovernanceDeps, Member } from "../../governance/index.ts";
import { addPartnerIn, listPartners } from "../../harvest/index.ts";
import type { Executor } from "../../platform/database.ts";
import { type Scheme, schemeInfo } from "../../vocabulary/index.ts";
import type { Services } from "../services.ts";
import { accountDeps } from "./account.ts";
import { curators, editorsOf } from "./partners.ts";
import { roomDeps } from "./room.ts";

async function members(executor: Executor): Promise<Member[]> {
  return Promise.all(
    (await listPartners(executor)).map(async ({ id, slug, name }) => {
      const people = await editorsOf(executor, id);
      return { id, slug, name, editors: people.map((one) => ({ account: one.id, email: one.email })) };
    }),
  );
}

/** Where changes of the vocabulary are proposed; of one concept when it is named. */
export const discuss = (scheme?: Scheme, concept?: string): string =>
  scheme === undefined || concept === undefined
    ? "/vocabulaire/propositions"
    : `/vocabulaire/propositions/nouvelle?liste=${schemeInfo(scheme).path}&mot=${encodeURIComponent(concept)}`;

/** What the cooperative needs, from the services of the instance and from the rooms of partners, accounts and places. */
export function governanceDeps(services: Services): GovernanceDeps {
  const { database, clock } = services;
  const role = "partner-editor" as const;
  return {
    ...roomDeps(services),
    members,
    stewards: curators,
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
      return entries.map((entry) => ({ id: entry.id, title: entry.single.title.value, href: entryPath(entry) }));
    },
  };
}
