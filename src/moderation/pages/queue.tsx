import { BureauFrame, Button, EmptyState, formatNumber, type PageContext, Pagination, Tabs } from "../../web/index.ts";
import { CASE_KINDS, type Case, type CaseKind } from "../case.ts";
import type { ToldEvent } from "../event.store.ts";
import { moderation as t } from "../moderation.fr.ts";
import { type QueueCounts, SHELVES, type Shelf } from "../queue.store.ts";
import type { Likeness } from "../trace.store.ts";
import { Keys } from "./keys.tsx";
import { LastDecision } from "./last-decision.tsx";
import { lineOf, QueueRow } from "./queue-row.tsx";

/** What part of the queue is asked for, as its address says it. */
export type QueueAddress = {
  partie: Shelf;
  sorte?: CaseKind | undefined;
  /** Only what resembles this case, in this way. */
  comme?: string | undefined;
  par?: Likeness | undefined;
  /** Every line of the page ticked beforehand. */
  coche?: boolean | undefined;
  page: number;
};

/** Address of a part of the queue. */
export function queueHref(address: QueueAddress): string {
  const query = new URLSearchParams();
  if (address.partie !== "attente") query.set("partie", address.partie);
  if (address.sorte) query.set("sorte", address.sorte);
  if (address.comme && address.par) {
    query.set("comme", address.comme);
    query.set("par", address.par);
  }
  if (address.coche) query.set("coche", "1");
  if (address.page > 1) query.set("page", String(address.page));
  const text = query.toString();
  return text ? `/bureau?${text}` : "/bureau";
}

/** Everything the page of the queue shows. */
type QueueProps = {
  context: PageContext;
  address: QueueAddress;
  counts: QueueCounts;
  cases: readonly Case[];
  pages: number;
  now: Date;
  /** What the reader did last, while it can be taken back. */
  last?: ToldEvent | undefined;
  /** The reader sees the cases of their partners only. */
  partial: boolean;
  /** How many cases of likely duplicates wait for the reader, in their own queue. */
  twins: number;
  /** Title of the case that the others resemble. */
  like?: string | undefined;
};

/** The one queue of everything that waits, most useful first. */
export function QueuePage(props: QueueProps) {
  const { context, address, counts, cases, pages, partial, like, last, twins } = props;
  const waits = counts.attente.total;
  return (
    <BureauFrame
      context={context}
      title={t.queue.title}
      current="/bureau"
      lead={
        <>
          <span data-announce>{waits === 0 && twins > 0 ? t.queue.noContribution : t.queue.lead(waits)}</span>
          {twins > 0 && (
            <>
              {" "}
              <a href="/bureau/doublons">{t.queue.twins(twins)}</a>
            </>
          )}
        </>
      }
    >
      <case-keys>
        {last && <LastDecision last={last} back={queueHref(address) + lineOf(last.case)} />}
        {like && address.par ? (
          <p class="queue-like">
            <strong>{t.queue.alike[address.par](like)}</strong> <a href="/bureau">{t.queue.alike.back}</a>
          </p>
        ) : (
          <Shelves address={address} counts={counts} />
        )}
        {cases.length === 0 ? (
          <EmptyState title={address.partie === "attente" ? t.queue.empty : t.queue.emptyShelf}>
            <p>{t.queue.emptyHint}</p>
          </EmptyState>
        ) : (
          <Waiting {...props} />
        )}
        <Pagination page={address.page} pages={pages} hrefOf={(page) => queueHref({ ...address, page })} label={t.queue.pages} />
        <p class="queue-order">
          {t.queue.order} {partial && t.queue.partnerScope}
        </p>
        <Keys />
      </case-keys>
    </BureauFrame>
  );
}

function Shelves({ address, counts }: { address: QueueAddress; counts: QueueCounts }) {
  const tabs = SHELVES.map((shelf) => ({
    href: queueHref({ partie: shelf, page: 1 }),
    label: t.queue.shelves[shelf],
    count: counts[shelf].total,
    current: shelf === address.partie,
  }));
  const kinds = CASE_KINDS.filter((kind) => counts[address.partie].kinds[kind]);
  return (
    <>
      <Tabs label={t.queue.shelvesLabel} tabs={tabs} />
      {kinds.length > 1 && (
        <nav class="queue-kinds" aria-label={t.queue.kindsLabel}>
          <ul>
            {[undefined, ...kinds].map((kind) => (
              <li key={kind ?? ""}>
                <a
                  href={queueHref({ partie: address.partie, sorte: kind, page: 1 })}
                  aria-current={address.sorte === kind ? "true" : undefined}
                >
                  {kind ? t.kindsMany[kind] : t.queue.allKinds}{" "}
                  <span class="count">
                    {formatNumber(kind ? (counts[address.partie].kinds[kind] ?? 0) : counts[address.partie].total)}
                  </span>
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </>
  );
}

function Waiting({ address, cases, now }: QueueProps) {
  const back = queueHref({ ...address, coche: undefined });
  const checked = address.coche === true || address.comme !== undefined;
  const afterwards = (index: number) => {
    const neighbour = cases[index + 1] ?? cases[index - 1];
    return back + (neighbour ? lineOf(neighbour.id) : "");
  };
  return (
    <>
      <ol class="queue" aria-label={t.queue.list}>
        {cases.map((it, index) => (
          <QueueRow key={it.id} it={it} now={now} back={afterwards(index)} checked={checked} />
        ))}
      </ol>
      <form id="lot" class="queue-batch" method="post" action="/bureau/lot">
        <input type="hidden" name="retour" value={back} />
        <strong>{t.queue.batch}</strong>
        <a href={queueHref({ ...address, coche: !address.coche })}>{address.coche ? t.queue.checkNone : t.queue.checkAll}</a>
        <Button variant="secondary" name="verdict" value="refuse">
          {t.queue.batchSpam}
        </Button>
        <Button variant="quiet" name="verdict" value="accept">
          {t.queue.batchAccept}
        </Button>
      </form>
    </>
  );
}
