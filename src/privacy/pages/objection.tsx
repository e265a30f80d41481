import { Button, Layout, Notice, type PageContext, Table } from "../../web/index.ts";
import type { Objection } from "../objection.commands.ts";
import { texts } from "../objection.fr.ts";
import type { ContactPlace } from "../privacy.ts";

const t = texts.page;

/** Where an address stands, and one button: opening the page changes nothing, pressing removes it everywhere. */
export function ObjectionPage(props: { context: PageContext; base: string; objection: Objection }) {
  const { context, base, objection } = props;
  return (
    <Layout context={context} title={t.title} width="text" noindex>
      <h1>{t.title}</h1>
      {objection.withheld ? <Objected base={base} /> : <Standing base={base} places={objection.places} />}
      <p>
        <a href="/vie-privee/mes-donnees">{t.all}</a>
      </p>
    </Layout>
  );
}

function Standing({ base, places }: { base: string; places: readonly ContactPlace[] }) {
  if (places.length === 0) return <p class="lead">{t.nowhere}</p>;
  return (
    <>
      <p class="lead">{t.lead}</p>
      <Table
        id="ou"
        caption={t.where}
        columns={[{ label: t.fiche }, { label: t.partner }, { label: t.shown }]}
        rows={places.map((place) => [<a href={place.href}>{place.title}</a>, place.partner, place.shown ? t.yes : t.no])}
      />
      <form method="post" action={base} class="flow">
        <p>{t.what}</p>
        <Button>{t.object}</Button>
      </form>
    </>
  );
}

function Objected({ base }: { base: string }) {
  return (
    <>
      <Notice tone="success" title={t.objected}>
        <p>{t.objectedWhat}</p>
      </Notice>
      <form method="post" action={`${base}/retour`} class="flow">
        <p>{t.liftHelp}</p>
        <Button variant="quiet">{t.lift}</Button>
      </form>
    </>
  );
}
