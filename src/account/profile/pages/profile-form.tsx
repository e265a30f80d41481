import type { ComponentChildren } from "preact";
import { Button, CheckboxList, ComboField, ErrorSummary, Field, Layout, type PageContext, Select } from "../../../web/index.ts";
import { profileTexts as t } from "../profile.fr.ts";
import type { ProfileForm } from "../profile.schema.ts";
import { CALLINGS, LENGTHS, type ProfileField, SHOWN } from "../profile.ts";

type Errors = Partial<Record<ProfileField, string>>;

function ShownTo({ field, form }: { field: ProfileField; form: ProfileForm }) {
  const name = `${field}-shown` as const;
  const options = SHOWN.map((value) => ({ value, label: t.shown[value] }));
  return <Select name={name} label={t.shownTo(t.fields[field])} options={options} value={form[name]} />;
}

function Question({ field, form, children }: { field: ProfileField; form: ProfileForm; children: ComponentChildren }) {
  return (
    <div class="form-part profile-question">
      {children}
      <ShownTo field={field} form={form} />
    </div>
  );
}

/** What one says of oneself, each answer with whom it is shown to. */
export function ProfileFormPage({
  context,
  id,
  form,
  errors = {},
}: {
  context: PageContext;
  /** Of the account: the page that others see. */
  id: string;
  form: ProfileForm;
  errors?: Errors;
}) {
  const callings = CALLINGS.map((value) => ({ value, label: t.callings[value] }));
  const told = Object.entries(errors).map(([field, message]) => ({ field, message }));
  return (
    <Layout context={context} title={t.title} noindex breadcrumb={[{ label: t.back, href: "/compte" }]}>
      <ErrorSummary errors={told} />
      <header class="page-title">
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
        <p>
          <a href={`/personnes/${id}`}>{t.see}</a>
        </p>
      </header>
      <form method="post" action="/compte/profil" class="profile-form" noValidate>
        <Question field="name" form={form}>
          <Field
            name="name"
            label={t.fields.name}
            help={t.help.name}
            maxLength={LENGTHS.name}
            autocomplete="nickname"
            value={form.name}
            error={errors.name}
          />
        </Question>
        <Question field="callings" form={form}>
          <CheckboxList
            name="callings"
            legend={t.fields.callings}
            help={t.help.callings}
            options={callings}
            values={form.callings}
            columns
          />
        </Question>
        <Question field="organisation" form={form}>
          <Field
            name="organisation"
            label={t.fields.organisation}
            maxLength={LENGTHS.organisation}
            autocomplete="organization"
            value={form.organisation}
            error={errors.organisation}
          />
        </Question>
        <Question field="territory" form={form}>
          <ComboField
            name="territory"
            label={t.fields.territory}
            help={t.help.territory}
            src="/api/v1/suggest?type=place&q="
            suggestions={t.suggestions}
            maxLength={120}
            value={form.territory}
            error={errors.territory}
          />
        </Question>
        <Question field="introduction" form={form}>
          <Field
            name="introduction"
            label={t.fields.introduction}
            help={t.help.introduction}
            rows={6}
            maxLength={LENGTHS.introduction}
            value={form.introduction}
            error={errors.introduction}
          />
        </Question>
        <Button>{t.save}</Button>
      </form>
    </Layout>
  );
}
