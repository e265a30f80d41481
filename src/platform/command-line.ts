import { parseArgs } from "node:util";
import type { Command, CommandArguments } from "./command.ts";
import { commandLineFr as fr } from "./command-line.fr.ts";
import { commandHelp, programHelp } from "./command-line-help.ts";
import { suggestWords } from "./edit-distance.ts";
import { isProblem, ProblemError } from "./errors.ts";
import { createTerminal, type Terminal, type TerminalStreams } from "./terminal.ts";

export type { Command, CommandArguments } from "./command.ts";

/** Exit codes, part of the product: scripts rely on them. */
export const EXIT = { ok: 0, failure: 1, usage: 2, nothingFound: 3 } as const;

type CommandLine<Deps> = {
  commands: readonly Command<Deps>[];
  argv: readonly string[];
  /** How the program is called, in help. */
  program?: string;
  open(): Promise<Deps>;
  close(deps: Deps): Promise<void>;
  streams: TerminalStreams;
};

const COMMON = { help: { type: "boolean", short: "h" }, json: { type: "boolean" } } as const;

const usageError = (detail: string, hint: string) =>
  new ProblemError({ code: "command-line/usage", kind: "invalid", detail, hint });

/** Finds the command that `argv` names, runs it, says what went wrong in French; resolves to the exit code and never throws. */
export async function runCommandLine<Deps>(line: CommandLine<Deps>): Promise<number> {
  const { argv, commands, program = fr.program } = line;
  const json = argv.includes("--json");
  const terminal = createTerminal(line.streams, json);
  try {
    const wantsHelp = argv[0] === "help" || argv.includes("--help") || argv.includes("-h");
    const first = argv.findIndex((word) => word !== "--json" && word !== "help");
    const words = first < 0 ? [] : argv.slice(first);
    const command = findCommand(commands, words);
    if (wantsHelp || words.length === 0) {
      const help = command ? commandHelp(command, program) : programHelp(groupOf(commands, words), program);
      terminal.result({ help }, help);
      return wantsHelp ? EXIT.ok : EXIT.usage;
    }
    if (!command) throw unknownCommand(commands, words, program);
    const args = parse(command, words.slice(command.name.split(" ").length), program);
    return await withDeps(line, (open) => command.run({ terminal, open }, args));
  } catch (error) {
    return tell(terminal, error);
  }
}

async function withDeps<Deps>(line: CommandLine<Deps>, run: (open: () => Promise<Deps>) => Promise<number>): Promise<number> {
  let opened: Promise<Deps> | undefined;
  try {
    return await run(() => {
      opened ??= line.open();
      return opened;
    });
  } finally {
    const deps = await opened?.catch(() => undefined);
    if (deps !== undefined) await line.close(deps);
  }
}

/** The command with the longest name that the words begin with. */
function findCommand<Deps>(commands: readonly Command<Deps>[], words: readonly string[]): Command<Deps> | undefined {
  const named = commands.filter(({ name }) => name.split(" ").every((word, i) => words[i] === word));
  return named.sort((a, b) => b.name.length - a.name.length)[0];
}

/** The commands that begin with the first word, when it is the name of a group (`source`); else all. */
function groupOf<Deps>(commands: readonly Command<Deps>[], words: readonly string[]): readonly Command<Deps>[] {
  const group = commands.filter(({ name }) => name.startsWith(`${words[0]} `));
  return group.length ? group : commands;
}

function unknownCommand<Deps>(commands: readonly Command<Deps>[], words: readonly string[], program: string): ProblemError {
  const typed = words.filter((word) => !word.startsWith("-")).slice(0, 2);
  const names = commands.map(({ name }) => name);
  const near = [...suggestWords(typed.join(" "), names), ...suggestWords(typed[0] ?? "", names)];
  const group = names.filter((name) => name.startsWith(`${typed[0]} `));
  const meant = near.length ? [...new Set(near)].slice(0, 3) : group;
  return usageError(fr.unknownCommand(typed.join(" ")), meant.length ? fr.didYouMean(meant) : fr.seeHelp(program, ""));
}

function parse<Deps>(command: Command<Deps>, argv: string[], program: string): CommandArguments {
  const hint = fr.seeHelp(program, command.name);
  const options = { ...command.options, ...COMMON };
  const { min, max } = command.positionals ?? { min: 0, max: 0 };
  let parsed: CommandArguments;
  try {
    parsed = parseArgs({ args: argv, options, allowPositionals: true, strict: true });
  } catch (error) {
    throw usageError(...optionError(error, Object.keys(options), command.name, hint));
  }
  if (parsed.positionals.length > max) throw usageError(fr.tooMany(parsed.positionals[max] ?? ""), hint);
  if (parsed.positionals.length < min)
    throw usageError(fr.tooFew, `${fr.usage(`${program} ${command.name} ${command.usage.split("\n")[0]}`)}`);
  return { values: { ...parsed.values }, positionals: parsed.positionals };
}

/** parseArgs speaks English; it names the option between quotes. */
function optionError(error: unknown, options: string[], command: string, hint: string): [string, string] {
  const { code, message } = error as { code?: string; message: string };
  const option = /'((?:-\w, )?--?[^\s'<=]+)/.exec(message)?.[1]?.replace(/^-\w, /, "") ?? "";
  if (code === "ERR_PARSE_ARGS_INVALID_OPTION_VALUE") {
    return [/does not take/.test(message) ? fr.noValue(option) : fr.missingValue(option), hint];
  }
  const near = suggestWords(option.replace(/^--?/, ""), options).map((word) => `--${word}`);
  return [fr.unknownOption(option, command), near.length ? fr.didYouMean(near) : hint];
}

function tell(terminal: Terminal, error: unknown): number {
  if (!isProblem(error)) {
    if (terminal.signal.aborted) {
      terminal.warn(fr.interrupted);
      return EXIT.failure;
    }
    terminal.warn(`${fr.defect}\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    return EXIT.failure;
  }
  if (terminal.json) terminal.warn(JSON.stringify({ error: { code: error.code, detail: error.detail, hint: error.hint } }));
  else terminal.warn(error.hint ? `${error.detail}\n→ ${error.hint}` : error.detail);
  if (error.code === "command-line/usage") return EXIT.usage;
  return error.kind === "not-found" ? EXIT.nothingFound : EXIT.failure;
}
