import type { ComponentChildren } from "preact";
import { typo } from "../../web/index.ts";
import { fr } from "../entry.fr.ts";
import { Facts } from "./facts.tsx";
import { Cover, Links, Media, Recognition, Spreading, Story } from "./story.tsx";
import type { Telling } from "./told.tsx";

/** A fiche as it would look, within another page: the same parts, without what only a published one has. */
export function EntryPreview({ map, ...telling }: Telling & { map?: ComponentChildren }) {
  const { title, pitch } = telling.entry.single;
  return (
    <article class="fiche fiche-preview">
      <header class="fiche-head">
        <p class="fiche-kind">{fr.kinds[telling.entry.kind]}</p>
        <h2 class="fiche-title">{typo(title.value)}</h2>
        {pitch && <p class="lead">{typo(pitch.value)}</p>}
      </header>
      <div class="fiche-body">
        <Story {...telling} />
        <Recognition {...telling} />
        <Spreading {...telling} />
        <Media {...telling} />
        <Links {...telling} />
      </div>
      <div class="fiche-side">
        <Cover {...telling} />
        {map}
        <Facts {...telling} />
      </div>
    </article>
  );
}
