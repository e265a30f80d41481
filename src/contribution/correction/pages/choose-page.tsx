import { type Entry, entryPath } from "../../../catalogue/index.ts";
import { excerpt, Layout, type PageContext } from "../../../web/index.ts";
import { valueLines } from "../change-text.ts";
import { correctHref } from "../correct-href.ts";
import { fr } from "../correction.fr.ts";
import { presentValue } from "../correction.ts";
import { fr as fieldsFr } from "../fields.fr.ts";
import { type CorrectableField, FIELDS, type Section } from "../fields.ts";
import { crumbsTo } from "./crumbs.ts";

const SHOWN = 160;

function Line({ entry, field }: { entry: Entry; field: CorrectableField }) {
  const { choose: t } = fr;
  const lines = valueLines(field.field, presentValue(entry, field.field));
  const id = `champ-${field.slug}`;
  return (
    <li>
      <div>
        <h3 id={id}>{field.label}</h3>
        <p class={lines.length ? undefined : "muted"}>{lines.length ? excerpt(lines.join("\u00a0; "), SHOWN) : t.nothing}</p>
      </div>
      <a href={correctHref(entry, field.field)}>
        {lines.length ? t.correct : t.add}
        <span class="visually-hidden">{t.which(field.label)}</span>
      </a>
    </li>
  );
}

/** All that a fiche says and could say: which of it is wrong? */
export function ChoosePage({ context, entry, hidden }: { context: PageContext; entry: Entry; hidden: ReadonlySet<string> }) {
  const { choose: t } = fr;
  const path = entryPath(entry);
  const sections = Object.keys(fieldsFr.sections) as Section[];
  return (
    <Layout context={context} title={t.title} width="text" noindex breadcrumb={crumbsTo(entry)}>
      <div class="amend-flow">
        <h1>{t.title}</h1>
        <p class="lead">{t.lead(entry.single.title.value)}</p>
        {sections.map((section) => (
          <section key={section} class="amend-section">
            <h2>{fieldsFr.sections[section]}</h2>
            <ul class="amend-fields">
              {FIELDS.filter((field) => field.section === section && !hidden.has(field.field)).map((field) => (
                <Line key={field.slug} entry={entry} field={field} />
              ))}
            </ul>
          </section>
        ))}
        <section class="amend-section">
          <h2>{t.whole}</h2>
          <p>{t.wholeLead}</p>
          <p>
            <a href={`${path}/signaler`}>{t.wholeLink}</a>
          </p>
        </section>
        <section class="amend-section">
          <h2>{t.holder}</h2>
          <p>
            <a href={`${path}/revendiquer`}>{t.holderLink}</a>
          </p>
        </section>
      </div>
    </Layout>
  );
}
