import { type Errors, errorList } from "../../../../web/form.ts";
import { Button, Checkbox, ErrorSummary, FileField, Layout, Notice, type PageContext, Select } from "../../../../web/index.ts";
import { matchFr } from "../../match.fr.ts";
import type { Brought } from "../brought.ts";
import type { Kept } from "../kept-tables.ts";
import { desk } from "../tables.fr.ts";
import { ACCEPTED } from "./give-page.tsx";

const t = desk.columns;

/** A form of more columns than that would weigh more than a page should. */
const MOST = 60;
const SAMPLES = 3;
const LONGEST = 80;

const ROLES = Object.entries(matchFr.roles)
  .filter(([role]) => role !== "ignored")
  .map(([value, label]) => ({ value, label }));

/** The columns that the form asks about: those that are compared, then the others in their order. */
export function columnsAsked({ columns }: Brought): { column: string; role: string; index: number }[] {
  const all = columns.map(({ column, role }, index) => ({ column, role, index }));
  const compared = all.filter(({ role }) => role !== "ignored");
  return [...compared, ...all.filter(({ role }) => role === "ignored")].slice(0, MOST).sort((a, b) => a.index - b.index);
}

function samplesOf({ table }: Brought, column: string): string[] {
  const found = new Set<string>();
  for (const { cells } of table.sample) {
    const text = (cells[column] ?? "").trim();
    if (text !== "") found.add(text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);
    if (found.size >= SAMPLES) break;
  }
  return [...found];
}

function ColumnsTable({ brought, prefix, errors }: { brought: Brought; prefix: string; errors: Errors }) {
  const asked = columnsAsked(brought);
  const id = `colonnes-${prefix}`;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section class="table-scroll" aria-labelledby={id} tabIndex={0}>
      <table>
        <caption id={id}>{t.caption(brought.table.name)}</caption>
        <thead>
          <tr>
            <th scope="col">{t.column}</th>
            <th scope="col">{t.samples}</th>
            <th scope="col">{t.holds}</th>
          </tr>
        </thead>
        <tbody>
          {asked.map(({ column, role, index }) => (
            <tr key={column}>
              <th scope="row">{column}</th>
              <td class="small">{samplesOf(brought, column).join(" · ")}</td>
              <td>
                <Select
                  name={`${prefix}${index}`}
                  label={t.holdsColumn(column)}
                  labelHidden
                  value={role === "ignored" ? "" : role}
                  placeholder={t.nothing}
                  options={ROLES}
                  error={errors[`${prefix}${index}`]}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {asked.length < brought.columns.length && <p class="small muted">{t.more(brought.columns.length - asked.length)}</p>}
    </section>
  );
}

/** What was recognised in a table, to be corrected, and what to compare it with. */
export function ColumnsPage({ context, kept, errors = {} }: { context: PageContext; kept: Kept; errors?: Errors }) {
  const { main, other, token, catalogue } = kept;
  return (
    <Layout context={context} title={t.title} noindex breadcrumb={[{ label: desk.crumb, href: "/doublons" }]}>
      <div class="stack">
        <h1>{t.title}</h1>
        <p class="lead">{t.lead(main.table.name)}</p>
        <ErrorSummary errors={errorList(errors)} />
        <form method="post" action={`/doublons/${token}`} class="stack" noValidate>
          <ColumnsTable brought={main} prefix="c" errors={errors} />
          {other ? (
            <>
              <Notice title={t.otherAdded(other.table.name)} />
              <ColumnsTable brought={other} prefix="d" errors={errors} />
            </>
          ) : (
            <Checkbox name="catalogue" label={t.catalogue} help={t.catalogueHelp} checked={catalogue} />
          )}
          <p class="form-part">
            <Button icon="search">{t.start}</Button>
          </p>
        </form>
        <form method="post" action={`/doublons/${token}/avec`} enctype="multipart/form-data" class="chapter" noValidate>
          <FileField name="file" label={t.other} help={t.otherHelp} accept={ACCEPTED} error={errors.file} />
          <p class="form-part">
            <Button variant="secondary" icon="upload">
              {t.otherGive}
            </Button>
          </p>
        </form>
      </div>
    </Layout>
  );
}
