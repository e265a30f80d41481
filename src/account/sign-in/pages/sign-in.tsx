import { Button, ErrorSummary, Field, Layout, LinkButton, Notice, type PageContext } from "../../../web/index.ts";
import { signInTexts as t } from "../sign-in.fr.ts";

type SignInPageProps = {
  context: PageContext;
  next: string;
  email?: string;
  /** What is wrong with the address. */
  error?: string;
  /** Address and password did not go together: said of both at once. */
  refused?: string;
  /** Name of the provider that one may sign in with. */
  provider?: string;
};

function PasswordWay({ open }: { open: boolean }) {
  return (
    <details class="sign-in-password" open={open}>
      <summary>{t.password.summary}</summary>
      <Field name="password" type="password" label={t.password.label} autocomplete="current-password" />
      <Button variant="secondary">{t.password.go}</Button>
    </details>
  );
}

/** Asks for an address; says that reading needs no account. A link is the main way, a password the discreet one. */
export function SignInPage({ context, next, email, error, refused, provider }: SignInPageProps) {
  return (
    <Layout context={context} title={t.title} width="text" noindex>
      <div class="account-page">
        <ErrorSummary errors={error ? [{ field: "email", message: error }] : []} />
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
        {refused && <Notice tone="error" title={refused} live />}
        <form method="post" action="/connexion" class="sign-in">
          <input type="hidden" name="next" value={next} />
          <Field
            name="email"
            type="email"
            label={t.email}
            autocomplete="username"
            required
            maxLength={254}
            value={email}
            error={error}
          />
          <p>
            <Button icon="mail">{t.send}</Button>
          </p>
          <PasswordWay open={refused !== undefined} />
        </form>
        {provider && (
          <p class="sign-in-provider">
            <LinkButton href={`/connexion/fournisseur?next=${encodeURIComponent(next)}`} variant="secondary" icon="user">
              {t.withProvider(provider)}
            </LinkButton>
          </p>
        )}
        <p class="muted">{t.noAccount}</p>
      </div>
    </Layout>
  );
}

/** The same words whether or not the address has an account. */
export function LinkSentPage({ context, local }: { context: PageContext; local: boolean }) {
  return (
    <Layout context={context} title={t.sent.title} width="text" noindex>
      <div class="account-page">
        <h1>{t.sent.title}</h1>
        <p class="lead">{t.sent.lead}</p>
        {local && <p>{t.sent.local}</p>}
        <p>
          {t.sent.nothing} <a href="/connexion">{t.sent.again}</a>.
        </p>
      </div>
    </Layout>
  );
}

/** Opening a link uses nothing up (mail scanners open links); pressing the button does. */
export function ConfirmPage({
  context,
  email,
  isNew,
  token,
}: {
  context: PageContext;
  email: string;
  isNew: boolean;
  token: string;
}) {
  const words = isNew ? t.register : t.confirm;
  return (
    <Layout context={context} title={words.title} width="text" noindex>
      <div class="account-page">
        <h1>{words.title}</h1>
        <p class="lead">{words.lead(email)}</p>
        {isNew && (
          <p>
            {t.register.kept} <a href="/vie-privee">{t.register.privacy}</a>
          </p>
        )}
        <form method="post" action={`/connexion/${token}`}>
          <Button>{words.go}</Button>
        </form>
      </div>
    </Layout>
  );
}

/** Asks for the second factor of who has proved their address. */
export function StepPage({ context, error }: { context: PageContext; error?: string }) {
  return (
    <Layout context={context} title={t.step.title} width="text" noindex>
      <div class="account-page">
        <ErrorSummary errors={error ? [{ field: "code", message: error }] : []} />
        <h1>{t.step.title}</h1>
        <p class="lead">{t.step.lead}</p>
        <form method="post" action="/connexion/code" class="code-form">
          <Field
            name="code"
            label={t.step.code}
            help={t.step.help}
            autocomplete="one-time-code"
            maxLength={40}
            required
            width="medium"
            error={error}
          />
          <Button>{t.step.go}</Button>
        </form>
        <p>
          <a href="/connexion">{t.step.restart}</a>
        </p>
      </div>
    </Layout>
  );
}
