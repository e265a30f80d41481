import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { z } from "zod";
import {
  addPartner,
  addSource,
  findPartner,
  findSource,
  harvestSource,
  listSources,
  type Source,
  sourceFromMapping,
} from "../harvest/index.ts";
import { texts } from "./app.fr.ts";
import type { Services } from "./services.ts";
import { readSetting, writeSetting } from "./setting.store.ts";
import { harvestDeps } from "./wiring/harvest.ts";

const folder = fileURLToPath(new URL("../../demonstration/", import.meta.url));

const networkSchema = z.object({
  partners: z.array(
    z.object({
      slug: z.string(),
      name: z.string(),
      description: z.string(),
      sources: z.array(z.object({ slug: z.string() })),
    }),
  ),
});

type Demonstration = { partner: { slug: string; name: string; description: string }; yaml: string; file: string };

/** The demonstration network as committed: each source is a mapping `<slug>.yaml` that names its file. */
function demonstrations(): Demonstration[] {
  const network = networkSchema.parse(parse(readFileSync(join(folder, "network.yaml"), "utf8")));
  return network.partners.flatMap(({ sources, ...partner }) =>
    sources.flatMap(({ slug }) => {
      const file = join(folder, `${slug}.yaml`);
      return existsSync(file) ? [{ partner, yaml: readFileSync(file, "utf8"), file }] : [];
    }),
  );
}

async function ensureSource(services: Services, { partner, yaml, file }: Demonstration): Promise<Source> {
  const wanted = sourceFromMapping(yaml);
  const known = await findSource(services.database.read, wanted.slug);
  if (known) return known;
  const owner = (await findPartner(services.database.read, partner.slug)) ?? (await addPartner(services, partner));
  const location = { kind: "file" as const, path: resolve(dirname(file), wanted.file ?? "") };
  return addSource(services, { ...wanted, partner: owner.id, location }, { yaml, by: "demonstration" });
}

/**
 * First start: brings in the demonstration network, unless the instance already has sources or `ESSAIM_DEMO=0`. A start
 * that was interrupted goes on where it stopped; afterwards this does nothing.
 */
export async function loadDemonstration(services: Services, say: (line: string) => void): Promise<void> {
  const { database, clock, config } = services;
  if (await readSetting(database.read, "demonstration")) return;
  if (config.demonstration) {
    const wanted = demonstrations();
    const slugs = new Set(wanted.map((d) => sourceFromMapping(d.yaml).slug));
    const own = (await listSources(database.read)).some((source) => !slugs.has(source.slug));
    if (!own) await harvestAll(services, wanted, say);
  }
  await database.transaction((trx) =>
    writeSetting(trx, "demonstration", config.demonstration ? "loaded" : "declined", clock.now().toISOString()),
  );
}

async function harvestAll(services: Services, wanted: Demonstration[], say: (line: string) => void): Promise<void> {
  say(texts.demoStart);
  for (const demonstration of wanted) {
    const source = await ensureSource(services, demonstration);
    if (source.lastCompleteAt) continue;
    const run = await harvestSource(harvestDeps(services), source.id);
    const { report } = run;
    if (run.failure) say(texts.demoFailed(source.title, run.failure));
    else say(texts.demoSource(source.title, report.created + report.changed + report.unchanged));
  }
}
