import {
  Actions,
  Button,
  EmptyState,
  Figures,
  Layout,
  LinkButton,
  Notice,
  type PageContext,
  Progress,
  Table,
} from "../../../../web/index.ts";
import { columnsShown, type GroupShown } from "../groups-shown.ts";
import type { Kept } from "../kept-tables.ts";
import { desk } from "../tables.fr.ts";

const t = desk.result;
const REFRESH_SECONDS = 4;
const LOST_SHOWN = 10;

const crumbs = ({ token }: Kept) => [
  { label: desk.crumb, href: "/doublons" },
  { label: desk.columns.title, href: `/doublons/${token}` },
];

/** While it is compared. */
export function RunningPage({ context, kept }: { context: PageContext; kept: Kept }) {
  const r = desk.running;
  return (
    <Layout context={context} title={r.title} noindex refreshSeconds={REFRESH_SECONDS} breadcrumb={crumbs(kept)}>
      <div class="stack">
        <h1>{r.title}</h1>
        <Progress id="comparaison" label={r.running} text={kept.state === "waiting" ? r.waiting : kept.progress} />
        <p>{r.stay}</p>
      </div>
    </Layout>
  );
}

/** What went wrong, and the way out. */
export function FailedPage({ context, kept }: { context: PageContext; kept: Kept }) {
  const { detail = desk.failed.detail, hint } = kept.problem ?? {};
  return (
    <Layout context={context} title={desk.failedTitle} noindex breadcrumb={crumbs(kept)}>
      <div class="stack">
        <h1>{desk.failedTitle}</h1>
        <Notice tone="error" title={detail}>
          {hint && <p>{hint}</p>}
        </Notice>
        <Actions>
          <LinkButton href={`/doublons/${kept.token}`}>{t.columns}</LinkButton>
          <LinkButton href="/doublons" variant="secondary">
            {desk.again}
          </LinkButton>
        </Actions>
      </div>
    </Layout>
  );
}

/** A fiche by its address, another table's line by its words. */
function Pendants({ pendants }: { pendants: readonly string[] }) {
  return (
    <>
      {pendants.map((pendant, i) => (
        <span key={pendant}>
          {i > 0 && ", "}
          {/^https?:/.test(pendant) ? <a href={new URL(pendant).pathname}>{t.pendant}</a> : pendant}
        </span>
      ))}
    </>
  );
}

function GroupTable({ kept, group }: { kept: Kept; group: GroupShown }) {
  const columns = columnsShown(kept.main);
  return (
    <Table
      id={`groupe-${group.group}`}
      caption={t.group(group.group)}
      columns={[
        { label: t.line, numeric: true },
        ...columns.map((label) => ({ label })),
        { label: t.probability },
        { label: kept.other ? t.pendantOther : t.pendant },
      ]}
      rows={group.rows.map(({ line, cells, probability, pendants }) => [
        String(line),
        ...cells,
        group.rows.length > 1 ? t.percentInside(probability) : t.percent(probability),
        <Pendants key="pendants" pendants={pendants} />,
      ])}
    />
  );
}

function Downloads({ kept }: { kept: Kept }) {
  return (
    <>
      <Actions>
        <LinkButton href={`/doublons/${kept.token}/tableau.xlsx`} icon="download" download>
          {t.xlsx}
        </LinkButton>
        <LinkButton href={`/doublons/${kept.token}/tableau.csv`} variant="secondary" icon="download" download>
          {t.csv}
        </LinkButton>
      </Actions>
      <p class="small muted">{t.added}</p>
    </>
  );
}

/** What was found: figures, the table to take away, the first groups. */
export function ResultPage({ context, kept, result }: { context: PageContext; kept: Kept; result: NonNullable<Kept["result"]> }) {
  const { match, shown, itself } = result;
  const { name } = kept.main.table;
  const time = new Date(kept.expires).toLocaleTimeString("fr-FR", { timeZone: "Europe/Paris", timeStyle: "short" });
  return (
    <Layout context={context} title={t.title(name)} noindex breadcrumb={crumbs(kept)}>
      <div class="stack">
        <h1>{t.title(name)}</h1>
        <Figures
          items={[
            { value: match.rows, label: t.rows(match.rows) },
            { value: match.twice.groups, label: t.groups(match.twice.groups) },
            { value: match.twice.rows, label: t.grouped(match.twice.rows) },
            { value: match.sure, label: t.sure },
            ...(match.asked || kept.other ? [{ value: match.found, label: t.found(match.found, kept.other !== undefined) }] : []),
          ]}
        />
        {itself && <Notice title={desk.itself} />}
        {kept.catalogue && !match.asked && <Notice title={t.notAsked} />}
        {match.held.length > 0 && <Notice tone="warning" title={desk.held(match.held.length, match.held.flat().length)} />}
        {match.groups === 0 ? (
          <EmptyState title={t.none}>
            <p>{t.noneText}</p>
          </EmptyState>
        ) : (
          <p>
            {t.check} {match.twice.groups > 0 && t.apart}
          </p>
        )}
        <Downloads kept={kept} />
        {shown.length > 0 && (
          <section class="chapter" aria-labelledby="groupes">
            <h2 id="groupes">{t.list}</h2>
            {shown.length < match.groups && <p>{t.firsts(shown.length, match.groups)}</p>}
            {shown.map((group) => (
              <GroupTable key={group.group} kept={kept} group={group} />
            ))}
          </section>
        )}
        {match.issues.length > 0 && (
          <section class="chapter" aria-labelledby="non-lu">
            <h2 id="non-lu">{t.lost}</h2>
            <ul>
              {match.issues.slice(0, LOST_SHOWN).map(({ detail }, i) => (
                <li key={`${i} ${detail}`}>{detail}</li>
              ))}
            </ul>
          </section>
        )}
        <section class="chapter">
          <p>{t.expires(time)}</p>
          <form method="post" action={`/doublons/${kept.token}/effacer`}>
            <Actions>
              <LinkButton href={`/doublons/${kept.token}`} variant="secondary">
                {t.columns}
              </LinkButton>
              <Button variant="danger">{t.forget}</Button>
            </Actions>
          </form>
        </section>
      </div>
    </Layout>
  );
}
