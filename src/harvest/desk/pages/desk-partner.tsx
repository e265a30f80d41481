import type { Errors } from "../../../web/form.ts";
import { Actions, Button, Field, Layout, LinkButton, type PageContext } from "../../../web/index.ts";
import type { Partner } from "../../source.ts";
import { desk as t } from "../desk.fr.ts";
import type { SourceState } from "../desk.ts";
import type { DraftLine } from "../draft.store.ts";
import { DraftList, PartnerSources } from "./desk-parts.tsx";
import type { FormValues } from "./form-answers.ts";
import { PartnerFields } from "./partner-fields.tsx";

type Member = { id: string; email: string };

type DeskPartnerProps = {
  context: PageContext;
  partner: Partner;
  sources: readonly SourceState[];
  drafts: readonly DraftLine[];
  members: readonly Member[];
  errors?: Errors;
  values?: FormValues;
};

function Members({
  partner,
  members,
  me,
  errors = {},
  values = {},
}: Omit<DeskPartnerProps, "context"> & { me?: string | undefined }) {
  const texts = t.members;
  const base = `/espace/${partner.slug}/personnes`;
  return (
    <section class="chapter" aria-labelledby="personnes">
      <h2 id="personnes">{texts.title}</h2>
      <p class="muted">{members.length > 0 ? texts.lead : texts.none}</p>
      {members.length > 0 && (
        <ul class="member-list">
          {members.map((member) => (
            <li key={member.id}>
              <span>
                {member.email} {member.id === me && <span class="muted">({texts.you})</span>}
              </span>
              <form method="post" action={`${base}/retrait`}>
                <input type="hidden" name="account" value={member.id} />
                <button type="submit" class="button button-quiet" aria-label={texts.removeWho(member.email)}>
                  {texts.remove}
                </button>
              </form>
            </li>
          ))}
        </ul>
      )}
      <form method="post" action={base} class="inline-form" noValidate>
        <Field
          name="email"
          type="email"
          label={`${texts.invite} : ${texts.email.toLocaleLowerCase("fr")}`}
          required
          maxLength={254}
          value={values.email}
          error={errors.email}
        />
        <Button variant="secondary" icon="mail">
          {texts.send}
        </Button>
      </form>
    </section>
  );
}

function Presentation({
  partner,
  errors = {},
  values,
}: {
  partner: Partner;
  errors?: Errors | undefined;
  values?: FormValues | undefined;
}) {
  const given = values?.name === undefined ? { name: partner.name, description: partner.description, url: partner.url } : values;
  return (
    <section class="chapter" aria-labelledby="presentation">
      <h2 id="presentation">{t.partner.edit}</h2>
      <p class="muted">{t.partner.editLead}</p>
      <form method="post" action={`/espace/${partner.slug}`} noValidate>
        <PartnerFields values={given} errors={errors} />
        <Button variant="secondary">{t.partner.save}</Button>
      </form>
    </section>
  );
}

/** One partner's space: its sources, its people, what readers see of it. */
export function DeskPartnerPage(props: DeskPartnerProps) {
  const { context, partner, sources, drafts, errors, values } = props;
  const titles = new Map(sources.map(({ source }) => [source.id, source.title]));
  return (
    <Layout context={context} title={partner.name} noindex breadcrumb={[{ label: t.title, href: "/espace" }]}>
      <div class="stack desk">
        <h1>{partner.name}</h1>
        <Actions>
          <LinkButton href={`/espace/${partner.slug}/nouvelle`} icon="plus">
            {t.add}
          </LinkButton>
          <LinkButton href={`/reseau/${partner.slug}`} variant="quiet">
            {t.partner.publicPage}
          </LinkButton>
          <LinkButton href={`/espace/${partner.slug}/retours`} variant="quiet">
            {t.partner.returns}
          </LinkButton>
        </Actions>
        <DraftList drafts={drafts} partners={new Map([[partner.id, partner]])} titles={titles} />
        <section class="chapter" aria-labelledby="sources">
          <h2 id="sources">{t.partner.sources}</h2>
          <PartnerSources partner={partner} sources={sources} />
        </section>
        <div class="desk-columns">
          <Members {...props} me={context.user?.id} />
          <Presentation partner={partner} errors={errors} values={values} />
        </div>
      </div>
    </Layout>
  );
}
