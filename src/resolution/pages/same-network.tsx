import { type Entry, entriesByIds, entryPath, visibleEntry } from "../../catalogue/index.ts";
import type { Executor } from "../../platform/database.ts";
import { labelOf } from "../../vocabulary/index.ts";
import { typo } from "../../web/index.ts";
import { fr } from "../resolution.fr.ts";
import { siblingsOf } from "../siblings.query.ts";

const SHOWN = 8;

const townOf = (entry: Entry): string => {
  const communes = [...new Set((entry.lists.places ?? []).flatMap(({ value }) => value.commune ?? []))];
  return communes.length === 1 ? (communes[0] ?? "") : "";
};

/** On a fiche: those of the same network, elsewhere. Nothing where none is known. */
export async function sameNetworkPart(read: Executor, entry: Entry) {
  const ids = await siblingsOf(read, entry.id, SHOWN + 1);
  const siblings = (await entriesByIds(read, ids)).map((sibling) => visibleEntry(sibling, "open"));
  if (siblings.length === 0) return null;
  return (
    <section class="chapter" aria-labelledby="meme-reseau">
      <h2 id="meme-reseau">{fr.network.title}</h2>
      <p class="small muted">{fr.network.intro}</p>
      <ul class="related">
        {siblings.slice(0, SHOWN).map((sibling) => (
          <li key={sibling.id}>
            <a href={entryPath(sibling)}>{typo(sibling.single.title.value)}</a>{" "}
            <span class="muted small">{[labelOf("kinds", sibling.kind), townOf(sibling)].filter(Boolean).join(", ")}</span>
          </li>
        ))}
      </ul>
      {siblings.length > SHOWN && <p class="small muted">{fr.network.others}</p>}
    </section>
  );
}
