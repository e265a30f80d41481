import { KINDS } from "../../catalogue/index.ts";
import { Layout, type PageContext, typo } from "../../web/index.ts";
import type { Ranking } from "../most-consulted.query.ts";
import { fr } from "../readership.fr.ts";
import type { Consulted } from "../readership.ts";
import { RankingPart } from "./ranking-part.tsx";

/** What is consulted most, one kind at a time. */
export function MostConsultedPage({ context, what, ranking }: { context: PageContext; what: Consulted; ranking: Ranking }) {
  return (
    <Layout context={context} title={fr.title} description={fr.lead} canonical="/les-plus-consultes">
      <header class="consulted-head">
        <h1>{fr.title}</h1>
        <p class="lead">{typo(fr.lead)}</p>
      </header>
      <nav class="consulted-kinds" aria-label={fr.kindsLabel}>
        <ul class="inline-list">
          {[...KINDS, "video" as const].map((kind) => (
            <li key={kind}>
              <a href={`/les-plus-consultes?genre=${kind}`} aria-current={kind === what ? "page" : undefined}>
                {fr.kinds[kind]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <RankingPart ranking={ranking} video={what === "video"} id="palmares" />
      <p class="small muted consulted-how">{typo(fr.how)}</p>
    </Layout>
  );
}
