import { type Entry, entryPath } from "../../catalogue/index.ts";
import { Honeypot } from "../../moderation/index.ts";
import type { Errors } from "../../web/form.ts";
import { Button, Checkbox, ErrorSummary, Field, Layout, LinkButton, type PageContext, Select } from "../../web/index.ts";
import { LONGEST } from "../ask.form.ts";
import { texts } from "../introduction.fr.ts";
import { ASKER_ROLES } from "../introduction.ts";
import { publishedContacts } from "../private-contacts.ts";
import { PublishedContacts } from "./published-contacts.tsx";

const t = texts.form;

type AskPageProps = {
  context: PageContext;
  entry: Entry;
  values?: Record<string, string>;
  errors?: Errors;
  /** When the form was first opened. */
  startedAt?: string | undefined;
};

function Identity({ values, errors }: { values: Record<string, string>; errors: Errors }) {
  return (
    <fieldset class="ask-part">
      <legend>{t.identity}</legend>
      <Field
        name="name"
        label={t.name}
        help={t.nameHelp}
        value={values.name}
        error={errors.name}
        maxLength={LONGEST.name}
        required
        autocomplete="name"
      />
      <Field
        name="organisation"
        label={t.organisation}
        help={t.organisationHelp}
        value={values.organisation}
        error={errors.organisation}
        maxLength={LONGEST.organisation}
        autocomplete="organization"
      />
      <Select
        name="role"
        label={t.role}
        placeholder={t.choose}
        value={values.role}
        error={errors.role}
        required
        options={ASKER_ROLES.map((value) => ({ value, label: texts.roles[value] }))}
      />
      <Field
        name="email"
        type="email"
        label={t.email}
        help={t.emailHelp}
        value={values.email}
        error={errors.email}
        required
        autocomplete="email"
      />
    </fieldset>
  );
}

/** The form of a request for contact; above it, what the organisation publishes itself. */
export function AskPage({ context, entry, values = {}, errors = {}, startedAt }: AskPageProps) {
  const path = entryPath(entry);
  const title = entry.single.title.value;
  const contacts = publishedContacts(entry);
  return (
    <Layout context={context} title={`${t.title} – ${title}`} width="text" noindex breadcrumb={[{ label: title, href: path }]}>
      <div class="stack">
        <h1>{t.title}</h1>
        <p class="ask-about">
          {t.about} <a href={path}>{title}</a>
        </p>
        <ErrorSummary errors={Object.entries(errors).map(([field, message]) => ({ field, message }))} />
        {contacts.length > 0 && (
          <section class="ask-published">
            <p>{t.published}</p>
            <PublishedContacts contacts={contacts} />
            <p class="small muted">{t.publishedHelp}</p>
          </section>
        )}
        <p class="lead">{t.lead}</p>
        <form method="post" action={`${path}/contact`} class="ask-form">
          <Honeypot startedAt={startedAt} />
          <Identity values={values} errors={errors} />
          <Field name="why" label={t.why} help={t.whyHelp} value={values.why} error={errors.why} rows={7} required />
          <Field name="offer" label={t.offer} help={t.offerHelp} value={values.offer} error={errors.offer} rows={4} />
          <Checkbox name="share" label={t.share} checked={values.share === "1"} />
          <p class="actions">
            <Button icon="mail">{t.send}</Button>
            <LinkButton href={path} variant="quiet">
              {texts.sent.back}
            </LinkButton>
          </p>
        </form>
        <section class="ask-steps" aria-labelledby="etapes">
          <h2 id="etapes">{t.steps}</h2>
          <ol>
            {t.step.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
          <p class="small muted">{t.after}</p>
        </section>
      </div>
    </Layout>
  );
}
