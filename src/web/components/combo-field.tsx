import { described, type FieldCommon, FieldFrame } from "./field.tsx";

/**
 * One line of text, completed as one types from `src` + the words (with script; without, the words alone are sent). `code`: what
 * is already chosen, sent instead of the words. `fills`: id of the field that takes what was chosen, where both are sent as words.
 */
export function ComboField({
  src,
  suggestions,
  value,
  code,
  fills,
  maxLength = 300,
  placeholder,
  ...field
}: FieldCommon & {
  src: string;
  /** Name of the list of suggestions, for screen readers. */
  suggestions: string;
  value?: string | undefined;
  code?: string | undefined;
  fills?: string | undefined;
  maxLength?: number | undefined;
  placeholder?: string | undefined;
}) {
  const id = field.id ?? field.name;
  return (
    <FieldFrame {...field} id={id}>
      <place-combobox class="combo" src={src} code={code} fills={fills} label={suggestions}>
        <input
          type="text"
          id={id}
          name={field.name}
          value={value}
          required={field.required}
          maxLength={maxLength}
          placeholder={placeholder}
          autocomplete="off"
          {...described(id, field)}
        />
      </place-combobox>
    </FieldFrame>
  );
}
