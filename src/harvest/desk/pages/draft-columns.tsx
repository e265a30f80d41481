import { concepts } from "../../../vocabulary/index.ts";
import { Checkbox, formatPercent, list, Select, typo } from "../../../web/index.ts";
import type { ColumnSample } from "../../formats/index.ts";
import { functionTexts } from "../../mapping/functions.fr.ts";
import type { Mapping } from "../../mapping/index.ts";
import { reasons } from "../../mapping/propose.fr.ts";
import { choiceTexts, recordTexts, targetTexts } from "../../mapping/targets.fr.ts";
import { draftTexts } from "../draft.fr.ts";
import type { Draft } from "../draft.ts";
import { identityOf } from "../draft-assign.ts";
import { choiceShown, DETAILED, type Use, usesOf, usesOfColumn } from "../draft-columns.ts";
import { DESTINATION_GROUPS, type Destination, withinSentence } from "../draft-destination.ts";

const t = draftTexts.columns;

/** A form of more columns than that would weigh more than a page should; the text has them all. */
const COLUMNS_SHOWN = 80;

type ColumnRow = { index: number; column: ColumnSample; uses: readonly Use[]; choice: string };

/** Columns as the table shows them: those that serve, then the fullest, in the order of the file. */
function columnRows(draft: Draft, mapping: Mapping): ColumnRow[] {
  const uses = usesOf(mapping);
  const rows = draft.recognition.columns.map((column, index) => {
    const found = usesOfColumn(uses, column.name);
    return { index, column, uses: found, choice: choiceShown(found) };
  });
  if (rows.length <= COLUMNS_SHOWN) return rows;
  const best = rows.toSorted(
    (a, b) => Number(b.uses.length > 0) - Number(a.uses.length > 0) || b.column.filled - a.column.filled,
  );
  return best.slice(0, COLUMNS_SHOWN).sort((a, b) => a.index - b.index);
}

const partName = (use: Use): string => {
  if (use.destination) return use.destination.label;
  const text = use.target === "kind" || use.target === "updated" ? recordTexts[use.target] : targetTexts[use.target];
  const part = use.part === undefined ? undefined : (text?.parts?.[use.part] ?? choiceTexts[use.part] ?? use.part);
  return part === undefined ? (text?.label ?? use.target) : `${text?.label ?? use.target} : ${withinSentence(part)}`;
};

/** What is done to the values of a column, beyond where they go. */
function Treatment({ row }: { row: ColumnRow }) {
  const { uses, choice } = row;
  const steps = [...new Set(uses.flatMap((use) => use.steps))];
  const named = steps.map((step) => (functionTexts[step]?.label ?? step).toLocaleLowerCase("fr"));
  const lines = [
    choice === DETAILED && t.detailedUses(list([...new Set(uses.map(partName))])),
    steps.length > 0 && t.also(named.join(", ")),
    uses.some((use) => use.conditional) && t.conditional,
  ].filter((line) => line !== false);
  return lines.length === 0 ? null : <p class="small muted">{typo(lines.join(" "))}</p>;
}

/** Why a column goes where it goes, when it was proposed so; a column nobody knew what to do with needs no comment. */
function reasonShown({ column, choice }: ColumnRow, draft: Draft) {
  const proposed = draft.reasons.columns[column.name];
  if (!proposed || proposed.choice !== choice || proposed.reason === reasons.unused) return undefined;
  // Told from fewer rows than were sampled.
  if (proposed.reason === reasons.empty && column.filled > 0) return undefined;
  return { text: proposed.reason, unsure: choice !== "" && proposed.confidence < 0.5 };
}

function Samples({ column }: { column: ColumnSample }) {
  if (column.samples.length === 0) return <span class="muted">{t.noSample}</span>;
  return (
    <ul class="samples">
      {column.samples.slice(0, 3).map((sample) => (
        <li key={sample}>{sample}</li>
      ))}
    </ul>
  );
}

const option = ({ key, label }: Destination) => ({ value: key, label });
const GROUPS = DESTINATION_GROUPS.map(({ label, destinations }) => ({ label, options: destinations.map(option) }));

type RowProps = { row: ColumnRow; draft: Draft; identity: readonly string[]; refused?: string | undefined };

function Choice({ row, draft, identity, refused }: RowProps) {
  const { column, choice, index } = row;
  const aside = identity.includes(column.name) ? t.onlyIdentifies : t.aside;
  const why = reasonShown(row, draft);
  return (
    <>
      <Select
        name={`c${index}`}
        label={t.becomesColumn(column.name)}
        labelHidden
        value={choice}
        error={refused}
        options={[{ value: "", label: aside }, ...(choice === DETAILED ? [{ value: DETAILED, label: t.detailed }] : [])]}
        groups={GROUPS}
      />
      <Treatment row={row} />
      {why && <p class={why.unsure ? "why why-unsure" : "why"}>{typo(why.text)}</p>}
    </>
  );
}

