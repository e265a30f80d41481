import { Button, ErrorSummary, Field, Layout, type PageContext } from "../../web/index.ts";
import { texts } from "../own-data.fr.ts";

/** Asks for an address and says what follows; somebody signed in needs none. */
export function OwnDataRequestPage({ context, email, error }: { context: PageContext; email?: string; error?: string }) {
  const t = texts.request;
  const { user } = context;
  return (
    <Layout context={context} title={t.title} description={t.lead} width="text" canonical="/vie-privee/mes-donnees">
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      {error && <ErrorSummary errors={[{ field: "email", message: error }]} />}
      {user && (
        <form method="post" action="/vie-privee/mes-donnees/ouvrir" class="own-data-open">
          <p>{t.signedIn(user.email)}</p>
          <Button>{t.open}</Button>
        </form>
      )}
      {user && <h2>{t.otherwise}</h2>}
      <p>{t.how}</p>
      <form method="post" action="/vie-privee/mes-donnees">
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
          <Button variant={user ? "secondary" : "primary"}>{t.send}</Button>
        </p>
      </form>
      <p class="muted">{t.after}</p>
    </Layout>
  );
}

/** The same words for every address. */
export function OwnDataSentPage({ context, local }: { context: PageContext; local: boolean }) {
  const t = texts.sent;
  return (
    <Layout context={context} title={t.title} width="text" noindex>
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      {local && <p>{t.local}</p>}
      <p>
        {t.nothing} <a href="/vie-privee/mes-donnees">{t.again}</a>.
      </p>
    </Layout>
  );
}
