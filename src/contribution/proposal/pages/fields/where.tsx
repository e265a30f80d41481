import { territory } from "../../../../geography/index.ts";
import { ComboField, Field, RadioList } from "../../../../web/index.ts";
import { fields } from "../../questions.fr.ts";
import { type FieldsProps, typed } from "./field-props.ts";

const t = fields.where;

/** A code is shown by its name, and sent again as it is until somebody types. */
function shown(value: string): { value: string; code?: string } {
  const found = /^(com|epci|dep|reg|pays)-/.test(value) ? territory(value) : undefined;
  if (!found) return { value };
  const holder = found.parents.find((code) => code.startsWith("dep-"));
  const within = holder && territory(holder)?.name;
  return { value: within ? `${found.name} (${within})` : found.name, code: found.code };
}

/** Where: three ways to say it, each with its fields beside it. */
export function WhereFields({ form, errors }: FieldsProps) {
  const options = [
    { value: "place", label: t.place, help: t.placeHelp },
    { value: "area", label: t.area, help: t.areaHelp },
    { value: "everywhere", label: t.everywhere },
  ];
  return (
    <>
      <RadioList name="ou" legend={t.legend} options={options} value={typed(form, "ou") || "place"} error={errors.ou} />
      <div class="when when-place">
        <ComboField
          name="commune"
          label={t.commune}
          help={t.communeHelp}
          src="/contribuer/lieux.json?sorte=commune&q="
          suggestions={t.suggestions}
          error={errors.commune}
          {...shown(typed(form, "commune"))}
        />
        <Field
          name="adresse"
          label={t.address}
          help={t.addressHelp}
          value={typed(form, "adresse")}
          error={errors.adresse}
          maxLength={500}
        />
        <Field
          name="endroit"
          label={t.venue}
          help={t.venueHelp}
          value={typed(form, "endroit")}
          error={errors.endroit}
          maxLength={300}
        />
      </div>
      <div class="when when-area">
        <ComboField
          name="territoire"
          label={t.area_}
          help={t.area_Help}
          src="/contribuer/lieux.json?sorte=territoire&q="
          suggestions={t.suggestions}
          error={errors.territoire}
          {...shown(typed(form, "territoire"))}
        />
      </div>
    </>
  );
}
