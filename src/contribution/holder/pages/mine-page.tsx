import type { Entry } from "../../../catalogue/index.ts";
import { EmptyState, formatDate, Layout, LinkButton, type PageContext } from "../../../web/index.ts";
import { fr } from "../holder.fr.ts";
import type { Holder } from "../holder.ts";

/** The fiches that the signed-in person holds. */
export function MinePage({ context, mine }: { context: PageContext; mine: readonly { holder: Holder; entry: Entry }[] }) {
  const { mine: t } = fr;
  return (
    <Layout context={context} title={t.title} width="text" noindex>
      <div class="amend-flow">
        <h1>{t.title}</h1>
        {mine.length === 0 ? (
          <EmptyState title={t.none}>
            <p>{t.noneHelp}</p>
            <LinkButton href="/recherche">{t.search}</LinkButton>
          </EmptyState>
        ) : (
          <>
            <p class="lead">{t.lead}</p>
            <ul>
              {mine.map(({ holder, entry }) => (
                <li key={holder.id}>
                  <a href={`/mes-fiches/${holder.id}`}>{entry.single.title.value}</a>{" "}
                  <span class="small muted">
                    {holder.role}, {t.since(formatDate(holder.since))}
                  </span>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </Layout>
  );
}
