import { type Entry, entryPath } from "../../../catalogue/index.ts";
import { Layout, type PageContext } from "../../../web/index.ts";
import { fr } from "../correction.fr.ts";
import { crumbsTo } from "./crumbs.ts";

/** A letter is on its way: nothing is kept for long before it is answered. */
export function SentPage({ context, entry, email }: { context: PageContext; entry: Entry; email: string }) {
  const { sent: t } = fr;
  return (
    <Layout context={context} title={t.title} width="text" noindex breadcrumb={crumbsTo(entry)}>
      <div class="amend-flow">
        <h1>{t.title}</h1>
        <p class="lead">{t.lead(email)}</p>
        <p>{t.life}</p>
        <p class="muted">{t.nothing}</p>
        <p>
          <a href={entryPath(entry)}>{fr.choose.back}</a>
        </p>
      </div>
    </Layout>
  );
}
