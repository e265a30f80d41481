import type { ComponentChildren, InputHTMLAttributes } from "preact";
import { fr } from "../web.fr.ts";
import { Icon } from "./icon.tsx";

/** What all fields of a form share. */
export type FieldCommon = {
  name: string;
  label: string;
  /** Unique in the page; the name when absent. */
  id?: string | undefined;
  help?: ComponentChildren;
  /** What is wrong and how to mend it. */
  error?: string | undefined;
  required?: boolean | undefined;
  /** Kept for screen readers only: when the place makes it plain what is asked. */
  labelHidden?: boolean | undefined;
};

/** Attributes that tie a control to its help and error. */
export function described(id: string, field: Pick<FieldCommon, "help" | "error">) {
  const ids = [field.help ? `${id}-help` : "", field.error ? `${id}-error` : ""].filter(Boolean).join(" ");
  return { "aria-describedby": ids || undefined, "aria-invalid": field.error ? ("true" as const) : undefined };
}

/** Label above, control, help between them, error in words with its sign. */
export function FieldFrame({
  id,
  label,
  help,
  error,
  required,
  labelHidden,
  children,
}: FieldCommon & { id: string; children: ComponentChildren }) {
  return (
    <div class={error ? "field field-wrong" : "field"}>
      <label for={id} class={labelHidden ? "visually-hidden" : undefined}>
        {label}
        {required && <span class="required"> {fr.field.required}</span>}
      </label>
      {help && (
        <p class="help" id={`${id}-help`}>
          {help}
        </p>
      )}
      {children}
      <FieldError id={id} error={error} />
    </div>
  );
}

/** The sentence under a control that was refused; nothing when all is well. */
export function FieldError({ id, error }: { id: string; error: string | undefined }) {
  if (!error) return null;
  return (
    <p class="field-error" id={`${id}-error`}>
      <Icon name="error" size={18} />
      <span>
        <span class="visually-hidden">{fr.field.errorPrefix}</span>
        {error}
      </span>
    </p>
  );
}

type FieldProps = FieldCommon & {
  value?: string | undefined;
  type?: "text" | "email" | "url" | "tel" | "search" | "number" | "date" | "password" | undefined;
  autocomplete?: string | undefined;
  inputmode?: "numeric" | "decimal" | "tel" | "email" | "url" | "search" | undefined;
  placeholder?: string | undefined;
  maxLength?: number | undefined;
  min?: number | string | undefined;
  max?: number | string | undefined;
  step?: number | string | undefined;
  pattern?: string | undefined;
  /** Several lines: a text area of that many rows. */
  rows?: number | undefined;
  /** Width hint in characters for short answers (postcode, year). */
  width?: "short" | "medium" | undefined;
  readOnly?: boolean | undefined;
};

/** One question, one answer in words. */
export function Field(props: FieldProps) {
  const id = props.id ?? props.name;
  return (
    <FieldFrame {...props} id={id}>
      {props.rows ? <TextArea id={id} field={props} /> : <Input id={id} field={props} />}
    </FieldFrame>
  );
}

function shared(id: string, { name, required, maxLength, placeholder, readOnly, ...field }: FieldProps) {
  return { id, name, required, maxLength, placeholder, readOnly, ...described(id, field) };
}

function TextArea({ id, field }: { id: string; field: FieldProps }) {
  return (
    <textarea {...shared(id, field)} rows={field.rows}>
      {field.value}
    </textarea>
  );
}

function Input({ id, field }: { id: string; field: FieldProps }) {
  const { value, type = "text", width, autocomplete, inputmode, min, max, step, pattern } = field;
  const attributes = { ...shared(id, field), type, value, autocomplete, inputMode: inputmode, min, max, step, pattern };
  // Preact types each input type apart; here the type is a value.
  return <input {...(attributes as InputHTMLAttributes<HTMLInputElement>)} class={width && `input-${width}`} />;
}
