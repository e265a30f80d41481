import type { ComponentChildren } from "preact";
import { formatDate, formatDateTime, formatNumber } from "../typography.ts";

/** A date in words, with its machine form. `time`: with the hour. */
export function Time({ value, time }: { value: string | Date; time?: boolean | undefined }) {
  const iso = typeof value === "string" ? value : value.toISOString();
  return <time dateTime={iso}>{time ? formatDateTime(iso) : formatDate(iso)}</time>;
}

/** A number written the French way, with its machine form. */
export function Num({ value, digits }: { value: number; digits?: number | undefined }) {
  return (
    <data class="num" value={String(value)}>
      {formatNumber(value, digits)}
    </data>
  );
}

/** A term and its value, with a mark that says who says so. */
export type Definition = {
  term: ComponentChildren;
  value: ComponentChildren;
  /** Provenance mark, after the value. */
  mark?: ComponentChildren;
  /** What else must be known of it, under it. */
  note?: ComponentChildren;
};

/** Terms and values. `aside`: stacked, for a margin column; otherwise side by side where there is room. */
export function DefinitionList({ items, aside }: { items: readonly Definition[]; aside?: boolean | undefined }) {
  if (items.length === 0) return null;
  return (
    <dl class={aside ? "definitions definitions-aside" : "definitions"}>
      {items.map((item, index) => (
        <div key={index}>
          <dt>{item.term}</dt>
          <dd class={item.mark ? "told" : undefined}>
            {item.value} {item.mark}
          </dd>
          {item.note && <dd class="definition-note">{item.note}</dd>}
        </div>
      ))}
    </dl>
  );
}

type Column = { label: ComponentChildren; numeric?: boolean | undefined; hidden?: boolean | undefined };

/**
 * A table with its caption, in a frame that scrolls by keyboard when it is too wide. The first cell of each row is its
 * heading. `id` is unique in the page.
 */
export function Table({
  id,
  caption,
  captionHidden,
  columns,
  rows,
}: {
  id: string;
  caption: string;
  captionHidden?: boolean | undefined;
  columns: readonly Column[];
  rows: readonly (readonly ComponentChildren[])[];
}) {
  const classOf = (index: number) => (columns[index]?.numeric ? "numeric" : undefined);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section class="table-scroll" aria-labelledby={id} tabIndex={0}>
      <table>
        <caption id={id} class={captionHidden ? "visually-hidden" : undefined}>
          {caption}
        </caption>
        <thead>
          <tr>
            {columns.map((column, index) => (
              <th key={index} scope="col" class={classOf(index)}>
                {column.hidden ? <span class="visually-hidden">{column.label}</span> : column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, rowIndex) => (
            <tr key={rowIndex}>{row.map((cell, index) => Cell(cell, index, classOf(index)))}</tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Cell(content: ComponentChildren, index: number, className: string | undefined) {
  if (index > 0) {
    return (
      <td key={index} class={className}>
        {content}
      </td>
    );
  }
  return (
    <th key={index} scope="row" class={className}>
      {content}
    </th>
  );
}

/** A few figures that matter, large. Each value comes with the words that say what it counts. */
export function Figures({ items }: { items: readonly { value: number | string; label: string; href?: string | undefined }[] }) {
  return (
    <ul class="figures">
      {items.map(({ value, label, href }) => (
        <li key={label}>
          <strong>{typeof value === "number" ? formatNumber(value) : value}</strong>{" "}
          {href ? <a href={href}>{label}</a> : <span>{label}</span>}
        </li>
      ))}
    </ul>
  );
}
