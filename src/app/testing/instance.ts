import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import type { Clock } from "../../platform/clock.ts";
import { newSchema } from "../../platform/testing/database.ts";
import { openSearch, type SearchService } from "../../search/index.ts";
import { readConfig } from "../config.ts";
import { loadDemonstration } from "../demonstration.ts";
import { buildServer } from "../server.ts";
import { openServices, type Services } from "../services.ts";
import { wholeDirectory } from "../wiring/directory.ts";

export type TestInstance = {
  services: Services;
  search: SearchService;
  /** Not listening: tests call `inject`. */
  server: FastifyInstance;
  close(): Promise<void>;
};

type TestInstanceOptions = {
  clock?: Clock;
  /** What is done after the demonstration network is in, before the search index follows the catalogue. */
  prepare?(services: Services): Promise<void>;
};

/** A whole instance in this process, on a folder of its own, with the demonstration network harvested. */
export async function openInstance(
  settings: Record<string, string> = {},
  { clock, prepare }: TestInstanceOptions = {},
): Promise<TestInstance> {
  const folder = await mkdtemp(join(tmpdir(), "essaim-instance-"));
  const config = readConfig({
    ESSAIM_DATA: folder,
    ESSAIM_URL: "http://essaim.test",
    ESSAIM_SECOND_FACTOR: "optional",
    ...settings,
  });
  const services = await openServices(config, clock);
  await loadDemonstration(services, () => {});
  await prepare?.(services);
  const { database } = services;
  const search = await openSearch({
    database,
    folder: services.folder.index,
    sources: () => wholeDirectory(database),
    patience: 60_000,
  });
  const server = await buildServer(services, search);
  await server.ready();
  const close = async () => {
    await server.close();
    await search.stop();
    await services.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { services, search, server, close };
}

/** An empty schema of its own on the test server named by ESSAIM_TEST_DATABASE_URL; undefined when there is none. Under CI that is a failure. */
export async function openSchema(): Promise<{ url: string; remove(): Promise<void> } | undefined> {
  const server = process.env.ESSAIM_TEST_DATABASE_URL;
  if (!server) {
    if (process.env.CI === "true") throw new Error("CI must test on PostgreSQL: set ESSAIM_TEST_DATABASE_URL");
    return undefined;
  }
  return newSchema(server);
}
