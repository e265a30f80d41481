import { INSTANCE, membersOf } from "../../account/index.ts";
import type { Entry } from "../../catalogue/index.ts";
import { holdersOf } from "../../contribution/index.ts";
import { listPartners, listSources } from "../../harvest/index.ts";
import type { IntroductionDeps, Person, Referents } from "../../introduction/index.ts";
import type { Executor } from "../../platform/database.ts";
import type { Services } from "../services.ts";

/** The partners that brought a fiche, in the order of its sources, each with who looks after its data. */
async function referentsOf(executor: Executor, entry: Entry): Promise<Referents[]> {
  const partnerOf = new Map((await listSources(executor)).map(({ id, partner }) => [id, partner]));
  const partners = new Map((await listPartners(executor)).map((partner) => [partner.id, partner]));
  const ids = [...new Set(entry.sources.flatMap(({ source }) => partnerOf.get(source) ?? []))];
  const found = ids.flatMap((id) => partners.get(id) ?? []);
  return Promise.all(
    found.map(async ({ id, slug, name }) => {
      const editors = (await membersOf(executor, id)).filter(({ role }) => role === "partner-editor");
      return { slug, name, people: editors.map(({ email }) => ({ email })) };
    }),
  );
}

async function curators(executor: Executor): Promise<Person[]> {
  const deciding = (await membersOf(executor, INSTANCE)).filter(({ role }) => role === "curator" || role === "administrator");
  return [...new Set(deciding.map(({ email }) => email))].map((email) => ({ email }));
}

/** What introductions need, from the services of the instance and from the rooms of holders, partners and accounts. */
export const introductionDeps = ({ database, clock, config }: Services): IntroductionDeps => ({
  database,
  clock,
  instance: {
    name: config.instance.name,
    url: config.url,
    ...(config.instance.referent ? { referent: config.instance.referent } : {}),
  },
  ...(config.relay ? { relay: { domain: config.relay.domain } } : {}),
  holdersOf: async (executor, entry) =>
    (await holdersOf(executor, entry.id)).map(({ email, name }) => ({ email, ...(name ? { name } : {}) })),
  referentsOf,
  curators,
});
