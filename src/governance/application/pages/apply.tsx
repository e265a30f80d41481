import { Honeypot } from "../../../moderation/index.ts";
import { errorList } from "../../../web/form.ts";
import {
  Button,
  Checkbox,
  ComboField,
  ErrorSummary,
  Field,
  Layout,
  type Option,
  type PageContext,
  RadioList,
  Select,
} from "../../../web/index.ts";
import type { ApplicationErrors, ApplicationValues } from "../application.form.ts";
import { application as t } from "../application.fr.ts";
import { FORMS, KINDS, LICENCES, RHYTHMS } from "../application.ts";

type FormProps = { values: Partial<ApplicationValues>; errors: ApplicationErrors };

const options = (values: readonly string[], labels: Readonly<Record<string, string>>): Option[] =>
  values.map((value) => ({ value, label: labels[value] ?? value }));

function Who({ values, errors }: FormProps) {
  return (
    <section class="form-part" aria-labelledby="qui">
      <h2 id="qui">{t.who}</h2>
      <Field name="name" label={t.name} help={t.nameHelp} required maxLength={150} value={values.name} error={errors.name} />
      <Select
        name="kind"
        label={t.kind}
        required
        options={options(KINDS, t.kinds)}
        placeholder=""
        value={values.kind}
        error={errors.kind}
      />
      <ComboField
        name="territory"
        src="/api/v1/suggest?type=place&q="
        label={t.territory}
        help={t.territoryHelp}
        suggestions={t.territoryPlaces}
        maxLength={120}
        value={values.territory}
        error={errors.territory}
      />
      <Field
        name="site"
        type="url"
        label={t.site}
        help={t.siteHelp}
        maxLength={500}
        value={values.site}
        error={errors.site}
        autocomplete="url"
      />
    </section>
  );
}

function What({ values, errors }: FormProps) {
  return (
    <section class="form-part" aria-labelledby="quoi">
      <h2 id="quoi">{t.what}</h2>
      <Field
        name="base"
        label={t.base}
        help={t.baseHelp}
        rows={5}
        required
        maxLength={4_000}
        value={values.base}
        error={errors.base}
      />
      <Field name="count" label={t.count} width="medium" maxLength={60} value={values.count} error={errors.count} />
      <RadioList name="form" legend={t.form} required options={options(FORMS, t.forms)} value={values.form} error={errors.form} />
      <RadioList
        name="licence"
        legend={t.licence}
        required
        options={options(LICENCES, t.licences)}
        value={values.licence}
        error={errors.licence}
      />
      <Select
        name="rhythm"
        label={t.rhythm}
        required
        options={options(RHYTHMS, t.rhythms)}
        placeholder=""
        value={values.rhythm}
        error={errors.rhythm}
      />
      <Field
        name="why"
        label={t.why}
        help={t.whyHelp}
        rows={5}
        required
        maxLength={4_000}
        value={values.why}
        error={errors.why}
      />
    </section>
  );
}

function People({ values, errors }: FormProps) {
  return (
    <section class="form-part" aria-labelledby="contact">
      <h2 id="contact">{t.contact}</h2>
      <Field
        name="contactName"
        label={t.contactName}
        required
        maxLength={200}
        autocomplete="name"
        value={values.contactName}
        error={errors.contactName}
      />
      <Field
        name="contactRole"
        label={t.contactRole}
        required
        maxLength={200}
        autocomplete="organization-title"
        value={values.contactRole}
        error={errors.contactRole}
      />
      <Field
        name="email"
        type="email"
        label={t.email}
        help={t.emailHelp}
        required
        maxLength={254}
        autocomplete="email"
        value={values.email}
        error={errors.email}
      />
    </section>
  );
}

function Charter({ values, errors, version }: FormProps & { version: number }) {
  return (
    <section class="form-part" aria-labelledby="charte">
      <h2 id="charte">{t.charter}</h2>
      <p>
        <a href="/charte" target="_blank" rel="noopener">
          {t.charterLink}
        </a>
        . {t.charterLead}
      </p>
      <Field name="signerName" label={t.signer} required maxLength={200} value={values.signerName} error={errors.signerName} />
      <Field
        name="signerRole"
        label={t.signerRole}
        required
        maxLength={200}
        value={values.signerRole}
        error={errors.signerRole}
      />
      <Field
        name="organisation"
        label={t.organisation}
        help={t.organisationHelp}
        required
        maxLength={200}
        autocomplete="organization"
        value={values.organisation}
        error={errors.organisation}
      />
      <Checkbox name="signerPublic" label={t.signerPublic} help={t.signerPublicHelp} checked={values.signerPublic === "1"} />
      <Checkbox
        name="charter"
        label={t.charterRead(version)}
        value={String(version)}
        required
        checked={values.charter === String(version)}
        error={errors.charter}
      />
    </section>
  );
}

/** The short file of an organisation that wants to join: one page, kept whole when something is wrong. */
export function ApplyPage({
  context,
  version,
  values = {},
  errors = {},
  startedAt,
}: {
  context: PageContext;
  version: number;
  values?: Partial<ApplicationValues>;
  errors?: ApplicationErrors;
  startedAt?: string | undefined;
}) {
  const form = { values, errors };
  return (
    <Layout context={context} title={t.title} description={t.lead} breadcrumb={[{ label: t.network, href: "/reseau" }]}>
      <div class="stack governance">
        <ErrorSummary errors={errorList(errors as Record<string, string>)} />
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
        <div class="governance-columns">
          <form method="post" action="/reseau/rejoindre" noValidate>
            <Who {...form} />
            <What {...form} />
            <People {...form} />
            <Charter {...form} version={version} />
            <Honeypot startedAt={startedAt} />
            <Button>{t.send}</Button>
          </form>
          <aside class="governance-aside" aria-labelledby="deroulement">
            <h2 id="deroulement">{t.stepsTitle}</h2>
            <ol>
              {t.steps.map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ol>
            <p>
              <a href="/reseau/candidatures">{t.seeOthers}</a>
            </p>
          </aside>
        </div>
      </div>
    </Layout>
  );
}
