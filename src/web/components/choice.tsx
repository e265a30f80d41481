import type { ComponentChildren } from "preact";
import { formatNumber } from "../typography.ts";
import { described, type FieldCommon, FieldError, FieldFrame } from "./field.tsx";

/** One answer of a list to choose from. */
export type Option = {
  value: string;
  label: string;
  /** How many things it stands for, shown beside the label. */
  count?: number | undefined;
  help?: string | undefined;
  disabled?: boolean | undefined;
  /** 1 for a choice under the one above it. */
  depth?: number | undefined;
};

/** One choice in a drop-down list. `groups` for a list in parts. */
export function Select({
  options = [],
  groups = [],
  value,
  placeholder,
  ...field
}: FieldCommon & {
  options?: readonly Option[] | undefined;
  groups?: readonly { label: string; options: readonly Option[] }[] | undefined;
  value?: string | undefined;
  /** First line, with an empty value. */
  placeholder?: string | undefined;
}) {
  const id = field.id ?? field.name;
  return (
    <FieldFrame {...field} id={id}>
      <select id={id} name={field.name} required={field.required} {...described(id, field)}>
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {options.map((option) => SelectOption(option, value))}
        {groups.map((group) => (
          <optgroup key={group.label} label={group.label}>
            {group.options.map((option) => SelectOption(option, value))}
          </optgroup>
        ))}
      </select>
    </FieldFrame>
  );
}

function SelectOption(option: Option, value: string | undefined) {
  return (
    <option key={option.value} value={option.value} selected={option.value === value} disabled={option.disabled}>
      {option.count === undefined ? option.label : `${option.label} (${formatNumber(option.count)})`}
    </option>
  );
}

type GroupProps = {
  name: string;
  legend: string;
  id?: string | undefined;
  options: readonly Option[];
  help?: ComponentChildren;
  error?: string | undefined;
  legendHidden?: boolean | undefined;
  /** Several columns where there is room. */
  columns?: boolean | undefined;
};

/** Several answers among a few. */
export function CheckboxList(props: GroupProps & { values?: readonly string[] | undefined }) {
  return <ChoiceGroup {...props} type="checkbox" chosen={props.values ?? []} />;
}

/** One answer among a few. */
export function RadioList(props: GroupProps & { value?: string | undefined; required?: boolean | undefined }) {
  return <ChoiceGroup {...props} type="radio" chosen={props.value === undefined ? [] : [props.value]} />;
}

function ChoiceGroup(
  props: GroupProps & { type: "checkbox" | "radio"; chosen: readonly string[]; required?: boolean | undefined },
) {
  const id = props.id ?? props.name;
  return (
    <fieldset class={props.error ? "choices field-wrong" : "choices"} id={id} {...described(id, props)}>
      <legend class={props.legendHidden ? "visually-hidden" : undefined}>{props.legend}</legend>
      {props.help && (
        <p class="help" id={`${id}-help`}>
          {props.help}
        </p>
      )}
      <ul class={props.columns ? "choice-list choice-columns" : "choice-list"}>
        {props.options.map((option, index) => (
          <Choice key={option.value} option={option} group={props} id={`${id}-${index}`} />
        ))}
      </ul>
      <FieldError id={id} error={props.error} />
    </fieldset>
  );
}

type ChoiceProps = { option: Option; group: Parameters<typeof ChoiceGroup>[0]; id: string };

function Choice({ option, group, id }: ChoiceProps) {
  return (
    <li class={option.depth ? "choice choice-deep" : "choice"}>
      <input
        type={group.type}
        id={id}
        name={group.name}
        value={option.value}
        checked={group.chosen.includes(option.value)}
        disabled={option.disabled}
        required={group.type === "radio" && group.required}
        aria-describedby={option.help ? `${id}-help` : undefined}
      />
      <label for={id}>
        <span>{option.label}</span>
        {option.count !== undefined && <span class="count">{formatNumber(option.count)}</span>}
      </label>
      {option.help && (
        <p class="help" id={`${id}-help`}>
          {option.help}
        </p>
      )}
    </li>
  );
}

/** One box to tick on its own. */
export function Checkbox({
  name,
  label,
  value = "1",
  checked,
  help,
  id = name,
  error,
  required,
}: FieldCommon & { value?: string | undefined; checked?: boolean | undefined }) {
  return (
    <div class={error ? "field field-wrong" : "field"}>
      <div class="choice">
        <input
          type="checkbox"
          id={id}
          name={name}
          value={value}
          checked={checked}
          required={required}
          {...described(id, { help, error })}
        />
        <label for={id}>{label}</label>
        {help && (
          <p class="help" id={`${id}-help`}>
            {help}
          </p>
        )}
      </div>
      <FieldError id={id} error={error} />
    </div>
  );
}
