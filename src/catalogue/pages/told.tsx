import type { ComponentChildren } from "preact";
import { type Claim, Provenance, type Witness } from "../../web/index.ts";
import { fr } from "../entry.fr.ts";
import type { Entry, Told } from "../entry.ts";
import type { SourceDirectory } from "../source-label.ts";
import { valueText } from "../value-text.ts";

/**
 * What every part of a fiche needs: the entry, and how its sources are named. `base`: public address of the instance, under
 * which pictures may be shown.
 */
export type Telling = {
  entry: Entry;
  sources: SourceDirectory;
  base?: string | undefined;
  /** Where a reader says that a field is wrong. */
  correctHref?: ((field: string) => string) | undefined;
};

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
  field,
  below,
}: {
  telling: Telling;
  of: string;
  told: Told<T>;
  /** What others say stands on the page, under the value: here only who they are. */
  below?: boolean | undefined;
  /** Its name in the record, where it can be corrected from the opened mark. */
  field?: string | undefined;
  /** How another value is written out. */
  show?: (value: T) => string;
}) {
  const claim: Claim = { witnesses: witnesses(telling, told.by, told.since) };
  const others = (told.others ?? []).map((other) => ({
    value: below ? undefined : show ? show(other.value) : String(other.value),
    witnesses: witnesses(telling, other.by, other.since),
  }));
  const correctHref = field && telling.correctHref?.(field);
  return <Provenance of={of} claim={claim} others={others} {...(correctHref ? { correctHref } : {})} />;
}

/** "Corriger", beside the heading of a block. Short: there are many on a page. */
export function CorrectLink({ telling, field, of }: { telling: Telling; field: string; of: string }) {
  const href = telling.correctHref?.(field);
  if (!href) return null;
  return (
    <a class="correct no-print" href={href}>
      {fr.correct}
      <span class="visually-hidden"> : {of}</span>
    </a>
  );
}

/** Items of a list, each with its mark. */
export function ToldItems<T>({
  telling,
  of,
  items,
  field,
  children,
}: {
  telling: Telling;
  of: string;
  items: readonly Told<T>[];
  /** Its name in the record: the first mark of the list, opened, leads to its correction. */
  field?: string | undefined;
  children: (value: T) => ComponentChildren;
}) {
  return (
    <ul class="told-items">
      {items.map((told, index) => (
        <li key={index} class="told">
          <span>{children(told.value)}</span>{" "}
          <Mark
            telling={telling}
            of={of}
            told={told}
            show={(value) => valueText(field ?? "", value)}
            field={index === 0 ? field : undefined}
          />
        </li>
      ))}
    </ul>
  );
}
