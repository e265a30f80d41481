import { Button, ErrorSummary, FileField, Layout, type PageContext } from "../../../../web/index.ts";
import { desk } from "../tables.fr.ts";

const t = desk.give;

/** What a browser offers to choose from; the bytes decide. */
export const ACCEPTED = ".csv,.tsv,.txt,.xlsx,.ods,.json,.ndjson,.jsonl,.geojson,.gz,text/csv,application/json";

/** Where one brings a table to have its duplicates found. */
export function GivePage({ context, error }: { context: PageContext; error?: string }) {
  return (
    <Layout context={context} title={desk.title} description={desk.lead} width="text">
      <div class="stack">
        <h1>{desk.title}</h1>
        <p class="lead">{desk.lead}</p>
        <ErrorSummary errors={error === undefined ? [] : [{ field: "file", message: error }]} />
        <form method="post" action="/doublons" enctype="multipart/form-data" noValidate>
          <FileField name="file" label={t.file} help={t.help} accept={ACCEPTED} error={error} />
          <p class="form-part">
            <Button icon="upload">{t.next}</Button>
          </p>
        </form>
        <p>{t.kept}</p>
        <section class="chapter" aria-labelledby="comment">
          <h2 id="comment">{t.how}</h2>
          <p>{t.howText}</p>
          <p class="small muted">{t.command}</p>
        </section>
      </div>
    </Layout>
  );
}
