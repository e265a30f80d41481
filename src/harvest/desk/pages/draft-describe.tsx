import { type Errors, errorList } from "../../../web/form.ts";
import {
  Actions,
  Button,
  Checkbox,
  ErrorSummary,
  Field,
  Layout,
  LinkButton,
  type PageContext,
  RadioList,
  Select,
} from "../../../web/index.ts";
import { LICENCES } from "../../licence.ts";
import { type Mapping, SCHEDULES } from "../../mapping/index.ts";
import { type Partner, SOURCE_ROLES, type Source } from "../../source.ts";
import { desk } from "../desk.fr.ts";
import { draftTexts } from "../draft.fr.ts";
import type { Draft } from "../draft.ts";
import { draftHref, Steps } from "./desk-parts.tsx";

const t = draftTexts.describe;

/** What a person says of a source, as typed. */
export type DescribeValues = {
  title: string;
  role: string;
  why: string;
  licence: string;
  /** Name of a licence that is not in the list. */
  otherLicence: string;
  schedule: Mapping["schedule"];
};

/** The choice that leads to the field below it. */
export const OTHER_LICENCE = "autre";

/** A licence as the form asks for it: one of the list, another in words, or none yet. */
export function licenceValues(licence: string): Pick<DescribeValues, "licence" | "otherLicence"> {
  if (licence === draftTexts.toComplete) return { licence: "", otherLicence: "" };
  const known = LICENCES.some(({ label }) => label === licence);
  return known ? { licence, otherLicence: "" } : { licence: OTHER_LICENCE, otherLicence: licence };
}

/** The words about a source: the same fields when it is brought and when it is edited. */
export function DescribeFields({
  values,
  errors = {},
  scheduled,
}: {
  values: DescribeValues;
  errors?: Errors | undefined;
  /** Its document is read at an address: it may be read again by itself. */
  scheduled: boolean;
}) {
  return (
    <>
      <Field name="title" label={t.name} help={t.nameHelp} required maxLength={200} value={values.title} error={errors.title} />
      <RadioList
        name="role"
        legend={t.role}
        value={values.role}
        error={errors.role}
        options={SOURCE_ROLES.map((role) => ({ value: role, ...t.roles[role] }))}
      />
      <Field
        name="why"
        label={t.why}
        help={t.whyHelp}
        required
        rows={2}
        maxLength={1_000}
        value={values.why}
        error={errors.why}
      />
      <Select
        name="licence"
        label={t.licence}
        help={t.licenceHelp}
        required
        placeholder={t.chooseLicence}
        value={values.licence}
        error={errors.licence}
        options={[...LICENCES.map(({ label }) => ({ value: label, label })), { value: OTHER_LICENCE, label: t.otherLicence }]}
      />
      <Field name="otherLicence" label={t.licenceText} maxLength={200} value={values.otherLicence} width="medium" />
      {scheduled && (
        <Select
          name="schedule"
          label={t.schedule}
          value={values.schedule}
          options={SCHEDULES.map((value) => ({ value, label: desk.schedules[value] }))}
        />
      )}
    </>
  );
}

/** The last step: what readers are told of the source, the partner's agreement, and off it goes. */
export function DraftDescribePage({
  context,
  partner,
  source,
  draft,
  values,
  records,
  errors = {},
}: {
  context: PageContext;
  partner: Partner;
  source?: Source | undefined;
  draft: Draft;
  values: DescribeValues;
  /** How many records the trial made, in words. */
  records: string;
  errors?: Errors | undefined;
}) {
  const back = draftHref(partner, draft);
  return (
    <Layout
      context={context}
      title={t.title}
      noindex
      breadcrumb={[
        { label: desk.title, href: "/espace" },
        { label: partner.name, href: `/espace/${partner.slug}` },
      ]}
    >
      <div class="stack desk">
        <Steps current="describe" hrefs={{ check: back }} />
        <h1>{t.title}</h1>
        <p class="lead">{t.lead(records, draft.documentName)}</p>
        <ErrorSummary errors={errorList(errors)} />
        <form method="post" action={`${back}/presentation`} noValidate>
          <DescribeFields values={values} errors={errors} scheduled={draft.location.kind === "url"} />
          <Checkbox name="rights" label={t.rights} error={errors.rights} />
          <Actions>
            <Button>{source ? t.update : t.publish}</Button>
            <LinkButton href={back} variant="quiet">
              {t.back}
            </LinkButton>
          </Actions>
        </form>
      </div>
    </Layout>
  );
}
