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
import { DraftList, SourceLine } from "./desk-parts.tsx";

export type FormErrors = Readonly<Record<string, string>>;
export type FormValues = Readonly<Record<string, string>>;

type DeskHomeProps = {
  context: PageContext;
  partners: readonly { partner: Partner; sources: readonly SourceState[] }[];
  drafts: readonly DraftLine[];
  administrator: boolean;
  errors?: FormErrors;
  values?: FormValues;
};

/** What is wrong in a form, as links to its fields. */
export const errorList = (errors: FormErrors) => Object.entries(errors).map(([field, message]) => ({ field, message }));

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

/** A partner's sources, what asks for attention first. */
export function PartnerSources({ partner, sources }: { partner: Partner; sources: readonly SourceState[] }) {
  if (sources.length === 0)
    return (
      <EmptyState title={t.noSource} level={3}>
        <p>{t.noSourceHint}</p>
      </EmptyState>
    );
  return (
    <ul class="source-lines">
      {sources.toSorted(byUrgency).map((state) => (
        <SourceLine key={state.source.id} state={state} partner={partner} />
      ))}
    </ul>
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
          <Field name="name" label={texts.name} required maxLength={200} value={values.name} error={errors.name} />
          <Field
            name="description"
            label={texts.description}
            help={texts.descriptionHelp}
            rows={3}
            maxLength={1_000}
            value={values.description}
          />
          <Field
            name="url"
            type="url"
            label={texts.url}
            help={texts.urlHelp}
            maxLength={500}
            value={values.url}
            error={errors.url}
          />
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
export function DeskHomePage({ context, partners, drafts, administrator, errors, values }: DeskHomeProps) {
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
