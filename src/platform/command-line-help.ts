import type { Command, CommandOption } from "./command.ts";
import { commandLineFr as fr } from "./command-line.fr.ts";
import { formatTable } from "./terminal.ts";

/** What `--help` says of the whole program, or of a group of commands. */
export function programHelp(commands: readonly Pick<Command, "name" | "summary">[], program: string): string {
  const rows = commands.map(({ name, summary }) => [`  ${name}`, summary]).sort(([a = ""], [b = ""]) => (a < b ? -1 : 1));
  return [
    fr.usage(`${program} <commande> [options]`),
    "",
    fr.commands,
    formatTable(rows),
    "",
    fr.moreHelp(program),
    fr.exitCodes,
  ].join("\n");
}

/** What `--help` says of one command. */
export function commandHelp(command: Pick<Command, "name" | "summary" | "usage" | "options">, program: string): string {
  const common: Record<string, CommandOption> = {
    json: { type: "boolean", description: fr.commonOptions.json },
    help: { type: "boolean", short: "h", description: fr.commonOptions.help },
  };
  const rows = Object.entries({ ...command.options, ...common }).map(([name, option]) => [
    `  ${written(name, option)}`,
    option.description ?? "",
  ]);
  return [
    command.summary,
    "",
    fr.usage(`${program} ${command.name} ${command.usage}`.trimEnd()),
    "",
    fr.options,
    formatTable(rows),
    "",
    fr.exitCodes,
  ].join("\n");
}

function written(name: string, { type, short, placeholder }: CommandOption): string {
  const value = type === "string" ? ` ${placeholder ?? "<valeur>"}` : "";
  return `${short ? `-${short}, ` : ""}--${name}${value}`;
}
