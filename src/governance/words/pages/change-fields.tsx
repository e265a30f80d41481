import { concepts, LONGEST_WORD, type Scheme } from "../../../vocabulary/index.ts";
import { Field, type Option, Select } from "../../../web/index.ts";
import { type ChangeErrors, type ChangeValues, TOP } from "../proposal.form.ts";
import type { ProposalKind } from "../proposal.ts";
import { words } from "../words.fr.ts";

const t = words.form;

/** The concepts of a list to choose from, those under others set back. */
const conceptOptions = (scheme: Scheme): Option[] =>
  concepts(scheme).map(({ id, label, broader }) => ({ value: id, label: broader === undefined ? label : `\u2003${label}` }));

/** What a proposal of one kind asks about the words of a list. `prefix` keeps ids apart when a page holds two forms. */
export function ChangeFields({
  scheme,
  kind,
  values = {},
  errors = {},
}: {
  scheme: Scheme;
  kind: ProposalKind;
  values?: Partial<ChangeValues>;
  errors?: ChangeErrors;
}) {
  const options = conceptOptions(scheme);
  const top: Option = { value: TOP, label: t.top };
  const asksLabel = kind === "add" || kind === "word" || kind === "relabel";
  return (
    <>
      {kind !== "add" && (
        <Select
          name="concept"
          label={t.concept}
          required
          options={options}
          placeholder={t.choose}
          value={values.concept}
          error={errors.concept}
        />
      )}
      {asksLabel && (
        <Field
          name="label"
          label={kind === "word" ? t.word : kind === "add" ? t.newLabel : t.label}
          required
          maxLength={LONGEST_WORD}
          value={values.label}
          error={errors.label}
        />
      )}
      {(kind === "add" || kind === "move") && (
        <Select
          name="target"
          label={t.broader}
          required
          options={[top, ...options]}
          placeholder={t.choose}
          value={values.target}
          error={errors.target}
        />
      )}
      {kind === "merge" && (
        <Select
          name="target"
          label={t.into}
          required
          options={options}
          placeholder={t.choose}
          value={values.target}
          error={errors.target}
        />
      )}
      {kind === "add" && (
        <Field
          name="definition"
          label={t.definition}
          help={t.definitionHelp}
          rows={2}
          maxLength={500}
          value={values.definition}
          error={errors.definition}
        />
      )}
    </>
  );
}
