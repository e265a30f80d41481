import { Button, ErrorSummary, Field, Layout, LinkButton, type PageContext, RadioList } from "../../web/index.ts";
import { report as t } from "../report.fr.ts";
import { REPORT_REASONS } from "../report.ts";
import { MESSAGE_LENGTH } from "../ruling.ts";
import { Honeypot } from "./honeypot.tsx";

/** What the form holds. */
export type ReportValues = { objet: string; motif: string; texte: string; email: string };

/** "Signaler un problème": anyone, about any page of this site. */
export function ReportPage({
  context,
  values,
  errors = {},
  startedAt,
}: {
  context: PageContext;
  values: ReportValues;
  errors?: Partial<Record<keyof ReportValues, string>> | undefined;
  startedAt?: string | undefined;
}) {
  const summary = Object.entries(errors).map(([field, message]) => ({ field, message }));
  return (
    <Layout context={context} title={t.title} width="text" noindex>
      <div class="report-head">
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
        <ErrorSummary errors={summary} />
      </div>
      <form method="post" action="/signaler">
        <Field
          name="objet"
          label={t.aboutField}
          help={t.aboutHelp}
          value={values.objet}
          required
          maxLength={500}
          error={errors.objet}
        />
        <RadioList
          name="motif"
          legend={t.reason}
          value={values.motif || undefined}
          error={errors.motif}
          options={REPORT_REASONS.map((value) => ({ value, ...t.reasons[value] }))}
        />
        <Field
          name="texte"
          label={t.text}
          help={t.textHelp}
          rows={6}
          maxLength={MESSAGE_LENGTH}
          required
          value={values.texte}
          error={errors.texte}
        />
        <Field
          name="email"
          type="email"
          autocomplete="email"
          label={t.email}
          help={t.emailHelp}
          value={values.email}
          error={errors.email}
        />
        <Honeypot startedAt={startedAt} />
        <Button>{t.send}</Button>
      </form>
    </Layout>
  );
}

/** Thanks, and what happens next. */
export function ReportSentPage({ context, object, told }: { context: PageContext; object: string; told: boolean }) {
  return (
    <Layout context={context} title={t.done.title} width="text" noindex>
      <div class="report-head">
        <h1>{t.done.title}</h1>
        <p class="lead">{t.done.lead}</p>
        {told && <p>{t.done.told}</p>}
        <p>
          <LinkButton href={object} variant="secondary" icon="left">
            {t.done.back}
          </LinkButton>
        </p>
      </div>
    </Layout>
  );
}
