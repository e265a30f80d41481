import { type Errors, errorList } from "../../../web/form.ts";
import { Button, ErrorSummary, Field, FileField, Layout, LinkButton, type PageContext } from "../../../web/index.ts";
import type { Partner } from "../../source.ts";
import { desk } from "../desk.fr.ts";
import { draftTexts } from "../draft.fr.ts";
import { Steps } from "./desk-parts.tsx";

const t = draftTexts.give;

/** What a browser offers to choose from; the bytes decide. */
const ACCEPTED = ".csv,.tsv,.txt,.xlsx,.json,.ndjson,.jsonl,.geojson,.gz,text/csv,application/json";

/** A file or an address: the same two fields for a new source and for a new version of one. */
export function DocumentFields({ url, errors = {} }: { url?: string | undefined; errors?: Errors | undefined }) {
  return (
    <>
      <FileField name="file" label={t.file} help={t.fileHelp} accept={ACCEPTED} error={errors.file} />
      <p class="or" aria-hidden="true">
        {t.or}
      </p>
      <Field name="url" type="url" label={t.url} help={t.urlHelp} maxLength={2_000} value={url} error={errors.url} />
    </>
  );
}

/** The spreadsheet for those who start from nothing. */
function Template() {
  return (
    <aside class="desk-panel chapter" aria-labelledby="modele">
      <h2 id="modele">{t.template}</h2>
      <p>{t.templateText}</p>
      <p class="actions">
        <LinkButton href="/espace/modele.xlsx" variant="secondary" icon="download" download>
          {t.templateXlsx}
        </LinkButton>
        <LinkButton href="/espace/modele.csv" variant="quiet" icon="download" download>
          {t.templateCsv}
        </LinkButton>
      </p>
    </aside>
  );
}

/** The first step of bringing a source: giving its file or its address. */
export function DraftGivePage({
  context,
  partner,
  url,
  errors = {},
}: {
  context: PageContext;
  partner: Partner;
  url?: string | undefined;
  errors?: Errors | undefined;
}) {
  return (
    <Layout
      context={context}
      title={t.title}
      noindex
      breadcrumb={[
        { label: desk.title, href: "/espace" },
        { label: partner.name, href: `/espace/${partner.slug}` },
      ]}
    >
      <div class="stack desk">
        <Steps current="give" />
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
        <ErrorSummary errors={errorList(errors)} />
        <div class="desk-columns desk-columns-wide">
          <form method="post" action={`/espace/${partner.slug}/nouvelle`} enctype="multipart/form-data" noValidate>
            <DocumentFields url={url} errors={errors} />
            <p class="form-part">
              <Button icon="upload">{t.next}</Button>
            </p>
            <div class="small muted">
              <p>{t.what} :</p>
              <ol class="what-next">
                {t.whatSteps.map((step) => (
                  <li key={step}>{step}</li>
                ))}
              </ol>
            </div>
          </form>
          <Template />
        </div>
      </div>
    </Layout>
  );
}
