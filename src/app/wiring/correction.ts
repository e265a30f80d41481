import type { Entry } from "../../catalogue/index.ts";
import type { CorrectionDeps } from "../../contribution/index.ts";
import { listPartners, listSources } from "../../harvest/index.ts";
import type { Services } from "../services.ts";

/** What corrections and holders need, from the services of the instance and from the room of the partners. */
export function correctionDeps({ database, clock, config }: Services): CorrectionDeps {
  return {
    database,
    clock,
    instance: { name: config.instance.name, url: config.url },
    async partnersOf(entry: Entry) {
      const sources = new Map((await listSources(database.read)).map(({ id, partner }) => [id, partner]));
      return [...new Set(entry.sources.flatMap(({ source }) => sources.get(source) ?? []))];
    },
    partner: async (key: string) => (await listPartners(database.read)).find(({ id, slug }) => id === key || slug === key),
  };
}
