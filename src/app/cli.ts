import { accountCommands } from "../account/index.ts";
import { entryCommands } from "../catalogue/index.ts";
import { geoCommands } from "../geography/index.ts";
import { findSource, needPartner, sourceCommands } from "../harvest/index.ts";
import { mailCommands } from "../introduction/index.ts";
import { type Command, runCommandLine } from "../platform/command-line.ts";
import { giveWay } from "../platform/priority.ts";
import type { TerminalStreams } from "../platform/terminal.ts";
import { matchCommand, resolutionCommands } from "../resolution/index.ts";
import { searchCommands } from "../search/index.ts";
import { vocabularyCommands } from "../vocabulary/index.ts";
import { backupCommands } from "./backup.cli.ts";
import { readConfig } from "./config.ts";
import { doctorCommands } from "./doctor.cli.ts";
import { openServices, type Services } from "./services.ts";
import { readSetting } from "./setting.store.ts";
import { accountDeps } from "./wiring/account.ts";
import { wholeDirectory } from "./wiring/directory.ts";
import { harvestDeps } from "./wiring/harvest.ts";
import { introductionDeps } from "./wiring/introduction.ts";

/** Gives a room's commands what they work on, from the services of the instance. */
function from<Deps>(commands: readonly Command<Deps>[], deps: (services: Services) => Deps): Command<Services>[] {
  return commands.map((command) => ({
    ...command,
    run: ({ terminal, open }, args) => command.run({ terminal, open: async () => deps(await open()) }, args),
  }));
}

const commands: Command<Services>[] = [
  ...from(sourceCommands, harvestDeps),
  ...from(entryCommands, ({ database, config }) => ({ database, url: config.url, sources: () => wholeDirectory(database) })),
  ...from(accountCommands, (services) => ({
    ...accountDeps(services),
    partnerId: async (slug) => (await needPartner(services.database, slug)).id,
  })),
  ...from(searchCommands, ({ database, folder, config }) => ({
    database,
    folder: folder.index,
    sources: () => wholeDirectory(database),
    url: config.url,
  })),
  ...from(geoCommands, ({ database, clock, fetch }) => ({ database, clock, fetch })),
  ...from([matchCommand], ({ database, config }) => ({ database, url: config.url })),
  ...from(resolutionCommands, ({ database, clock }) => ({
    database,
    clock,
    sourceId: async (slug: string) => (await findSource(database.read, slug))?.id,
  })),
  ...from(mailCommands, introductionDeps),
  ...from(vocabularyCommands, ({ config }) => ({ url: config.url })),
  ...backupCommands,
  ...doctorCommands,
];

/** Names of all commands. */
export const commandNames: readonly string[] = commands.map(({ name }) => name);

/** Links that commands write lead to the address that the server recorded, unless the environment names one. */
async function openInstance(env: Readonly<Record<string, string | undefined>>): Promise<Services> {
  const services = await openServices(readConfig(env));
  const url = env.ESSAIM_URL || env.PORT ? undefined : await readSetting(services.database.read, "url");
  return url ? { ...services, config: { ...services.config, url } } : services;
}

/** Runs one command on the instance that `env` describes; resolves to the exit code. */
export const runCommand = (
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  streams: TerminalStreams,
): Promise<number> =>
  runCommandLine({
    commands,
    argv,
    open: () => openInstance(env),
    close: (services) => services.close(),
    streams,
  });

/** `npm run -s essaim -- <command>`; resolves to the exit code. Ctrl-C finishes the batch under way. */
export function runCli(argv: readonly string[]): Promise<number> {
  giveWay({ alone: true });
  // A reader that has seen enough (`| head`) is no error.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));
  const interrupted = new AbortController();
  process.once("SIGINT", () => interrupted.abort());
  const { stdout, stderr } = process;
  return runCommand(argv, process.env, { stdout, stderr, signal: interrupted.signal });
}
