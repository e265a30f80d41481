import { allHolders } from "../../contribution/index.ts";
import type { DiscussionRoutesDeps } from "../../discussion/index.ts";
import type { Services } from "../services.ts";
import { editorsOf, partnersOf } from "./partners.ts";
import { roomDeps } from "./room.ts";

/** What discussions need, from the services of the instance and from the rooms of holders and partners. */
export const discussionDeps = (services: Services): DiscussionRoutesDeps => ({
  ...roomDeps(services),
  holdersOf: allHolders,
  async editorsOf(executor, entry) {
    const told = (await partnersOf(executor, entry)).map(async ({ id, name }) =>
      (await editorsOf(executor, id)).map(({ email }) => ({ email, partner: name })),
    );
    return (await Promise.all(told)).flat();
  },
});
