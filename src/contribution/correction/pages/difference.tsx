import { diffArrays, diffWordsWithSpace } from "diff";
import { Fragment } from "preact";
import { valueLines } from "../change-text.ts";
import { fr } from "../correction.fr.ts";
import { fieldNamed } from "../fields.ts";

/** Beyond so many edits two texts have nothing in common: each is shown whole. */
const MOST_EDITS = 2_000;

type Part = { value: string; added?: boolean | undefined; removed?: boolean | undefined };

const mark = (part: Part, key: number) => {
  const { difference: t } = fr;
  if (part.added)
    return (
      <ins key={key}>
        <span class="visually-hidden">{t.added}</span>
        {part.value}
      </ins>
    );
  if (part.removed)
    return (
      <del key={key}>
        <span class="visually-hidden">{t.removed}</span>
        {part.value}
      </del>
    );
  return <Fragment key={key}>{part.value}</Fragment>;
};

/** A text against another, word by word: one paragraph that holds both. */
function WordDifference({ before, after }: { before: string; after: string }) {
  const whole: Part[] = [
    { value: before, removed: true },
    { value: after, added: true },
  ];
  const parts = diffWordsWithSpace(before, after, { maxEditLength: MOST_EDITS, timeout: 500 }) ?? whole;
  return <p class="difference-text">{parts.filter(({ value }) => value).map(mark)}</p>;
}

/** A list against another, item by item. */
function ItemDifference({ before, after }: { before: readonly string[]; after: readonly string[] }) {
  const parts = diffArrays([...before], [...after]);
  return (
    <ul class="difference-list">
      {parts.flatMap(({ value, added, removed }, rank) =>
        value.map((item, index) => <li key={`${rank}-${index}`}>{mark({ value: item, added, removed }, index)}</li>),
      )}
    </ul>
  );
}

/** What a field says and what it would say, both marked in words and signs, never by colour alone. */
export function Difference({ field, before, after }: { field: string; before: unknown; after: unknown }) {
  const was = valueLines(field, before);
  const is = valueLines(field, after);
  const text = fieldNamed(field)?.shape.as === "text";
  if (text && was.length && is.length) return <WordDifference before={was.join("\n")} after={is.join("\n")} />;
  const shown = (lines: readonly string[]) => (text ? (lines.length ? [lines.join("\n")] : []) : lines);
  const nothing = [fr.difference.nothing];
  return <ItemDifference before={was.length ? shown(was) : nothing} after={is.length ? shown(is) : nothing} />;
}
