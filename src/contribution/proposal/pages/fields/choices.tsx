import { concept, concepts } from "../../../../vocabulary/index.ts";
import { Checkbox, CheckboxList, Field, type Option, RadioList, Select } from "../../../../web/index.ts";
import { fields, questionText } from "../../questions.fr.ts";
import { allTyped, type FieldsProps, typed } from "./field-props.ts";

const MONTHS = Array.from({ length: 12 }, (_, index) => ({
  value: String(index + 1).padStart(2, "0"),
  label: new Intl.DateTimeFormat("fr-FR", { month: "long", timeZone: "UTC" }).format(new Date(Date.UTC(2026, index, 1))),
}));

/** Since when, how far, and whether it is too early to say. */
export function StageFields({ form, errors }: FieldsProps) {
  const t = fields.stage;
  const stages = concepts("stages").map(({ id, label, definition }) => ({ value: id, label, help: definition }));
  return (
    <>
      <RadioList
        name="etape"
        legend={t.legend}
        options={[...stages, { value: "", label: t.none }]}
        value={typed(form, "etape")}
        error={errors.etape}
      />
      <Checkbox name="jeune" label={t.tooYoung} help={t.tooYoungHelp} checked={typed(form, "jeune") === "1"} />
      <div class="side-by-side">
        <Field
          name="annee"
          label={t.year}
          inputmode="numeric"
          width="short"
          maxLength={4}
          value={typed(form, "annee")}
          error={errors.annee}
        />
        <Select name="mois" label={t.month} placeholder={t.anyMonth} options={MONTHS} value={typed(form, "mois")} />
      </div>
    </>
  );
}

/** For whom. */
export function AudienceFields({ question, proposer, form }: FieldsProps) {
  const options = concepts("audiences").map(({ id, label }) => ({ value: id, label }));
  const { label, title } = questionText(question, proposer);
  return <CheckboxList name="audiences" legend={label ?? title} options={options} values={allTyped(form, "audiences")} columns />;
}

/** Themes: those that the words suggest, then those chosen, then all. */
export function ThemeFields({ form, proposal, suggested = [] }: FieldsProps) {
  const t = fields.themes;
  const ticked = allTyped(form, "themes");
  const chosen = proposal.answers.themes === undefined && ticked.length === 0 ? suggested.slice(0, 3) : ticked;
  const first = [...new Set([...suggested, ...chosen])].filter((id) => concept("themes", id));
  const option = ({ id, label, broader }: { id: string; label: string; broader?: string }): Option => ({
    value: id,
    label,
    ...(broader ? { depth: 1 } : {}),
  });
  const near = first.flatMap((id) => {
    const known = concept("themes", id);
    return known ? [{ value: id, label: known.label }] : [];
  });
  const others = concepts("themes").filter(({ id }) => !first.includes(id));
  return (
    <>
      {near.length ? (
        <CheckboxList id="themes-proches" name="themes" legend={t.suggested} options={near} values={chosen} />
      ) : (
        <p class="muted">{t.none}</p>
      )}
      <details class="all-themes" open={near.length === 0}>
        <summary>{t.all}</summary>
        <CheckboxList
          id="themes-tous"
          name="themes"
          legend={t.all}
          legendHidden
          options={others.map(option)}
          values={chosen}
          columns
        />
      </details>
    </>
  );
}
