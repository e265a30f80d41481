import { membersOf } from "../../account/index.ts";
import type { Entry } from "../../catalogue/index.ts";
import { allHolders } from "../../contribution/index.ts";
import type { DiscussionDeps } from "../../discussion/index.ts";
import { listPartners, listSources } from "../../harvest/index.ts";
import type { Executor } from "../../platform/database.ts";
import type { Services } from "../services.ts";

/** Those who look after the sources of a fiche, each with the partner's name. */
async function editorsOf(executor: Executor, entry: Entry): Promise<{ email: string; partner: string }[]> {
  const own = new Set(entry.sources.map(({ source }) => source));
  const ids = new Set((await listSources(executor)).filter(({ id }) => own.has(id)).map(({ partner }) => partner));
  const partners = (await listPartners(executor)).filter(({ id }) => ids.has(id));
  const members = partners.map(async ({ id, name }) =>
    (await membersOf(executor, id)).map(({ email }) => ({ email, partner: name })),
  );
  return (await Promise.all(members)).flat();
}

/** What discussions need, from the services of the instance and from the rooms of holders and partners. */
export const discussionDeps = ({ database, clock, config }: Services): DiscussionDeps => ({
  database,
  clock,
  instance: { name: config.instance.name, url: config.url },
  holdersOf: allHolders,
  editorsOf,
});
