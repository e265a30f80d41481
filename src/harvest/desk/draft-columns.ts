import type { ExpressionInput, FieldInput, Mapping } from "../mapping/index.ts";
import type { FullExpression } from "../mapping/mapping.ts";
import { TARGET_BY_NAME, type Target } from "../mapping/targets.ts";
import { DESTINATIONS, type Destination, destination } from "./draft-destination.ts";
import { columnsGiven } from "./draft-expression.ts";
import { choiceOf, POSITION, partsRead, type Template, templatesOf } from "./draft-template.ts";

/** One thing a column is used for. */
export type Use = {
  /** The choice of the list that says it; undefined when only the YAML text can. */
  destination: Destination | undefined;
  /** The field it fills, for saying so. */
  target: string;
  part?: string;
  /** Names of the functions it goes through. */
  steps: readonly string[];
  /** Only for some rows. */
  conditional: boolean;
};

const stepNames = (then: FullExpression["then"]): string[] =>
  (then === undefined ? [] : Array.isArray(then) ? then : [then]).flatMap((step) =>
    typeof step === "string" ? [step] : Object.keys(step),
  );

type Found = { column: string; steps: readonly string[]; conditional: boolean };

/** Each column of an expression, with what is done to it on the way. */
function columnsOf(input: ExpressionInput): Found[] {
  if (typeof input !== "object" || Array.isArray(input))
    return columnsGiven(input).map((column) => ({ column, steps: [], conditional: false }));
  const steps = stepNames(input.then);
  const conditional = input.when !== undefined;
  const own = columnsGiven({ from: input.from ?? [] }).map((column) => ({ column, steps, conditional }));
  const inner = (input.all ?? []).flatMap(columnsOf);
  return [
    ...own,
    ...inner.map((each) => ({
      column: each.column,
      steps: [...each.steps, ...steps],
      conditional: conditional || each.conditional,
    })),
  ];
}

const isPosition = (template: Template, column: string): boolean =>
  POSITION.every((name) => {
    const part = template[name] as FullExpression | undefined;
    return part?.from === column && stepNames(part.then).includes("coordinates");
  });

function partDestination(target: Target, template: Template, part: string): Destination | undefined {
  if (template.each !== undefined) return undefined;
  return DESTINATIONS.find(
    (each) =>
      each.at === "part" &&
      each.target === target &&
      each.part.name === part &&
      (each.fixed === undefined || choiceOf(template, each.fixed.name) === each.fixed.value),
  );
}

function usesInTemplate(target: Target, template: Template): [column: string, use: Use][] {
  const path = typeof template.each === "string" ? `${template.each}.` : "";
  const conditional = template.when !== undefined;
  return partsRead(target, template).flatMap(({ part, input }) =>
    columnsOf(input).map((found): [string, Use] => {
      const whole = isPosition(template, found.column);
      const use: Use = {
        destination: whole ? destination("places.position") : partDestination(target, template, part.name),
        target: target.name,
        part: part.name,
        steps: whole ? [] : found.steps,
        conditional: conditional || found.conditional,
      };
      return [`${path}${found.column}`.replace(/\.\.$/, ""), use];
    }),
  );
}

function usesInField(name: string, field: FieldInput): [column: string, use: Use][] {
  const target = TARGET_BY_NAME.get(name);
  if (!target) return [];
  if (target.parts) return templatesOf(field).flatMap((template) => usesInTemplate(target, template));
  return columnsOf(field as ExpressionInput).map(({ column, ...rest }) => [
    column,
    { destination: destination(name), target: name, ...rest },
  ]);
}

function usesInRecord({ updated, kind }: Mapping["record"]): [column: string, use: Use][] {
  const read = (name: "updated" | "kind", input: ExpressionInput): [string, Use][] =>
    columnsOf(input).map(({ column, ...rest }) => [
      column,
      { destination: destination(`record.${name}`), target: name, ...rest },
    ]);
  return [
    ...(updated === undefined ? [] : read("updated", updated)),
    // A bare word is the kind itself.
    ...(typeof kind === "string" ? [] : read("kind", kind)),
  ];
}

/** What each column is used for. Conditions and the id are apart: they publish nothing. */
export function usesOf(mapping: Pick<Mapping, "fields" | "record">): Map<string, Use[]> {
  const all = [
    ...Object.entries(mapping.fields).flatMap(([name, field]) => usesInField(name, field)),
    ...usesInRecord(mapping.record),
  ];
  const uses = new Map<string, Use[]>();
  for (const [column, use] of all) uses.set(column, [...(uses.get(column) ?? []), use]);
  return uses;
}

/** Stands for "as it is": a use that the list of choices cannot say, kept unless another choice is made. */
export const DETAILED = "=";

/** The choice shown for a column: a destination's key, "" when it is left aside, DETAILED when only the YAML text tells it. */
export function choiceShown(uses: readonly Use[]): string {
  if (uses.length === 0) return "";
  const keys = new Set(uses.map((use) => use.destination?.key ?? DETAILED));
  const [only] = keys;
  return keys.size === 1 && only !== undefined ? only : DETAILED;
}

/** Uses of a column of the file: under its own name, or of what lies inside it ("geometry.coordinates.0"). */
export function usesOfColumn(uses: ReadonlyMap<string, readonly Use[]>, column: string): readonly Use[] {
  const own = uses.get(column);
  if (own) return own;
  const inside = [...uses].filter(([name]) => name.startsWith(`${column}.`) || name.startsWith(`${column}[`));
  return inside.flatMap(([, each]) => each.map((use) => ({ ...use, destination: undefined })));
}
