import type { ComponentChildren } from "preact";
import { type Errors, errorList } from "../../../web/form.ts";
import {
  Button,
  EmptyState,
  ErrorSummary,
  Field,
  Icon,
  Layout,
  LinkButton,
  Notice,
  type PageContext,
} from "../../../web/index.ts";
import type { Partner } from "../../source.ts";
import { desk as t } from "../desk.fr.ts";
import type { SourceState } from "../desk.ts";
import type { DraftLine } from "../draft.store.ts";
import { byUrgency, needsAttention } from "../health.ts";
import { DraftList, PartnerSources } from "./desk-parts.tsx";
import type { FormValues } from "./form-answers.ts";
import { PartnerFields } from "./partner-fields.tsx";

type DeskHomeProps = {
  context: PageContext;
  partners: readonly { partner: Partner; sources: readonly SourceState[] }[];
  drafts: readonly DraftLine[];
  administrator: boolean;
  notice?: ComponentChildren;
  errors?: Errors;
  values?: FormValues;
};

function Attention({ states }: { states: readonly SourceState[] }) {
  if (states.length === 0) return null;
  const waiting = states.filter((state) => needsAttention(state.health)).length;
  if (waiting > 0) return <Notice tone="warning" title={t.attention(waiting)} />;
  return (
    <p class="all-fine">
      <Icon name="check" /> {t.allFine}
    </p>
  );
}

function NewPartner({ open, errors = {}, values = {} }: { open: boolean } & Pick<DeskHomeProps, "errors" | "values">) {
  const texts = t.newPartner;
  return (
    <section class="desk-panel" aria-labelledby="nouveau-partenaire">
      <details open={open}>
        <summary>
          <h2 id="nouveau-partenaire">{texts.title}</h2>
        </summary>
        <p>{texts.lead}</p>
        <form method="post" action="/espace" noValidate>
          <PartnerFields values={values} errors={errors} />
          <Field
            name="email"
            type="email"
            label={texts.email}
            help={texts.emailHelp}
            maxLength={254}
            value={values.email}
            error={errors.email}
          />
          <Button>{texts.create}</Button>
        </form>
      </details>
    </section>
  );
}

/** The partners' space: everything one looks after, what needs attention first. */
export function DeskHomePage({ context, partners, drafts, administrator, notice, errors, values }: DeskHomeProps) {
  const names = new Map(partners.map(({ partner }) => [partner.id, partner]));
  const states = partners.flatMap(({ sources }) => sources);
  const titles = new Map(states.map(({ source }) => [source.id, source.title]));
  const urgent = partners.toSorted((a, b) => byUrgency(mostUrgent(a.sources), mostUrgent(b.sources)));
  return (
    <Layout context={context} title={t.title} noindex>
      <div class="stack desk">
        {/* The form is at the foot of a long page: what is wrong is told where the page opens. */}
        <ErrorSummary errors={errorList(errors ?? {})} />
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
        {notice}
        <Attention states={states} />
        <DraftList drafts={drafts} partners={names} titles={titles} />
        {partners.length === 0 && (
          <EmptyState title={administrator ? t.noPartnerYet : t.noPartner}>
            <p>{administrator ? t.noPartnerYetHint : t.noPartnerHint}</p>
          </EmptyState>
        )}
        {urgent.map(({ partner, sources }) => (
          <section key={partner.id} class="chapter desk-partner" aria-labelledby={`reseau-${partner.slug}`}>
            <div class="desk-partner-head">
              <h2 id={`reseau-${partner.slug}`}>
                <a href={`/espace/${partner.slug}`}>{partner.name}</a>
              </h2>
              <LinkButton href={`/espace/${partner.slug}/nouvelle`} variant="secondary" icon="plus">
                {t.add}
              </LinkButton>
            </div>
            <PartnerSources partner={partner} sources={sources} />
          </section>
        ))}
        <p>
          {t.duplicates} <a href="/doublons">{t.duplicatesLink}</a>
        </p>
        {administrator && (
          <NewPartner
            open={partners.length === 0 || errors !== undefined}
            {...(errors && { errors })}
            {...(values && { values })}
          />
        )}
      </div>
    </Layout>
  );
}

const mostUrgent = (sources: readonly SourceState[]): Pick<SourceState, "health"> =>
  sources.toSorted(byUrgency)[0] ?? { health: "never" };