function Row({ row, draft, identity, refused }: RowProps) {
  const { column, index, choice } = row;
  return (
    <tr class={choice === "" && !identity.includes(column.name) ? "column-aside" : undefined}>
      <th scope="row">
        <span class="column-name">{column.name}</span>
        <span class="small muted">{t.filled(formatPercent(column.filled))}</span>
      </th>
      <td data-label={t.samples}>
        <Samples column={column} />
      </td>
      <td data-label={t.becomes}>
        <Choice row={row} draft={draft} identity={identity} refused={refused} />
      </td>
      <td class="column-identity">
        <input
          type="checkbox"
          id={`id${index}`}
          name="identity"
          value={String(index)}
          checked={identity.includes(column.name)}
          aria-label={t.identifiesColumn(column.name)}
        />
        <span class="column-identity-word" aria-hidden="true">
          {t.identifies}
        </span>
      </td>
    </tr>
  );
}

function Kind({ mapping }: { mapping: Mapping }) {
  const { kind } = mapping.record;
  const constant = typeof kind === "string" ? kind : undefined;
  const from = typeof kind === "object" ? [kind.from ?? []].flat()[0] : undefined;
  return (
    <Select
      name="kind"
      label={t.kind}
      help={t.kindHelp}
      value={constant ?? ""}
      options={[
        ...(constant === undefined ? [{ value: "", label: from === undefined ? t.detailed : t.kindByColumn(from) }] : []),
        ...concepts("kinds").map(({ id, label }) => ({ value: id, label })),
      ]}
    />
  );
}

export type Refusals = ReadonlyMap<string, string>;

type TableProps = { rows: readonly ColumnRow[]; caption: string; draft: Draft; identity: readonly string[]; refusals: Refusals };

function ColumnsTable({ rows, caption, draft, identity, refusals }: TableProps) {
  return (
    <table class="columns-table">
      <caption class="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t.column}</th>
          <th scope="col">{t.samples}</th>
          <th scope="col">{t.becomes}</th>
          <th scope="col">{t.identifies}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.index} row={row} draft={draft} identity={identity} refused={refusals.get(row.column.name)} />
        ))}
      </tbody>
    </table>
  );
}

/** Columns nearly never filled, and left aside, are folded away when there are many: they hide the others. */
const RARE_SHARE = 0.05;
const RARE_FOLDED = 8;

function folded(rows: readonly ColumnRow[], identity: readonly string[]): { main: ColumnRow[]; rare: ColumnRow[] } {
  const isRare = ({ choice, column }: ColumnRow) =>
    choice === "" && column.filled < RARE_SHARE && !identity.includes(column.name);
  const rare = rows.filter(isRare);
  return rare.length < RARE_FOLDED ? { main: [...rows], rare: [] } : { main: rows.filter((row) => !isRare(row)), rare };
}

/** Step two: one row per column of the file, what it becomes, and what tells one fiche from another. */
export function ColumnsSection({ draft, mapping, refusals }: { draft: Draft; mapping: Mapping; refusals: Refusals }) {
  const rows = columnRows(draft, mapping);
  const identity = identityOf(mapping.record);
  const total = draft.recognition.columns.length;
  const { main, rare } = folded(rows, identity);
  const shared = { draft, identity, refusals };
  return (
    <section class="chapter" aria-labelledby="colonnes">
      <h2 id="colonnes">{t.title}</h2>
      <p>{t.help}</p>
      {draft.reasons.notes.length > 0 && (
        <ul class="remarks small">
          {draft.reasons.notes.map((note) => (
            <li key={note}>{typo(note)}</li>
          ))}
        </ul>
      )}
      {rows.length < total && <p class="muted">{t.many(total)}</p>}
      <Kind mapping={mapping} />
      <ColumnsTable rows={main} caption={t.caption} {...shared} />
      {rare.length > 0 && (
        <details class="correction rare-columns">
          <summary>{t.rare(rare.length)}</summary>
          <ColumnsTable rows={rare} caption={t.rare(rare.length)} {...shared} />
        </details>
      )}
      <p class="small muted">{t.identifiesHelp}</p>
      <Checkbox name="fold" label={t.fold} help={t.foldHelp} checked={mapping.record.fold} />
    </section>
  );
}
