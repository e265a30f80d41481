import { type Entry, entryPath } from "../../../catalogue/index.ts";
import { Notice, SafeLink } from "../../../web/index.ts";
import { labelOfField } from "../change-text.ts";
import { fr } from "../correction.fr.ts";
import { type Correction, markOf, presentValue } from "../correction.ts";
import type { Opinion } from "../opinion.store.ts";
import { Difference } from "./difference.tsx";

/** What somebody proposes, as those who decide see it. */
export function CorrectionCase({
  correction,
  entry,
  other,
  opinions,
}: {
  correction: Correction;
  /** As the public sees it; undefined when it is no more. */
  entry: Entry | undefined;
  other: Entry | undefined;
  opinions: readonly Opinion[];
}) {
  const { desk: t } = fr;
  const { changes, because, evidence, about, holder, state } = correction;
  const moved =
    entry && state === "waiting" ? changes.filter((it) => markOf(presentValue(entry, it.field)) !== markOf(it.before)) : [];
  return (
    <div class="amend-case">
      <p>
        <strong>{t.about[about]}</strong>
      </p>
      {holder && <p>{t.byHolder}</p>}
      {changes.map((change) => (
        <section key={change.field}>
          <h3>{labelOfField(change.field)}</h3>
          <Difference {...change} />
          {moved.includes(change) && entry && (
            <Notice tone="warning" title={t.present}>
              <Difference field={change.field} before={change.before} after={presentValue(entry, change.field)} />
            </Notice>
          )}
        </section>
      ))}
      {other && (
        <p>
          {t.other} : <a href={entryPath(other)}>{other.single.title.value}</a>
        </p>
      )}
      {other && entry && state === "waiting" && (
        <p>
          <a href={`/bureau/doublons/comparer?fiche=${entry.id},${other.id}`}>{t.compare}</a>
        </p>
      )}
      {about === "duplicate" && <p class="muted">{t.duplicate}</p>}
      {about === "removal" && <p class="muted">{t.removal}</p>}
      {because && (
        <p>
          <strong>{t.because} : </strong>
          {because}
        </p>
      )}
      {evidence && (
        <p>
          <strong>{t.evidence} : </strong>
          <SafeLink href={evidence} />
        </p>
      )}
      {opinions.length > 0 && (
        <>
          <h3>{t.opinions}</h3>
          <ul>
            {opinions.map(({ holder: by, verdict, words }) => (
              <li key={by}>
                <strong>{t.opinion[verdict]}</strong>
                {words && <> : {words}</>}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
