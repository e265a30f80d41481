import { Button, Field, type Option, RadioList } from "../../web/index.ts";
import { LONGEST } from "../ask.form.ts";
import { texts } from "../introduction.fr.ts";

const t = texts.answer;

/** What one may answer. `path`: where the forms are sent; `contacts`: hints of those it can be sent on to. */
export type AnswerFormsProps = {
  path: string;
  /** Proposed as the name to answer under. */
  name?: string | undefined;
  contacts: readonly string[];
  /** Somebody else comes after those who have it. */
  next: boolean;
  errors: Record<string, string>;
  values: Record<string, string>;
};

function targets(contacts: readonly string[], next: boolean): Option[] {
  return [
    ...contacts.map((hint, index) => ({ value: `contact-${index}`, label: t.toContact(hint) })),
    { value: "email", label: t.toEmail },
    ...(next ? [{ value: "next", label: t.toNext }] : []),
  ];
}

function Redirect({ path, contacts, next, errors, values }: AnswerFormsProps) {
  return (
    <details open={Boolean(errors.to || errors.email)}>
      <summary>{t.redirect}</summary>
      <form method="post" action={`${path}/transmettre`}>
        <p class="help">{t.redirectHelp}</p>
        <RadioList
          name="to"
          legend={t.redirect}
          legendHidden
          options={targets(contacts, next)}
          value={values.to ?? (contacts.length > 0 ? "contact-0" : "email")}
          error={errors.to}
        />
        <Field name="email" type="email" label={t.toEmail} id="email" value={values.email} error={errors.email} />
        <Button variant="secondary">{t.redirectGo}</Button>
      </form>
    </details>
  );
}

/** Accept, refuse, send on, and what to do about a request that should not have come. */
export function AnswerForms(props: AnswerFormsProps) {
  const { path, name, errors, values } = props;
  const ways = [
    { value: "relay", label: t.relay, help: t.relayHelp },
    { value: "share", label: t.share, help: t.shareHelp },
  ];
  return (
    <section class="answer-forms" aria-labelledby="reponse">
      <h2 id="reponse">{t.title}</h2>
      <form method="post" action={`${path}/accepter`} class="answer-main">
        <h3>{t.accept}</h3>
        <p class="help">{t.acceptHelp}</p>
        <Field
          name="name"
          label={t.name}
          value={values.name ?? name}
          error={errors.name}
          required
          maxLength={LONGEST.name}
          autocomplete="name"
        />
        <RadioList name="how" legend={t.how} options={ways} value={values.how ?? "relay"} />
        <Button icon="check">{t.go}</Button>
      </form>
      <details open={Boolean(errors.reason)}>
        <summary>{t.refuse}</summary>
        <form method="post" action={`${path}/refuser`}>
          <p class="help">{t.refuseHelp}</p>
          <Field name="reason" label={t.reason} rows={3} value={values.reason} error={errors.reason} />
          <Button variant="secondary">{t.refuseGo}</Button>
        </form>
      </details>
      <Redirect {...props} />
      <details>
        <summary>{t.abuse}</summary>
        <form method="post" action={`${path}/bloquer`}>
          <Button variant="danger">{t.block}</Button>
        </form>
        <form method="post" action={`${path}/signaler`}>
          <Field name="why" label={t.reportWhy} rows={3} />
          <Button variant="danger">{t.report}</Button>
        </form>
      </details>
    </section>
  );
}
