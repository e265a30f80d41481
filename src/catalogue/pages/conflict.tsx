import { formatDate, typo } from "../../web/index.ts";
import { fr } from "../entry.fr.ts";
import type { Told } from "../entry.ts";
import type { Telling } from "./told.tsx";

const t = fr.conflict;

/** Values told at length are not set side by side in a sentence: they are read by opening them. */
const SHORT = 90;
/** Tellings named in the sentence; all are in the opened mark. */
const MOST = 4;

type Said = { who: string; date: string; value: string };

function saidBy({ entry, sources }: Telling, value: string, by: readonly number[]): Said[] {
  const seen = new Map<string, string>();
  for (const index of by) {
    const stated = entry.sources[index];
    if (!stated) continue;
    const name = sources.get(stated.source)?.partner.name ?? stated.source;
    const who = stated.author ? `${name} (${stated.author})` : name;
    if (stated.updatedAt > (seen.get(who) ?? "")) seen.set(who, stated.updatedAt);
  }
  return [...seen].map(([who, at]) => ({ who, date: formatDate(at), value }));
}

/**
 * Where those who describe a thing disagree: who says what, as of when, and why one was chosen. Nothing where they agree.
 * Told in full, not behind the mark: a reader must not take for settled what is not.
 */
export function Conflict<T>({
  telling,
  told,
  show = String,
  folded,
}: {
  telling: Telling;
  told: Told<T>;
  /** How a value is written out. */
  show?: ((value: T) => string) | undefined;
  /** What is shown stands just above: only what others say is told, and opened by who wants it. */
  folded?: boolean | undefined;
}) {
  if (!told.others?.length || !told.rule) return null;
  const tellings = [told, ...told.others].map(({ value, by }) => saidBy(telling, show(value), by));
  const said = tellings.flat();
  const rule = t.rules[told.rule];
  if (folded || said.some(({ value }) => value.length > SHORT)) {
    const [, ...others] = tellings;
    return (
      <details class="conflict">
        <summary>{typo(t.otherwise(others.flat().map(({ who }) => who)))}</summary>
        {others.flat().map(({ who, date, value }) => (
          <blockquote key={who}>
            <p>{typo(value)}</p>
            <p class="small muted">{typo(t.signed(who, date))}</p>
          </blockquote>
        ))}
        <p class="small muted">{typo(rule)}</p>
      </details>
    );
  }
  const words = said.slice(0, MOST).map(({ who, date, value }) => t.says(who, value, date));
  return (
    <p class="conflict">
      {typo(t.sentence(words, said.length - words.length))} <span class="muted">{typo(rule)}</span>
    </p>
  );
}
