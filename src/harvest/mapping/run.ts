import { textOf, type Value } from "./functions/index.ts";
import { clean } from "./functions/plain.ts";
import { fate, located } from "./issues.fr.ts";
import type { MappingIssue } from "./mapping.ts";

/** A label that no alignment nor concept explains. */
export type Unmapped = { scheme: string; label: string };

const MOST_ISSUES = 50;
const QUOTED = 120;

const quoted = (value: unknown): string | undefined => {
  if (value === undefined || value === null) return undefined;
  const text = clean((textOf(value as Value) || JSON.stringify(value) || "").slice(0, 2 * QUOTED));
  return text.length > QUOTED ? `${text.slice(0, QUOTED - 1).toWellFormed()}…` : text;
};

/**
 * What happens while one record is made: where we are (line, column, value), and what had to be said. Restarted for each record;
 * `report` can be handed to functions as it is.
 */
export class Run {
  issues: MappingIssue[] = [];
  unmapped: Unmapped[] = [];
  line: number | undefined;
  column: string | undefined;
  target = "";
  value: unknown;

  /** Ready for the next record; what was said of the last one is left to whoever holds it. */
  restart(): void {
    if (this.issues.length > 0) this.issues = [];
    if (this.unmapped.length > 0) this.unmapped = [];
    this.line = undefined;
    this.column = undefined;
    this.target = "";
    this.value = undefined;
  }

  /** A value refused, or repaired when the code says so. */
  readonly report = (code: string, detail: string): void => {
    this.say(code, fate(detail, code.startsWith("repaired-") || code.startsWith("clipped-")), false);
  };

  /** What geography has to say is a whole sentence: it quotes what it needs. */
  note(code: string, sentence: string): void {
    this.value = undefined;
    this.say(code, sentence, false);
  }

  say(code: string, detail: string, fatal: boolean): void {
    if (this.issues.length >= MOST_ISSUES && !fatal) return;
    const value = fatal ? undefined : quoted(this.value);
    const same = (issue: MappingIssue): boolean => issue.code === code && issue.value === value && issue.column === this.column;
    if (this.issues.some(same)) return;
    this.issues.push({
      ...(this.line !== undefined && { line: this.line }),
      ...(this.column !== undefined && { column: this.column }),
      ...(value !== undefined && { value }),
      ...(this.target !== "" && { target: this.target }),
      code,
      detail: located(this.line, this.column, value, detail),
      fatal,
    });
  }

  miss(scheme: string, label: string): void {
    if (!this.unmapped.some((each) => each.scheme === scheme && each.label === label)) this.unmapped.push({ scheme, label });
  }
}
