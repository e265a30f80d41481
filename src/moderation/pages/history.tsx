import { BureauFrame, Button, EmptyState, formatNumber, type PageContext, Pagination, Select } from "../../web/index.ts";
import { CASE_KINDS } from "../case.ts";
import type { ToldEvent } from "../event.store.ts";
import { ACTS } from "../event.ts";
import { moderation as t } from "../moderation.fr.ts";
import { EventList } from "./event-list.tsx";

/** Which lines are asked for, as the address says it. */
type HistoryAddress = {
  acte?: string | undefined;
  sorte?: string | undefined;
  qui?: string | undefined;
  lot?: string | undefined;
  cas?: string | undefined;
  page: number;
};

function historyHref({ page, ...rest }: HistoryAddress): string {
  const query = new URLSearchParams(Object.entries(rest).flatMap(([name, value]) => (value ? [[name, value]] : [])));
  if (page > 1) query.set("page", String(page));
  const text = query.toString();
  return text ? `/bureau/historique?${text}` : "/bureau/historique";
}

/** The whole log, with differences and authors; each line that still has an effect can be taken back. */
export function HistoryPage(props: {
  context: PageContext;
  address: HistoryAddress;
  events: readonly ToldEvent[];
  total: number;
  pages: number;
  undone: ReadonlySet<string>;
  names: ReadonlyMap<string, string>;
  people: readonly { value: string; label: string }[];
}) {
  const { context, address, events, total, pages, undone, names } = props;
  const byId = new Map(events.map((event) => [event.id, event]));
  return (
    <BureauFrame context={context} title={t.history.title} current="/bureau/historique" lead={t.history.lead}>
      {address.lot ? <Batch lot={address.lot} total={total} /> : <Filters {...props} />}
      <p class="history-count">{t.history.count(total)}</p>
      {events.length === 0 ? (
        <EmptyState title={t.history.none} />
      ) : (
        <EventList
          events={events}
          undone={undone}
          names={names}
          back={historyHref(address)}
          titleOf={(event) => {
            const { title = "", kind = "proposal" } = byId.get(event.id) ?? {};
            return { title: title || t.history.erased, kind: t.kinds[kind] };
          }}
        />
      )}
      <Pagination
        page={address.page}
        pages={pages}
        hrefOf={(page) => historyHref({ ...address, page })}
        label={t.history.pages}
      />
    </BureauFrame>
  );
}

function Filters({ address, people }: Parameters<typeof HistoryPage>[0]) {
  return (
    <form class="history-filters" method="get" action="/bureau/historique">
      <Select
        name="acte"
        label={t.history.act}
        value={address.acte}
        placeholder={t.history.any}
        options={ACTS.map((act) => ({ value: act, label: t.acts[act] }))}
      />
      <Select
        name="sorte"
        label={t.history.kind}
        value={address.sorte}
        placeholder={t.history.any}
        options={CASE_KINDS.map((kind) => ({ value: kind, label: t.kindsMany[kind] }))}
      />
      <Select name="qui" label={t.history.who} value={address.qui} placeholder={t.history.anyone} options={people} />
      <Button variant="secondary" icon="filter">
        {t.history.filter}
      </Button>
    </form>
  );
}

function Batch({ lot, total }: { lot: string; total: number }) {
  return (
    <form class="queue-last" method="post" action="/bureau/annuler">
      <input type="hidden" name="lot" value={lot} />
      <input type="hidden" name="retour" value="/bureau" />
      <span>{t.history.batchLead(total)}</span>
      <Button variant="secondary" icon="refresh">
        {t.history.undoBatch} <span class="visually-hidden">{formatNumber(total)}</span>
      </Button>
    </form>
  );
}
