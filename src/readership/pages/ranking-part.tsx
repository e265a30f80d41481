import { typo } from "../../web/index.ts";
import type { Ranking } from "../most-consulted.query.ts";
import { fr } from "../readership.fr.ts";
import { EntryList } from "./entry-list.tsx";

/** Side by side: what is consulted, and what few have seen yet. */
export function RankingPart({ ranking, video = false, id }: { ranking: Ranking; video?: boolean; id: string }) {
  return (
    <div class="consulted">
      <section aria-labelledby={`${id}-consultes`}>
        <h2 id={`${id}-consultes`}>{fr.consulted}</h2>
        {ranking.consulted.length ? <EntryList entries={ranking.consulted} video={video} /> : <p>{typo(fr.none)}</p>}
      </section>
      {!video && (
        <section aria-labelledby={`${id}-decouvrir`}>
          <h2 id={`${id}-decouvrir`}>{typo(fr.unseen)}</h2>
          <p class="small muted">{typo(fr.unseenHelp)}</p>
          {ranking.unseen.length ? <EntryList entries={ranking.unseen} /> : <p>{typo(fr.noneUnseen)}</p>}
        </section>
      )}
    </div>
  );
}

/** The same in short, for the home page; nothing while nobody has looked at anything. */
export function ConsultedPart({ ranking }: { ranking: Ranking }) {
  if (ranking.consulted.length === 0) return null;
  return (
    <div class="section">
      <RankingPart ranking={ranking} id="accueil" />
      <p>
        <a href="/les-plus-consultes">{fr.all}</a>
      </p>
    </div>
  );
}
