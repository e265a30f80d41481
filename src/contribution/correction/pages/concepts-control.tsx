import { concepts, type Scheme, suggestConcepts, topConcepts } from "../../../vocabulary/index.ts";
import { choices, line } from "../../../web/form.ts";
import { Button, CheckboxList, Field, type Option } from "../../../web/index.ts";
import { fr } from "../shape.fr.ts";
import type { ControlProps } from "./control-props.ts";

/** Longer lists are folded by their first level, and can be searched. */
const FLAT = 45;
const FOUND = 12;

/** Name of the field that looks for words in the list of `name`. */
const searchName = (name: string): string => `${name}-cherche`;

/**
 * Boxes for the concepts of a scheme. Those chosen, and those found by their words, stand first; each box is there once, so that
 * what is unchecked is unchecked.
 */
export function ConceptsControl({ name, label, help, form, errors, scheme }: ControlProps & { scheme: Scheme }) {
  const values = choices(form, name);
  const all = concepts(scheme);
  if (all.length <= FLAT) {
    const known = new Set(all.map(({ id }) => id));
    const options = [...all.map(({ id, label }) => ({ value: id, label })), ...unknown(values, known)];
    return <CheckboxList name={name} legend={label} help={help} options={options} values={values} columns error={errors[name]} />;
  }
  return <LongList {...{ name, label, help, form, errors, scheme, values }} />;
}

const unknown = (values: readonly string[], known: ReadonlySet<string>): Option[] =>
  values.filter((id) => !known.has(id)).map((id) => ({ value: id, label: id }));

function LongList({
  name,
  label,
  help,
  form,
  errors,
  scheme,
  values,
}: ControlProps & { scheme: Scheme; values: readonly string[] }) {
  const all = concepts(scheme);
  const words = line(form, searchName(name)).slice(0, 120);
  const found = words ? suggestConcepts(scheme, words, FOUND).map(({ id }) => id) : [];
  const first = [...new Set([...values, ...found])];
  const labels = new Map(all.map((one) => [one.id, one.label]));
  const top = first.map((id) => ({ value: id, label: labels.get(id) ?? id }));
  const rest = (id: string, depth: 0 | 1): Option[] =>
    first.includes(id) ? [] : [{ value: id, label: labels.get(id) ?? id, depth: depth || undefined }];
  return (
    <fieldset class="amend-concepts" id={name}>
      <legend>{label}</legend>
      {help && <p class="help">{help}</p>}
      {errors[name] && <p class="field-error">{errors[name]}</p>}
      <div class="amend-find">
        <Field name={searchName(name)} label={fr.find} type="search" value={words} maxLength={120} autocomplete="off" />
        <Button variant="secondary" name="chercher" value={name}>
          {fr.findSubmit}
        </Button>
      </div>
      {words && <p role="status">{found.length ? fr.found(words) : fr.notFound(words)}</p>}
      {top.length > 0 && (
        <CheckboxList name={name} id={`${name}-choisis`} legend={fr.chosen} options={top} values={values} columns />
      )}
      {topConcepts(scheme).map((parent, index) => {
        const children = all.filter((one) => one.broader === parent.id).flatMap(({ id }) => rest(id, 1));
        const options = [...rest(parent.id, 0), ...children];
        if (options.length === 0) return null;
        return (
          <details key={parent.id}>
            <summary>{parent.label}</summary>
            <CheckboxList
              name={name}
              id={`${name}-${index}g`}
              legend={parent.label}
              legendHidden
              options={options}
              values={values}
            />
          </details>
        );
      })}
    </fieldset>
  );
}
