import { FUNCTION_GROUPS, FUNCTIONS, type FunctionGroup } from "./functions/index.ts";
import { functionTexts } from "./functions.fr.ts";
import type { FieldInput, Mapping } from "./mapping.ts";
import { choiceTexts, groupTexts, recordTexts, targetTexts } from "./targets.fr.ts";
import { type Part, TARGET_GROUPS, TARGETS, type Target, type TargetGroup, type ValueType } from "./targets.ts";

/** One field of the form, or one part of an object field. */
type FieldDescription = {
  name: string;
  label: string;
  help: string;
  type: ValueType | "object";
  multiplicity: "one" | "many";
  required: boolean;
  /** Closed list, with French labels. */
  choices?: { value: string; label: string }[];
  /** Vocabulary whose concepts fill it. */
  scheme?: string;
  maxLength?: number;
  /** Functions that make sense before it. */
  functions: string[];
  parts?: FieldDescription[];
  /** What the mapping says for it, as written. */
  input?: FieldInput;
};

type FunctionDescription = { name: string; group: FunctionGroup; label: string; help: string; example: string };

/** All that a form needs to let a person write a mapping, in the order in which to show it. */
type MappingDescription = {
  groups: { name: TargetGroup; label: string; fields: FieldDescription[] }[];
  /** id, date, kind and rows to keep. */
  record: { name: string; label: string; help: string; input?: unknown }[];
  functions: FunctionDescription[];
};

const ALWAYS: readonly FunctionGroup[] = ["text", "list", "choice"];
const ALSO: Partial<Record<ValueType, readonly FunctionGroup[]>> = {
  date: ["date", "number"],
  year: ["date", "number"],
  sdg: ["number"],
  latitude: ["number", "place"],
  longitude: ["number", "place"],
  country: ["place"],
  postcode: ["place"],
  insee: ["place"],
  siret: ["identifier"],
  url: ["contact"],
  byKind: ["contact", "identifier"],
};

function functionsFor(type: ValueType): string[] {
  const groups = new Set([...ALWAYS, ...(ALSO[type] ?? [])]);
  return [...FUNCTIONS.values()].filter(({ group }) => groups.has(group)).map(({ name }) => name);
}

function shape(of: Part | Target): Omit<FieldDescription, "name" | "label" | "help" | "required"> {
  return {
    type: of.type,
    multiplicity: of.many ? "many" : "one",
    ...(of.choices && { choices: of.choices.map((value) => ({ value, label: choiceTexts[value] ?? value })) }),
    ...(of.scheme !== undefined && { scheme: of.scheme }),
    ...(of.max !== undefined && { maxLength: of.max }),
    functions: functionsFor(of.type),
  };
}

function described(target: Target, mapping: Mapping | undefined): FieldDescription {
  const text = targetTexts[target.name];
  const input = mapping?.fields[target.name];
  const base = {
    name: target.name,
    label: text?.label ?? target.name,
    help: text?.help ?? "",
    required: target.name === "title",
    ...(input !== undefined && { input }),
  };
  if (!target.parts) return { ...base, ...shape(target) };
  const parts = target.parts.map((part) => ({
    name: part.name,
    label: text?.parts?.[part.name] ?? part.name,
    help: "",
    required: part.required === true,
    ...shape(part),
  }));
  return { ...base, type: "object", multiplicity: target.many ? "many" : "one", functions: [], parts };
}

/** Describes every field a mapping may fill, with what this one says; without a mapping, the empty form. Plain JSON. */
export function describeMapping(mapping?: Mapping): MappingDescription {
  return {
    groups: TARGET_GROUPS.map((name) => ({
      name,
      label: groupTexts[name],
      fields: TARGETS.filter((target) => target.group === name).map((target) => described(target, mapping)),
    })),
    record: (["id", "updated", "kind", "when"] as const).map((name) => {
      const { label, help } = recordTexts[name];
      const input = mapping?.record[name];
      return { name, label, help, ...(input !== undefined && { input }) };
    }),
    functions: FUNCTION_GROUPS.flatMap((group) =>
      [...FUNCTIONS.values()]
        .filter((each) => each.group === group)
        .map(({ name }) => ({ name, group, ...(functionTexts[name] ?? { label: name, help: "", example: name }) })),
    ),
  };
}
