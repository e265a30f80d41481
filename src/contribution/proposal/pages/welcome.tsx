import { AdmissionRule } from "../../../moderation/index.ts";
import { Actions, Button, ErrorSummary, Layout, LinkButton, type PageContext, RadioList } from "../../../web/index.ts";
import { pages } from "../pages.fr.ts";
import { PROPOSERS } from "../proposal.ts";

const t = pages.welcome;

/** The way in: what happens, what belongs here, and who one is. */
export function WelcomePage({ context, error }: { context: PageContext; error?: string | undefined }) {
  return (
    <Layout context={context} title={t.title} description={t.lead} canonical="/contribuer">
      <div class="contribute">
        <header class="contribute-head">
          <h1>{t.title}</h1>
          <p class="lead">{t.lead}</p>
        </header>
        <div class="contribute-main">
          {error && <ErrorSummary errors={[{ field: "qui", message: error }]} />}
          <form method="post" action="/contribuer" class="who">
            <RadioList
              name="qui"
              legend={t.who}
              help={t.whoHelp}
              error={error}
              required
              options={PROPOSERS.map((value) => ({ value, ...pages.proposers[value] }))}
            />
            <Actions>
              <Button icon="right">{t.start}</Button>
            </Actions>
            <p class="small muted form-part">{t.noAccount}</p>
          </form>
        </div>
        <div class="contribute-side">
          <section class="chapter" aria-labelledby="comment">
            <h2 id="comment">{t.next}</h2>
            <ol class="what-happens">
              {t.steps.map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ol>
          </section>
          <AdmissionRule />
          <section class="chapter" aria-labelledby="deja">
            <h2 id="deja">{t.known}</h2>
            <p>{t.knownText}</p>
            <p>
              <LinkButton href="/recherche" variant="secondary" icon="search">
                {t.search}
              </LinkButton>
            </p>
          </section>
        </div>
      </div>
    </Layout>
  );
}
