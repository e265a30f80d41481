import { type Account, isCurator, partnersEdited } from "../../account/index.ts";
import { reportedTwins, thankForTwins } from "../../contribution/index.ts";
import { listSources } from "../../harvest/index.ts";
import type { Judge } from "../../resolution/index.ts";
import type { Services } from "../services.ts";
import { correctionDeps } from "./contribution.ts";
import { roomDeps } from "./room.ts";

/** What resolution needs, from the services of the instance and from the room of the partners: who may judge which descriptions. */
export const resolutionDeps = (services: Services) => ({
  ...roomDeps(services),
  async judgeOf(account: Account): Promise<Judge> {
    const partners = isCurator(account) ? undefined : partnersEdited(account);
    if (partners === undefined) return { account, sources: "all" };
    const sources = await listSources(services.database.read);
    return { account, sources: new Set(sources.flatMap(({ id, partner }) => (partners.includes(partner) ? [id] : []))) };
  },
  reported: () => reportedTwins(services.database.read),
  united: (by: string) => thankForTwins(correctionDeps(services), by),
});
