import { type Entry, EntryPreview, entryPath, fieldNames, type SourceDirectory, valueText } from "../../../catalogue/index.ts";
import { BureauFrame, type PageContext, typo } from "../../../web/index.ts";
import { desk as t } from "../desk.fr.ts";
import type { Shelf } from "../desk.query.ts";
import { Decide } from "./decide.tsx";
import { compareHref } from "./hrefs.ts";
import { Keys } from "./keys.tsx";

type PreviewProps = {
  context: PageContext;
  /** The fiches as they are, oldest first, and the one that they would make. */
  entries: readonly Entry[];
  merged: Entry;
  sources: SourceDirectory;
  of: string;
  shelf: Shelf;
};

function Conflicts({ merged }: { merged: Entry }) {
  const disputed = Object.entries(merged.single).filter(([, told]) => told?.others?.length);
  if (disputed.length === 0) return <p>{t.preview.noConflict}</p>;
  return (
    <dl class="definitions">
      {disputed.map(([field, told]) => (
        <div key={field}>
          <dt>{fieldNames[field] ?? field}</dt>
          <dd>
            <strong>{typo(valueText(field, told.value))}</strong>
            {(told.others ?? []).map(({ value }, at) => (
              <p key={at} class="muted">
                {typo(valueText(field, value))}
              </p>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** What the one fiche would say, before it is. */
export function PreviewPage({ context, entries, merged, sources, of, shelf }: PreviewProps) {
  const ids = entries.map(({ id }) => id);
  const [kept, ...others] = entries;
  return (
    <BureauFrame context={context} title={t.preview.title} current="/bureau/doublons" lead={t.preview.lead(entries.length)}>
      <judge-keys>
        <p class="twin-ways">
          <a href={compareHref(ids)}>{t.preview.back}</a>
        </p>
        <dl class="definitions">
          <div>
            <dt>{t.preview.address}</dt>
            <dd>{kept && <a href={entryPath(kept)}>{entryPath(kept)}</a>}</dd>
          </div>
          <div>
            <dt>{t.preview.moved}</dt>
            {others.map((entry) => (
              <dd key={entry.id}>
                <a href={entryPath(entry)}>{entryPath(entry)}</a>
              </dd>
            ))}
          </div>
        </dl>
        <section class="chapter" aria-labelledby="desaccords">
          <h2 id="desaccords">{t.preview.conflicts}</h2>
          <Conflicts merged={merged} />
        </section>
        <Decide entries={ids} of={of} shelf={shelf} fixed />
        <section class="chapter" aria-labelledby="entiere">
          <h2 id="entiere">{t.preview.whole}</h2>
          <EntryPreview entry={merged} sources={sources} base={context.instance.url} />
        </section>
        <Keys />
      </judge-keys>
    </BureauFrame>
  );
}
