import { line, lines } from "../../../web/form.ts";
import { ComboField, Field, RadioList, Select } from "../../../web/index.ts";
import { fr } from "../shape.fr.ts";
import type { Part, Shape } from "../shape.ts";
import { ConceptsControl } from "./concepts-control.tsx";
import type { ControlProps } from "./control-props.ts";
import { PlacesControl, Rows } from "./rows-control.tsx";

/** Up to here, answers are laid out to be read; longer lists drop down. */
const READABLE = 12;

function TextControl({ shape, ...control }: ControlProps & { shape: Extract<Shape, { as: "text" }> }) {
  const { name, label, help, form, errors } = control;
  const said = shape.markdown ? [help, fr.markdown].filter(Boolean).join(" ") : help;
  const value = shape.rows ? lines(form, name) : line(form, name);
  if (shape.organisation) return <OrganisationField {...{ name, label, value, error: errors[name] }} by="nom" fills="siret" />;
  return <Field name={name} label={label} help={said} rows={shape.rows} value={value} error={errors[name]} />;
}

type Simple = { name: string; label: string; value: string; error: string | undefined };

/** Name or SIRET of an organisation: with script, choosing one fills the other, beside it. */
function OrganisationField({ by, fills, ...field }: Simple & { by: "nom" | "siret"; fills: "nom" | "siret" }) {
  const src = `/contribuer/organisations.json?${by === "siret" ? "par=siret&" : ""}q=`;
  const beside = field.name.replace(/[^-]+$/, fills);
  return <ComboField {...field} src={src} suggestions={fr.organisations} fills={beside} maxLength={by === "siret" ? 20 : 300} />;
}

function ChoiceControl({
  shape,
  inRow,
  ...control
}: ControlProps & { shape: Extract<Shape, { as: "choice" }>; inRow?: boolean }) {
  const { name, label, help, form, errors, none } = control;
  const options = shape.options();
  const value = line(form, name);
  if (inRow || options.length > READABLE)
    return (
      <Select
        name={name}
        label={label}
        help={help}
        options={options}
        value={value}
        placeholder={fr.choose}
        error={errors[name]}
      />
    );
  const all = none ? [...options, { value: "", label: none }] : options;
  return <RadioList name={name} legend={label} help={help} options={all} value={value} error={errors[name]} />;
}

/** The parts of one thing, each asked by its control. */
function PartControls({ parts, inRow, ...control }: ControlProps & { parts: readonly Part[]; inRow?: boolean }) {
  return (
    <>
      {parts.map((part) => (
        <ShapeControl
          key={part.key}
          shape={part.shape}
          name={`${control.name}-${part.name}`}
          label={part.label}
          help={part.help}
          form={control.form}
          errors={control.errors}
          none={control.none}
          inRow={inRow}
        />
      ))}
    </>
  );
}

/** The right control for each shape of value. Works without script. */
export function ShapeControl({ shape, inRow, ...control }: ControlProps & { shape: Shape; inRow?: boolean | undefined }) {
  const { name, label, help, form, errors } = control;
  const simple = { name, label, help, value: line(form, name), error: errors[name] };
  switch (shape.as) {
    case "text":
      return <TextControl shape={shape} {...control} />;
    case "url":
      return <Field {...simple} inputmode="url" autocomplete="off" />;
    case "date":
      return <Field {...simple} help={[help, fr.date].filter(Boolean).join(" ")} width="medium" autocomplete="off" />;
    case "year":
      return <Field {...simple} width="short" inputmode="numeric" autocomplete="off" />;
    case "siret":
      return <OrganisationField {...simple} by="siret" fills="nom" />;
    case "choice":
      return <ChoiceControl shape={shape} {...control} {...(inRow ? { inRow } : {})} />;
    case "concepts":
      return <ConceptsControl {...control} scheme={shape.scheme} />;
    case "lines":
      return <Field {...simple} help={[help, fr.lines].filter(Boolean).join(" ")} rows={6} value={lines(form, name)} />;
    case "group":
      return (
        <fieldset class="amend-group" id={name}>
          <legend>{label}</legend>
          {help && <p class="help">{help}</p>}
          <PartControls parts={shape.parts} {...control} />
        </fieldset>
      );
    case "rows":
      return <Rows control={control}>{(row) => <PartControls parts={shape.parts} {...control} name={row} inRow />}</Rows>;
    case "places":
      return <PlacesControl {...control} />;
  }
}
