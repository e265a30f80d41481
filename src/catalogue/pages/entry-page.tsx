import type { ComponentChildren } from "preact";
import { JsonLd, Layout, LinkButton, type PageContext, Time, typo } from "../../web/index.ts";
import { fieldNames, fr } from "../entry.fr.ts";
import { entryPath } from "../entry-address.ts";
import type { HistoryLine } from "../history.ts";
import { fr as settle } from "../settle.fr.ts";
import { disputes } from "../settle.ts";
import { History, Sources } from "./background.tsx";
import { Conflict } from "./conflict.tsx";
import { Facts } from "./facts.tsx";
import { Cover, Links, Media, Recognition, Spreading, Story } from "./story.tsx";
import { Mark, type Telling } from "./told.tsx";

type EntryPageProps = Telling & {
  context: PageContext;
  history: readonly HistoryLine[];
  /** Records their partner no longer lists. */
  missing: readonly { source: string; since: string }[];
  jsonLd: object;
  /** The small map of its places, drawn by geography. */
  map?: ComponentChildren;
  /** Nearby and similar fiches, drawn by whoever knows them. */
  related?: ComponentChildren;
  /** What a reader can do with it, and what people say about it: drawn by the rooms of the commons. */
  actions?: ComponentChildren;
  after?: ComponentChildren;
};

function Heading({ telling }: { telling: Telling }) {
  const { title, pitch } = telling.entry.single;
  const { kind } = telling.entry;
  return (
    <header class="fiche-head">
      <p class="fiche-kind">
        <a href={`/recherche?type=${kind}`}>{fr.kinds[kind]}</a>
      </p>
      <h1 lang={telling.entry.lang === "fr" ? undefined : telling.entry.lang}>{typo(title.value)}</h1>
      {pitch && (
        <div class="told">
          <p class="lead">{typo(pitch.value)}</p>{" "}
          <Mark telling={telling} of={fieldNames.pitch ?? ""} told={pitch} field="pitch" below />
        </div>
      )}
      {pitch && <Conflict telling={telling} told={pitch} folded />}
      {title.others && (
        <div class="told small muted">
          <p>{fr.alsoNamed(title.others.map((o) => o.value))}</p>{" "}
          <Mark telling={telling} of={fieldNames.title ?? ""} told={title} field="title" />
        </div>
      )}
    </header>
  );
}

/** A fiche: what it is and for whom, every value with who says it. A pure view. */
export function EntryPage(props: EntryPageProps) {
  const { context, entry, sources, history, missing, jsonLd, map, related, actions, after, correctHref } = props;
  const telling = { entry, sources, base: context.instance.url, correctHref };
  const path = entryPath(entry);
  const { title, pitch } = entry.single;
  const links = (
    <>
      <link rel="alternate" type="application/ld+json" href={`${path}.jsonld`} />
      <JsonLd data={jsonLd} />
    </>
  );
  return (
    <Layout
      context={context}
      title={title.value}
      description={pitch?.value}
      canonical={path}
      head={links}
      breadcrumb={[{ label: fr.search, href: "/recherche" }]}
    >
      <article class="fiche">
        <Heading telling={telling} />
        <div class="fiche-body">
          <Story {...telling} />
          <Recognition {...telling} />
          <Spreading {...telling} />
          <Media {...telling} />
          <Links {...telling} />
        </div>
        <div class="fiche-side">
          <Cover {...telling} />
          {actions}
          {map}
          <Facts {...telling} />
          {correctHref && (
            <p class="small no-print">
              <a href={correctHref("")}>{fr.correctAny}</a>
            </p>
          )}
          {disputes(entry).length > 0 && (
            <p class="small no-print">
              <a href={`/bureau/desaccords/${entry.id}`} rel="nofollow">
                {settle.link}
              </a>{" "}
              <span class="muted">{settle.reserved}</span>
            </p>
          )}
          <p class="small muted">
            {fr.confirmed} <Time value={entry.confirmedAt} />
          </p>
          <p class="actions no-print">
            <copy-link href={path} label={fr.actions.share} done={fr.actions.shared} />
            <LinkButton href={`${path}.jsonld`} variant="quiet" icon="download">
              {fr.actions.json}
            </LinkButton>
          </p>
        </div>
        <div class="fiche-rest">
          {after}
          {related}
          <Sources {...telling} missing={missing} />
          <History lines={history} sources={sources} />
        </div>
      </article>
    </Layout>
  );
}
