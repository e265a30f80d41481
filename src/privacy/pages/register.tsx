import { DefinitionList, formatDate, formatNumber, Layout, LinkButton, type PageContext, typo } from "../../web/index.ts";
import { texts as t } from "../register.fr.ts";
import type { RegisterLine } from "../register.ts";

/** The public register: one section for each use, made from what the rooms say of themselves. */
export function RegisterPage({ context, lines }: { context: PageContext; lines: readonly RegisterLine[] }) {
  return (
    <Layout
      context={context}
      title={t.title}
      description={t.lead}
      width="text"
      canonical="/vie-privee/registre"
      breadcrumb={[{ label: t.above, href: "/vie-privee" }]}
    >
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      <div class="actions">
        <LinkButton href="/vie-privee/mes-donnees">{t.yours}</LinkButton>
        <LinkButton href="/vie-privee/registre.json" variant="quiet">
          {t.json}
        </LinkButton>
      </div>
      {lines.map((line) => (
        <Line key={line.id} line={line} />
      ))}
      <h2>{t.outside}</h2>
      <p>{t.outsideText}</p>
      <h2>{t.keeper}</h2>
      <Keeper instance={context.instance} />
    </Layout>
  );
}

function Keeper({ instance: { name, referent } }: { instance: PageContext["instance"] }) {
  return (
    <p>
      {t.keeperText(name)}{" "}
      {referent?.email ? <a href={`mailto:${referent.email}`}>{referent.name}</a> : (referent?.name ?? t.keeperUnnamed)}.
    </p>
  );
}

function Line({ line }: { line: RegisterLine }) {
  const id = line.id.replace(/[^a-z]+/g, "-");
  const { facts } = t;
  return (
    <section class="register-line" id={id} aria-labelledby={`${id}-titre`}>
      <h2 id={`${id}-titre`}>{typo(line.purpose)}</h2>
      <DefinitionList
        items={[
          { term: facts.people, value: typo(line.people) },
          { term: facts.data, value: typo(line.data) },
          { term: facts.why, value: typo(line.basis) },
          { term: facts.keptFor, value: typo(line.keptFor) },
          { term: facts.who, value: typo(line.recipients) },
          { term: facts.now, value: line.count === undefined ? t.notCounted : t.count(line.count) },
          ...(line.clock ? [{ term: facts.clock, value: clockOf(line.clock) }] : []),
        ]}
      />
    </section>
  );
}

function clockOf(clock: NonNullable<RegisterLine["clock"]>): string {
  if (clock === "not yet") return t.notYet;
  if (clock.failure) return t.failed(formatDate(clock.at));
  return t.clock(formatDate(clock.at), formatNumber(clock.forgotten), formatNumber(clock.total));
}
