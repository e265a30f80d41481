import type { ParseArgsConfig } from "node:util";
import type { Terminal } from "./terminal.ts";

/** One option: `node:util` parseArgs's own description, and its words for --help. */
export type CommandOption = NonNullable<ParseArgsConfig["options"]>[string] & {
  /** French, for --help. */
  description?: string;
  /** What the value is, in French, for --help: `<nombre>`. */
  placeholder?: string;
};

/** What was typed after the command's name, as `parseArgs` of `node:util` reads it. */
export type CommandArguments = {
  values: Record<string, string | boolean | (string | boolean)[] | undefined>;
  positionals: string[];
};

/** What a command runs with. */
type CommandContext<Deps> = {
  terminal: Terminal;
  /** Opens what commands work on (the database...), at most once; closed when the command ends. */
  open(): Promise<Deps>;
};

/** A command of `essaim`. `Deps` is what `open` gives. */
export type Command<Deps = unknown> = {
  /** `source add`: words as they are typed. */
  name: string;
  /** French, one line, without a full stop. */
  summary: string;
  /** Arguments as in `<fichier ou URL> [--title <titre>]`, without the command's name. More lines may explain, with examples. */
  usage: string;
  options?: Record<string, CommandOption>;
  /** How many arguments besides options. Default: none. */
  positionals?: { min: number; max: number };
  /** Returns the exit code (see EXIT). */
  run(context: CommandContext<Deps>, args: CommandArguments): Promise<number>;
};
