import { Checkbox, Field, RadioList } from "../../../../web/index.ts";
import { MOST_LINKS } from "../../questions/links.ts";
import { fields } from "../../questions.fr.ts";
import { type FieldsProps, typed } from "./field-props.ts";

/** Its site and other pages. */
export function LinkFields({ form, errors }: FieldsProps) {
  const t = fields.links;
  const filled = Array.from({ length: MOST_LINKS }, (_, index) => typed(form, `lien-${index}`)).findLastIndex(Boolean);
  const shown = Math.min(MOST_LINKS, Math.max(2, filled + 2));
  return (
    <>
      <Field
        name="site"
        label={t.site}
        help={t.siteHelp}
        inputmode="url"
        maxLength={2_000}
        value={typed(form, "site")}
        error={errors.site}
      />
      {Array.from({ length: shown }, (_, index) => (
        <div key={index} class="side-by-side">
          <Field
            name={`lien-${index}`}
            label={t.link(index + 1)}
            inputmode="url"
            maxLength={2_000}
            value={typed(form, `lien-${index}`)}
            error={errors[`lien-${index}`]}
          />
          <Field
            name={`titre-${index}`}
            label={t.title(index + 1)}
            maxLength={300}
            value={typed(form, `titre-${index}`)}
            error={errors[`titre-${index}`]}
          />
        </div>
      ))}
    </>
  );
}

/** How to reach those who carry it, and who sees that. */
export function ContactFields({ form, errors }: FieldsProps) {
  const t = fields.contact;
  return (
    <>
      <Field
        name="courriel"
        type="email"
        label={t.email}
        maxLength={254}
        value={typed(form, "courriel")}
        error={errors.courriel}
      />
      <Field
        name="telephone"
        type="tel"
        label={t.phone}
        maxLength={30}
        value={typed(form, "telephone")}
        error={errors.telephone}
      />
      <Field
        name="formulaire"
        label={t.form}
        inputmode="url"
        maxLength={2_000}
        value={typed(form, "formulaire")}
        error={errors.formulaire}
      />
      <RadioList
        name="montrer"
        legend={t.show}
        value={typed(form, "montrer") || "non"}
        options={[
          { value: "non", label: t.kept, help: t.keptHelp },
          { value: "oui", label: t.shown, help: t.shownHelp },
        ]}
      />
    </>
  );
}

/** Who proposes. An address that was proved stays. */
export function YouFields({ form, errors, proposal }: FieldsProps) {
  const t = fields.you;
  const proved = proposal.email !== undefined && !["draft", "unconfirmed"].includes(proposal.state);
  return (
    <>
      <Field
        name="email"
        type="email"
        label={t.email}
        help={t.emailHelp}
        required
        readOnly={proved}
        autocomplete="email"
        maxLength={254}
        value={typed(form, "email")}
        error={errors.email}
      />
      <Field name="name" label={t.name} autocomplete="name" maxLength={120} value={typed(form, "name")} error={errors.name} />
      <Checkbox name="signer" label={t.show} help={t.showHelp} checked={typed(form, "signer") === "1"} />
    </>
  );
}
