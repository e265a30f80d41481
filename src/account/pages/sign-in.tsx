import { Button, Field, Layout, type PageContext } from "../../web/index.ts";
import { texts } from "../account.fr.ts";

/** Asks for an address; says that reading needs no account. */
export function SignInPage({
  context,
  next,
  email,
  error,
}: {
  context: PageContext;
  next: string;
  email?: string;
  error?: string;
}) {
  const t = texts.signIn;
  return (
    <Layout context={context} title={t.title} width="text" noindex>
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      <form method="post" action="/connexion">
        <input type="hidden" name="next" value={next} />
        <Field
          name="email"
          type="email"
          label={t.email}
          help={t.emailHelp}
          autocomplete="email"
          required
          value={email}
          error={error}
        />
        <p>
          <Button>{t.send}</Button>
        </p>
      </form>
      <p>{t.noAccount}</p>
    </Layout>
  );
}

/** The same words whether or not the address has an account. */
export function LinkSentPage({ context, local }: { context: PageContext; local: boolean }) {
  const t = texts.sent;
  return (
    <Layout context={context} title={t.title} width="text" noindex>
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      {local && <p>{t.local}</p>}
      <p>
        {t.nothing} <a href="/connexion">{t.again}</a>.
      </p>
    </Layout>
  );
}

/** Opening a link uses nothing up (mail scanners open links); pressing the button does. */
export function ConfirmPage({ context, email, token }: { context: PageContext; email: string; token: string }) {
  const t = texts.confirm;
  return (
    <Layout context={context} title={t.title} width="text" noindex>
      <h1>{t.title}</h1>
      <p class="lead">{t.lead(email)}</p>
      <form method="post" action={`/connexion/${token}`}>
        <Button>{t.go}</Button>
      </form>
    </Layout>
  );
}
