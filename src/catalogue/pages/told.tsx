import type { ComponentChildren } from "preact";
import { type Claim, Provenance, type Witness } from "../../web/index.ts";
import type { Entry, Told } from "../entry.ts";
import type { SourceDirectory } from "../source-label.ts";

/**
 * What every part of a fiche needs: the entry, and how its sources are named. `base`: public address of the instance, under
 * which pictures may be shown.
 */
export type Telling = { entry: Entry; sources: SourceDirectory; base?: string | undefined };

function witnesses({ entry, sources }: Telling, by: readonly number[], since: string): Witness[] {
  return by.flatMap((index) => {
    const stated = entry.sources[index];
    if (!stated) return [];
    const label = sources.get(stated.source);
    return [
      {
        name: `${label?.partner.name ?? stated.source}${stated.author ? ` (${stated.author})` : ""}`,
        href: label && `/reseau/${label.partner.slug}`,
        licence: label?.licence.label,
        since: since > stated.since ? since : stated.since,
        url: stated.url,
      },
    ];
  });
}

/** The discreet mark of a value: who says so, since when, under which licence, and what others say. */
export function Mark<T>({
  telling,
  of,
  told,
  show,
}: {
  telling: Telling;
  of: string;
  told: Told<T>;
  /** How another value is written out. */
  show?: (value: T) => string;
}) {
  const claim: Claim = { witnesses: witnesses(telling, told.by, told.since) };
  const others = (told.others ?? []).map((other) => ({
    value: show ? show(other.value) : String(other.value),
    witnesses: witnesses(telling, other.by, other.since),
  }));
  return <Provenance of={of} claim={claim} others={others} />;
}

/** Items of a list, each with its mark. */
export function ToldItems<T>({
  telling,
  of,
  items,
  children,
}: {
  telling: Telling;
  of: string;
  items: readonly Told<T>[];
  children: (value: T) => ComponentChildren;
}) {
  return (
    <ul class="told-items">
      {items.map((told, index) => (
        <li key={index} class="told">
          <span>{children(told.value)}</span>{" "}
          <Mark telling={telling} of={of} told={told} show={(value) => JSON.stringify(value)} />
        </li>
      ))}
    </ul>
  );
}
