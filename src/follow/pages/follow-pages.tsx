import { Actions, Button, ErrorSummary, Field, Layout, LinkButton, type PageContext, RadioList, typo } from "../../web/index.ts";
import { fr } from "../follow.fr.ts";
import { askedText, RHYTHMS, type Rhythm, type TargetView } from "../follow.ts";

type AskErrors = { email?: string | undefined; rhythm?: string | undefined };

const breadcrumb = ({ href, name }: TargetView) => (href ? [{ label: name, href }] : []);
/** What is offered first: a letter a week is enough for most. */
const USUAL: Rhythm = "weekly";

/** Asks for an address and a rhythm; a feed is the way without an address. */
export function FollowPage(props: {
  context: PageContext;
  view: TargetView;
  email?: string | undefined;
  rhythm?: string | undefined;
  errors?: AskErrors | undefined;
}) {
  const { context, view, email, rhythm = USUAL, errors = {} } = props;
  const t = fr.ask;
  const wrong = Object.entries(errors).flatMap(([field, message]) => (message ? [{ field, message }] : []));
  return (
    <Layout context={context} title={t.title(view)} width="text" noindex breadcrumb={breadcrumb(view)}>
      <ErrorSummary errors={wrong} />
      <h1>{typo(t.title(view))}</h1>
      <p class="lead">{t.lead[view.kind]}</p>
      <form method="post" action="/suivre">
        <input type="hidden" name="suivi" value={askedText(view)} />
        <Field
          name="email"
          type="email"
          label={t.email}
          help={t.emailHelp}
          autocomplete="email"
          required
          maxLength={254}
          value={email}
          error={errors.email}
        />
        <RadioList
          name="rhythm"
          legend={t.rhythm}
          options={RHYTHMS.map((value) => ({ value, label: fr.rhythms[value], help: fr.rhythmHelp[value] }))}
          value={rhythm}
          error={errors.rhythm}
        />
        <Actions>
          <Button icon="bell">{t.go}</Button>
        </Actions>
      </form>
      {view.feed && (
        <section class="section" aria-labelledby="flux">
          <h2 id="flux">{t.feedTitle}</h2>
          <p>
            {t.feed} <a href={view.feed}>{t.feedLink}</a>.
          </p>
        </section>
      )}
    </Layout>
  );
}

/** Nothing was named: the ways to find what to follow. */
export function NothingToFollowPage({ context }: { context: PageContext }) {
  const t = fr.ask.none;
  return (
    <Layout context={context} title={t.title} width="text" noindex>
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      <Actions>
        <LinkButton href="/recherche" icon="search">
          {t.search}
        </LinkButton>
        <LinkButton href="/carte" variant="secondary" icon="map">
          {t.map}
        </LinkButton>
        <LinkButton href="/vocabulaire/themes" variant="secondary" icon="list">
          {t.themes}
        </LinkButton>
      </Actions>
      <p>
        <a href="/mes-suivis">{t.mine}</a>
      </p>
    </Layout>
  );
}

/** The same words whatever the address. */
export function ConfirmationSentPage({
  context,
  again,
  local,
  lead = fr.sent.lead,
}: {
  context: PageContext;
  again: string;
  local: boolean;
  lead?: string;
}) {
  const t = fr.sent;
  return (
    <Layout context={context} title={t.title} width="text" noindex>
      <h1>{t.title}</h1>
      <p class="lead">{lead}</p>
      {local && <p>{t.local}</p>}
      <p>{t.nothing}</p>
      <p>
        <a href={again}>{t.again}</a>
      </p>
    </Layout>
  );
}

/** Opening the link begins nothing; pressing the button does. */
export function ConfirmFollowPage({
  context,
  view,
  rhythm,
  secret,
}: {
  context: PageContext;
  view: TargetView;
  rhythm: Rhythm;
  secret: string;
}) {
  const t = fr.confirm;
  return (
    <Layout context={context} title={t.title(view)} width="text" noindex>
      <h1>{typo(t.title(view))}</h1>
      <p class="lead">{t.lead(rhythm)}</p>
      <form method="post" action={`/suivre/confirmer/${secret}`}>
        <Actions>
          <Button icon="check">{t.go}</Button>
        </Actions>
      </form>
    </Layout>
  );
}
