import type { ComponentChildren } from "preact";
import { line } from "../../../web/form.ts";
import { Button, ComboField, Field } from "../../../web/index.ts";
import { PLACE_PARTS, whereWords } from "../place-answer.ts";
import { fr } from "../shape.fr.ts";
import { MOST_ROWS, SPARE } from "../shape.ts";
import type { ControlProps } from "./control-props.ts";

/** How many lines to show: those that hold something, and a few to add. */
function rowCount({ name, form, spare = SPARE }: ControlProps): number {
  const held = Object.keys(form).flatMap((key) => {
    const rank = key.startsWith(`${name}-`) ? /^\d+/.exec(key.slice(name.length + 1))?.[0] : undefined;
    return rank && line(form, key) ? [Number(rank) + 1] : [];
  });
  return Math.min(MOST_ROWS, Math.max(0, ...held) + spare);
}

/** Several things, a frame each, with empty ones to add. `children` asks about one of them, by the beginning of its names. */
export function Rows({ control, children }: { control: ControlProps; children: (name: string) => ComponentChildren }) {
  const { name, label, help, errors } = control;
  const ranks = Array.from({ length: rowCount(control) }, (_, rank) => rank);
  return (
    <fieldset class="amend-rows" id={name}>
      <legend>{label}</legend>
      <p class="help">{[help, fr.emptyRow].filter(Boolean).join(" ")}</p>
      {errors[name] && <p class="field-error">{errors[name]}</p>}
      <ol>
        {ranks.map((rank) => (
          <li key={rank}>
            <fieldset>
              <legend class="visually-hidden">{fr.row(rank + 1)}</legend>
              {children(`${name}-${rank}`)}
            </fieldset>
          </li>
        ))}
      </ol>
      <p>
        <Button variant="quiet" name="plus" value={name}>
          {fr.more}
        </Button>
      </p>
    </fieldset>
  );
}

/** Several places: with script the commune is completed as it is typed; without, its name or postal code is enough. */
export function PlacesControl(control: ControlProps) {
  const { form, errors } = control;
  const { place: t } = fr;
  return (
    <Rows control={control}>
      {(name) => {
        const part = (key: keyof typeof PLACE_PARTS) => {
          const id = `${name}-${PLACE_PARTS[key]}`;
          return { name: id, value: line(form, id), error: errors[id] };
        };
        const where = part("where");
        return (
          <>
            <Field {...part("name")} autocomplete="off" label={t.name} maxLength={300} />
            <Field {...part("address")} autocomplete="off" label={t.address} maxLength={500} />
            <ComboField
              {...where}
              value={whereWords(where.value)}
              label={t.where}
              help={t.whereHelp}
              src="/contribuer/lieux.json?sorte=commune&q="
              suggestions={t.suggestions}
              maxLength={200}
            />
          </>
        );
      }}
    </Rows>
  );
}
