import { type Entry, entryPath } from "../../catalogue/index.ts";
import { Button, Layout, LinkButton, Notice, type PageContext } from "../../web/index.ts";
import { texts } from "../introduction.fr.ts";
import type { Introduction } from "../introduction.ts";
import { AskerState } from "./private-page.tsx";
import { RequestWords } from "./request-words.tsx";

/** A request is kept; its address is to be proved. The same words whatever is known of that address. */
export function SentPage({ context, entry, local }: { context: PageContext; entry: Entry; local: boolean }) {
  const t = texts.sent;
  return (
    <Layout context={context} title={t.title} width="text" noindex>
      <div class="stack">
        <h1>{t.title}</h1>
        <p class="lead">{t.lead(entry.single.title.value)}</p>
        {local && <p>{t.local}</p>}
        <p>{t.nothing}</p>
        <p>
          <LinkButton href={entryPath(entry)} variant="secondary">
            {t.back}
          </LinkButton>
        </p>
      </div>
    </Layout>
  );
}

type ConfirmProps = { context: PageContext; it: Introduction; secret: string; nobody: boolean };

/** A request that has left already: where it is, and the way to its page. */
function KnownRequestPage({ context, it, secret, nobody }: ConfirmProps) {
  const t = texts.confirm;
  return (
    <Layout context={context} title={t.known} width="text" noindex>
      <div class="stack">
        <h1>{t.known}</h1>
        <p class="lead">{it.entryTitle}</p>
        <AskerState it={it} nobody={nobody} />
        {(it.state === "accepted" || it.state === "closed") && <Notice tone="info" title={texts.states[it.state]} />}
        {it.asker.email ? (
          <form method="post" action={`/mise-en-relation/confirmer/${secret}`}>
            <Button>{t.open}</Button>
          </form>
        ) : (
          <p>{texts.page.erased}</p>
        )}
      </div>
    </Layout>
  );
}

/** What leaves when the button is pressed, or where it is once it has left; opening the page changes nothing. */
export function ConfirmRequestPage(props: ConfirmProps) {
  const { context, it, secret } = props;
  const t = texts.confirm;
  if (it.state !== "unconfirmed") return <KnownRequestPage {...props} />;
  return (
    <Layout context={context} title={t.title} width="text" noindex>
      <div class="stack">
        <h1>{t.title}</h1>
        <p class="lead">{t.lead(it.entryTitle)}</p>
        <div class="contact-request">
          <RequestWords it={it} />
        </div>
        <form method="post" action={`/mise-en-relation/confirmer/${secret}`}>
          <Button icon="check">{t.go}</Button>
        </form>
        <p class="small muted">{t.not}</p>
      </div>
    </Layout>
  );
}
