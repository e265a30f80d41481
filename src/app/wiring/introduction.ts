import { holdersOf } from "../../contribution/index.ts";
import type { IntroductionPagesDeps } from "../../introduction/index.ts";
import type { Services } from "../services.ts";
import { curators, editorsOf, partnersOf } from "./partners.ts";
import { roomDeps } from "./room.ts";

/** What introductions need, from the services of the instance and from the rooms of holders, partners and accounts. */
export const introductionDeps = (services: Services): IntroductionPagesDeps => ({
  ...roomDeps(services),
  ...(services.config.relay ? { relay: { domain: services.config.relay.domain } } : {}),
  holdersOf: async (executor, entry) =>
    (await holdersOf(executor, entry.id)).map(({ email, name }) => ({ email, ...(name ? { name } : {}) })),
  async referentsOf(executor, entry) {
    const told = (await partnersOf(executor, entry)).map(async ({ id, slug, name }) => {
      const people = (await editorsOf(executor, id)).map(({ email }) => ({ email }));
      return { slug, name, people };
    });
    return Promise.all(told);
  },
  curators: async (executor) => (await curators(executor)).map((email) => ({ email })),
});
