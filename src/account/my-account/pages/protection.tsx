import { Button, ErrorSummary, Field, Layout, type PageContext } from "../../../web/index.ts";
import { myAccountTexts as t } from "../my-account.fr.ts";

const crumbs = [{ label: t.title, href: "/compte" }];

type Wrong = { field: "password" | "current" | "current-remove"; message: string };

function Current({ id, error }: { id: string; error?: string | undefined }) {
  return (
    <Field
      id={id}
      name="current"
      type="password"
      label={t.password.current}
      autocomplete="current-password"
      maxLength={1000}
      error={error}
    />
  );
}

type PasswordPageProps = {
  context: PageContext;
  email: string;
  /** A password is set already. */
  known: boolean;
  /** The present one is asked: one signed in too long ago. */
  askCurrent: boolean;
  wrong?: Wrong;
};

/** Setting, changing and removing the password. */
export function PasswordPage({ context, email, known, askCurrent, wrong }: PasswordPageProps) {
  const words = t.password;
  const error = (field: Wrong["field"]) => (wrong?.field === field ? wrong.message : undefined);
  return (
    <Layout context={context} title={words.title} width="text" noindex breadcrumb={crumbs}>
      <div class="account-page">
        <ErrorSummary errors={wrong ? [wrong] : []} />
        <h1>{words.title}</h1>
        <p class="lead">{words.lead}</p>
        <form method="post" action="/compte/mot-de-passe">
          <input type="hidden" name="username" value={email} autocomplete="username" />
          {askCurrent && <Current id="current" error={error("current")} />}
          <Field
            name="password"
            type="password"
            label={words.new}
            help={words.rule}
            autocomplete="new-password"
            maxLength={1000}
            required
            error={error("password")}
          />
          <Button>{words.set}</Button>
        </form>
        {known && (
          <section class="account-chapter" aria-labelledby="retrait">
            <h2 id="retrait">{words.removeTitle}</h2>
            <p>{words.removeLead}</p>
            <form method="post" action="/compte/mot-de-passe/retrait">
              {askCurrent && <Current id="current-remove" error={error("current-remove")} />}
              <Button variant="danger">{words.remove}</Button>
            </form>
          </section>
        )}
      </div>
    </Layout>
  );
}

/** Asks for the new address of the account. */
export function AddressPage({
  context,
  email,
  value,
  error,
}: {
  context: PageContext;
  email: string;
  value?: string;
  error?: string;
}) {
  const words = t.address;
  return (
    <Layout context={context} title={words.title} width="text" noindex breadcrumb={crumbs}>
      <div class="account-page">
        <h1>{words.title}</h1>
        <p class="lead">{words.lead(email)}</p>
        <form method="post" action="/compte/adresse">
          <Field
            name="email"
            type="email"
            label={words.new}
            autocomplete="email"
            maxLength={254}
            required
            value={value}
            error={error}
          />
          <Button>{words.send}</Button>
        </form>
      </div>
    </Layout>
  );
}

/** What a link of an address does, once its button is pressed. */
export function AddressLinkPage({ context, kind, email }: { context: PageContext; kind: "change" | "restore"; email: string }) {
  const words = t.address;
  const isChange = kind === "change";
  const title = isChange ? words.confirmTitle : words.restoreTitle;
  return (
    <Layout context={context} title={title} width="text" noindex>
      <div class="account-page">
        <h1>{title}</h1>
        <p class="lead">{isChange ? words.confirmLead(email) : words.restoreLead(email)}</p>
        <form method="post">
          <Button>{isChange ? words.confirm : words.restore}</Button>
        </form>
      </div>
    </Layout>
  );
}
