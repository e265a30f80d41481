import { territory } from "../../geography/index.ts";
import { EmptyState, Figures, formatDate, formatNumber, Layout, type PageContext, Table } from "../../web/index.ts";
import { texts } from "../introduction.fr.ts";
import type { Tally } from "../outcome.commands.ts";

const t = texts.figures;
const FEW = 5;

/** A count in which nobody can be recognised: between one and four, no figure. */
export const discreet = (count: number): string => (count > 0 && count < FEW ? t.fewer : formatNumber(count));

type Rows = readonly { key: string; tally: Tally }[];

const COLUMNS = ["asked", "accepted", "yes", "ongoing"] as const;

function FiguresTable({
  id,
  caption,
  first,
  rows,
  name,
}: {
  id: string;
  caption: string;
  first: string;
  rows: Rows;
  name(key: string): string;
}) {
  return (
    <Table
      id={id}
      caption={caption}
      columns={[{ label: first }, ...COLUMNS.map((what) => ({ label: t.columns[what], numeric: true }))]}
      rows={rows.map(({ key, tally }) => [name(key), ...COLUMNS.map((what) => discreet(tally[what]))])}
    />
  );
}

const departmentName = (code: string): string => (code ? (territory(`dep-${code}`)?.name ?? code) : t.nowhere);

const total = (rows: Rows, what: (typeof COLUMNS)[number]) => rows.reduce((sum, { tally }) => sum + tally[what], 0);

const headline = (rows: Rows) => [
  { value: discreet(total(rows, "asked")), label: t.asked },
  { value: discreet(total(rows, "accepted")), label: t.accepted },
  { value: discreet(total(rows, "yes")), label: t.succeeded },
];

/** What introductions become, by territory, by partner and by month. */
export function FiguresPage({
  context,
  departments,
  partners,
  months,
  partnerName,
}: {
  context: PageContext;
  departments: Rows;
  partners: Rows;
  months: Rows;
  partnerName(slug: string): string;
}) {
  return (
    <Layout context={context} title={t.title}>
      <div class="stack">
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
        {departments.length === 0 ? (
          <EmptyState title={t.none}>
            <p>{t.noneText}</p>
          </EmptyState>
        ) : (
          <>
            <Figures items={headline(departments)} />
            <FiguresTable
              id="departements"
              caption={t.departments}
              first={t.columns.department}
              rows={departments}
              name={departmentName}
            />
            <FiguresTable
              id="reseaux"
              caption={t.partners}
              first={t.columns.partner}
              rows={partners}
              name={(slug) => (slug ? partnerName(slug) : t.nobody)}
            />
            <FiguresTable id="mois" caption={t.months} first={t.columns.month} rows={[...months].reverse()} name={formatDate} />
          </>
        )}
        <p class="small muted">{t.rule}</p>
      </div>
    </Layout>
  );
}

/** The same of one partner, for its page; nothing while there is nothing to tell. */
export function PartnerIntroductions({ rows }: { rows: Rows }) {
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby="mises-en-relation">
      <h2 id="mises-en-relation">{texts.desk.title}</h2>
      <Figures items={headline(rows)} />
      <p class="small">
        <a href="/mises-en-relation">{t.all}</a>
      </p>
    </section>
  );
}
