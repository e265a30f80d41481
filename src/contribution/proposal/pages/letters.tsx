import { Actions, Button, Layout, LinkButton, Notice, type PageContext, typo } from "../../../web/index.ts";
import { confirmHref, writeHref } from "../addresses.ts";
import { pages } from "../pages.fr.ts";
import type { Proposal } from "../proposal.ts";

/** After sending: a letter is on its way. */
export function SentPage({
  context,
  secret,
  email,
  local,
}: {
  context: PageContext;
  secret: string;
  email: string;
  local: boolean;
}) {
  const t = pages.sent;
  return (
    <Layout context={context} title={t.title} noindex width="text">
      <div class="stack">
        <h1>{t.title}</h1>
        <p class="lead">{t.lead(email)}</p>
        <p>{t.text}</p>
        {local && <Notice title={t.local} />}
        <section class="chapter" aria-labelledby="rien-recu">
          <h2 id="rien-recu">{t.nothing}</h2>
          <ul>
            {t.tips.map((tip) => (
              <li key={tip}>{tip}</li>
            ))}
          </ul>
          <Actions>
            <LinkButton href={writeHref(secret, "vous")} variant="secondary">
              {t.fix}
            </LinkButton>
          </Actions>
        </section>
      </div>
    </Layout>
  );
}

/** What the link of the letter opens: one button, for mail scanners open links too. */
export function ConfirmPage({ context, secret, proposal }: { context: PageContext; secret: string; proposal: Proposal }) {
  const t = pages.confirm;
  const { title = "", pitch } = proposal.answers;
  return (
    <Layout context={context} title={t.title} noindex width="text">
      <div class="stack">
        <h1>{t.title}</h1>
        <p class="lead">{t.lead(title)}</p>
        {pitch && <blockquote>{typo(pitch)}</blockquote>}
        <p>{t.text}</p>
        <form method="post" action={confirmHref(secret)}>
          <Button icon="check">{t.send}</Button>
        </form>
        <p class="small muted">{t.notMe}</p>
      </div>
    </Layout>
  );
}
