import { refreshGeography } from "../geography/index.ts";
import { type Clock, systemClock } from "../platform/clock.ts";
import { type Database, migrate, openDatabase } from "../platform/database.ts";
import { type DataFolder, openDataFolder } from "../platform/files.ts";
import { createGuardedFetch, type GuardedFetch } from "../platform/http-client.ts";
import { createMailer, type Mailer } from "../platform/mail.ts";
import { createRawStore, type RawStore } from "../platform/raw-store.ts";
import { refreshVocabulary } from "../vocabulary/index.ts";
import type { Config } from "./config.ts";
import { migrations } from "./migrations/index.ts";

/** What an instance runs on, opened once per process (or worker thread) and closed with it. */
export type Services = {
  config: Config;
  clock: Clock;
  folder: DataFolder;
  database: Database;
  raw: RawStore;
  mailer: Mailer;
  fetch: GuardedFetch;
  /** Names of the schema steps run while opening. */
  migrated: string[];
  close(): Promise<void>;
};

/** Opens everything the configuration names; the schema is brought up to date. */
export async function openServices(config: Config, clock: Clock = systemClock): Promise<Services> {
  const folder = await openDataFolder(config.dataFolder);
  const database = await openDatabase(config.databaseUrl ? { url: config.databaseUrl } : { file: folder.database });
  try {
    const migrated = await migrate(database, migrations);
    await refreshGeography(database);
    await refreshVocabulary(database);
    return {
      config,
      clock,
      folder,
      database,
      raw: createRawStore(folder.raw),
      mailer: createMailer({ smtpUrl: config.smtpUrl, from: config.mailFrom, folder: folder.mail, clock }),
      fetch: createGuardedFetch({ allowHosts: config.allowHosts, contact: config.url }),
      migrated,
      close: () => database.close(),
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}
