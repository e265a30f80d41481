import { entryPath } from "../../../catalogue/index.ts";
import { BureauFrame, Button, EmptyState, type PageContext, typo } from "../../../web/index.ts";
import type { Case } from "../../case.query.ts";
import { reasonOf } from "../../reason.ts";
import { desk } from "../desk.fr.ts";
import { likelyWords } from "../likely.ts";
import { compareHref } from "./hrefs.ts";

const t = desk.batch;

function Line({ it }: { it: Case }) {
  const [likeness] = it.likenesses;
  const title = it.entries[0]?.entry.single.title.value ?? "";
  return (
    <li class="together-line">
      <label class="together-box">
        <input type="checkbox" name="cas" value={it.id} defaultChecked />
        <span class="visually-hidden">{t.check(title)}</span>
      </label>
      <div>
        <ul class="twin-titles">
          {it.entries.map(({ entry }) => (
            <li key={entry.id}>
              <a href={entryPath(entry)}>{typo(entry.single.title.value)}</a>{" "}
              <span class="small muted">{entry.lists.places?.[0]?.value.commune}</span>
            </li>
          ))}
        </ul>
        {likeness && (
          <p class="small">
            {likelyWords(likeness)} <span class="muted">({desk.chances(likeness.probability)})</span>
            <br />
            {typo(reasonOf(likeness.explanation))}
          </p>
        )}
      </div>
      <a href={compareHref(it.entries.map(({ entry }) => entry.id))}>
        {desk.open}
        <span class="visually-hidden"> : {title}</span>
      </a>
    </li>
  );
}

/** The surest cases, to be read before they are merged at once; after, what was merged with its undoing. */
export function TogetherPage({
  context,
  cases,
  done,
}: {
  context: PageContext;
  cases: readonly Case[];
  /** Numbers of the judgements just made. */
  done: readonly number[];
}) {
  return (
    <BureauFrame context={context} title={t.title} current="/bureau/doublons" lead={t.lead}>
      <p class="twin-ways">
        <a href="/bureau/doublons">{desk.case.back}</a>
      </p>
      {done.length > 0 && (
        <form class="judge-last" method="post" action="/bureau/doublons/ensemble/annuler">
          <input type="hidden" name="numeros" value={done.join(",")} />
          <Button variant="quiet" icon="refresh">
            {t.undo(done.length)}
          </Button>
        </form>
      )}
      {cases.length === 0 ? (
        <EmptyState title={t.empty} />
      ) : (
        <form method="post" class="together">
          <ul>
            {cases.map((it) => (
              <Line key={it.id} it={it} />
            ))}
          </ul>
          <Button icon="check">{t.submit}</Button>
        </form>
      )}
    </BureauFrame>
  );
}
