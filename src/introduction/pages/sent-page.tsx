import { type Entry, entryPath } from "../../catalogue/index.ts";
import { Button, Layout, LinkButton, type PageContext } from "../../web/index.ts";
import { texts } from "../introduction.fr.ts";
import type { Introduction } from "../introduction.ts";
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

/** What leaves when the button is pressed; opening the page changes nothing. */
export function ConfirmRequestPage({ context, it, secret }: { context: PageContext; it: Introduction; secret: string }) {
  const t = texts.confirm;
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
