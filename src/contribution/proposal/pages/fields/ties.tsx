import { RECOGNITION_WAYS } from "../../../../catalogue/index.ts";
import { Checkbox, ComboField, Field, Select } from "../../../../web/index.ts";
import { PARTNERSHIPS } from "../../proposal.ts";
import { fields, questionText } from "../../questions.fr.ts";
import { type FieldsProps, typed } from "./field-props.ts";

const SRC = "/contribuer/organisations.json";

function HowField({ question, proposer, form, errors }: FieldsProps) {
  const text = questionText(question, proposer);
  return (
    <Field
      name="how"
      label={text.label ?? text.title}
      help={text.example}
      rows={5}
      maxLength={20_000}
      value={typed(form, "how")}
      error={errors.how}
    />
  );
}

/** What a network did for it. */
export function SupportFields(props: FieldsProps) {
  const { form, errors } = props;
  const t = fields.support;
  const ways = RECOGNITION_WAYS.map((way) => ({ value: way, label: t.ways[way] }));
  return (
    <>
      <Field name="reseau" label={t.by} maxLength={200} value={typed(form, "reseau")} error={errors.reseau} />
      <div class="side-by-side">
        <Select name="maniere" label={t.way} options={ways} value={typed(form, "maniere") || "supported"} />
        <Field
          name="annee"
          label={t.year}
          inputmode="numeric"
          width="short"
          maxLength={4}
          value={typed(form, "annee")}
          error={errors.annee}
        />
      </div>
      <Field name="page" label={t.page} inputmode="url" maxLength={2_000} value={typed(form, "page")} error={errors.page} />
      <HowField {...props} />
    </>
  );
}

/** What a company brings. */
export function CompanyFields(props: FieldsProps) {
  const { form, errors } = props;
  const t = fields.company;
  const forms = PARTNERSHIPS.map((each) => ({ value: each, label: t.forms[each] }));
  return (
    <>
      <ComboField
        name="entreprise"
        label={t.name}
        src={`${SRC}?q=`}
        suggestions={fields.actors.suggestions}
        fills="siret"
        value={typed(form, "entreprise")}
        error={errors.entreprise}
      />
      <ComboField
        name="siret"
        label={fields.actors.siret}
        help={fields.actors.siretHelp}
        src={`${SRC}?par=siret&q=`}
        suggestions={fields.actors.suggestions}
        fills="entreprise"
        maxLength={20}
        value={typed(form, "siret")}
        error={errors.siret}
      />
      <Select name="forme" label={t.form} placeholder={t.anyForm} options={forms} value={typed(form, "forme")} />
      <HowField {...props} />
    </>
  );
}

/** What it needs, and what others may take from it. */
export function SpreadFields({ form, errors }: FieldsProps) {
  const t = fields.spread;
  return (
    <>
      <Field
        name="needs"
        label={t.needs}
        help={t.needsHelp}
        rows={4}
        maxLength={20_000}
        value={typed(form, "needs")}
        error={errors.needs}
      />
      <Checkbox name="visite" label={t.visit} checked={typed(form, "visite") === "1"} />
      <Checkbox name="reprise" label={t.takeOver} checked={typed(form, "reprise") === "1"} />
      <Field
        name="conditions"
        label={t.conditions}
        help={t.conditionsHelp}
        rows={4}
        maxLength={5_000}
        value={typed(form, "conditions")}
        error={errors.conditions}
      />
    </>
  );
}
