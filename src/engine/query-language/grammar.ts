import { fold } from "../text/index.ts";

/**
 * A name that may stand before a colon. `words` (the default): what follows is a word, a phrase or a group of them. `place`: a name with a
 * distance. `dates`: an interval; a bare date stands for all of it (`within`), or for a bound.
 */
export type FieldRule = {
  name: string;
  aliases?: readonly string[];
  reads?: "words" | "place" | "dates";
  /** `from`: since it; `until`: up to it; `before`: up to the day before it. */
  bareDate?: "within" | "from" | "until" | "before";
};

/** The fields of a language, made ready. */
export type Grammar = { fieldNamed(typed: string): FieldRule | undefined };

/** A language with these fields. Names are matched without case nor accents. */
export function grammarOf(rules: readonly FieldRule[]): Grammar {
  const byName = new Map(
    rules.flatMap((rule) => [rule.name, ...(rule.aliases ?? [])].map((name) => [fold(name), rule] as const)),
  );
  return { fieldNamed: (typed) => byName.get(fold(typed)) };
}
