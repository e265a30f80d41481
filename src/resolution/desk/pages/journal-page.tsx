import { BureauFrame, Button, EmptyState, type PageContext, Select, Time, typo } from "../../../web/index.ts";
import { type Judgement, MACHINE, VERDICTS } from "../../judgement.ts";
import { desk } from "../desk.fr.ts";
import { sideName } from "../desk.query.ts";
import { compareHref } from "./hrefs.ts";

const t = desk.journal;

/** Whose judgements are asked for. */
export const WHO = ["tous", "moi", "machine"] as const;

type Asked = { qui: (typeof WHO)[number]; quoi: Judgement["verdict"] | ""; fiche?: string | undefined };

type JournalProps = {
  context: PageContext;
  asked: Asked;
  lines: readonly { judgement: Judgement; undoable: boolean }[];
  /** Of each side, by its name; one that is not there is no more. */
  titles: ReadonlyMap<string, string>;
  nameOf(signature: string): string | undefined;
  /** Number before which the next page begins. */
  older?: number | undefined;
};

function href({ qui, quoi, fiche }: Asked, avant: number): string {
  const query = new URLSearchParams();
  if (qui !== "tous") query.set("qui", qui);
  if (quoi) query.set("quoi", quoi);
  if (fiche) query.set("fiche", fiche);
  query.set("avant", String(avant));
  return `/bureau/doublons/journal?${query}`;
}

function Filters({ asked }: { asked: Asked }) {
  const who = [
    { value: "tous", label: t.all },
    { value: "moi", label: t.mine },
    { value: "machine", label: t.machine },
  ];
  const what = [...VERDICTS, "undo" as const].map((value) => ({ value, label: t.verdicts[value] }));
  return (
    <form class="judge-filters" method="get">
      <Select name="qui" label={t.who} options={who} value={asked.qui} />
      <Select name="quoi" label={t.what} options={what} value={asked.quoi} placeholder={t.anything} />
      {asked.fiche && <input type="hidden" name="fiche" value={asked.fiche} />}
      <Button variant="secondary" icon="filter">
        {t.apply}
      </Button>
    </form>
  );
}

function Line({ judgement, undoable, titles, nameOf }: JournalProps["lines"][number] & Pick<JournalProps, "titles" | "nameOf">) {
  const { seq, at, by, verdict, reason, sides, undoes, undoneBy, model, probability } = judgement;
  const ids = sides.map(({ entry }) => entry);
  const who = by === MACHINE ? t.by.machine : (nameOf(by) ?? t.by.someone);
  return (
    <li class="judged" id={`n${seq}`}>
      <p>
        <strong>{t.verdicts[verdict]}</strong> <span class="muted">{t.number(seq)}</span>
        {undoneBy !== undefined && <span class="tag">{t.undone}</span>}
      </p>
      <ul class="judged-titles">
        {sides.map((side) => {
          const title = titles.get(sideName(side));
          return <li key={side.entry}>{title ? <a href={`/fiche/${side.entry}`}>{typo(title)}</a> : t.gone}</li>;
        })}
      </ul>
      {reason && by !== MACHINE && <p class="judged-reason">{typo(reason)}</p>}
      {undoes !== undefined && <p class="small muted">{t.undoes(undoes)}</p>}
      <p class="small muted">
        {who}, <Time value={at} time />
        {probability !== undefined && ` (${t.sure(desk.chances(probability), model ?? "")})`}
      </p>
      {verdict !== "undo" && (
        <div class="judged-acts">
          <a href={compareHref(ids)}>{t.compare}</a>
          {undoneBy === undefined && undoable && (
            <form method="post" action="/bureau/doublons/annuler">
              <input type="hidden" name="numero" value={seq} />
              <input type="hidden" name="retour" value="journal" />
              <button type="submit" class="button button-quiet" aria-label={t.undoWhich(seq)}>
                {t.undo}
              </button>
            </form>
          )}
        </div>
      )}
    </li>
  );
}

/** Every judgement, newest first. */
export function JournalPage({ context, asked, lines, titles, nameOf, older }: JournalProps) {
  return (
    <BureauFrame context={context} title={t.title} current="/bureau/doublons" lead={t.lead}>
      <p class="twin-ways">
        <a href="/bureau/doublons">{desk.case.back}</a>
      </p>
      <Filters asked={asked} />
      {lines.length === 0 ? (
        <EmptyState title={t.empty}>
          <p>{t.emptyHint}</p>
        </EmptyState>
      ) : (
        <ol class="judged-list">
          {lines.map((line) => (
            <Line key={line.judgement.seq} {...line} titles={titles} nameOf={nameOf} />
          ))}
        </ol>
      )}
      {older !== undefined && (
        <p>
          <a href={href(asked, older)}>{t.older}</a>
        </p>
      )}
    </BureauFrame>
  );
}
