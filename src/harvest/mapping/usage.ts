import { columnsRead, type Expression } from "./expression.ts";
import { checkedPlan } from "./mapping.schema.ts";
import type { Mapping } from "./mapping.ts";
import type { FieldPlan, TemplatePlan } from "./plan.ts";

/** The closed choice of a template ("email" for a contact), which is part of what its lead part is. */
function choiceOf(template: TemplatePlan, name: string): string | undefined {
  const { constant } = template.parts.find(({ part }) => part.name === name)?.expression ?? {};
  return typeof constant === "string" ? constant : undefined;
}

function slotOfPart(field: FieldPlan, template: TemplatePlan, part: string): string {
  const { name, lead } = field.target;
  const kind =
    part === lead
      ? (choiceOf(template, "kind") ?? choiceOf(template, "rel") ?? choiceOf(template, "scheme") ?? choiceOf(template, "how"))
      : undefined;
  return `${name}.${kind ?? part}`;
}

/** What each column of a mapping is used for: slots as `proposeMapping` names them ("places.commune", "contacts.email"). */
export function usageOf(mapping: Mapping): Map<string, Set<string>> {
  const plan = checkedPlan(mapping);
  const usage = new Map<string, Set<string>>();
  const add = (expression: Expression | readonly string[], slot: string, prefix = ""): void => {
    const columns = "columns" in expression ? [...expression.columns, ...expression.all.flatMap(columnsRead)] : expression;
    for (const column of columns) {
      const name = prefix === "" ? column : column === "." ? prefix : `${prefix}.${column}`;
      usage.set(name, (usage.get(name) ?? new Set()).add(slot));
    }
  };
  if (plan.id.expression) add(plan.id.expression, "record.id");
  add(plan.kind, "record.kind");
  if (plan.updated) add(plan.updated, "record.updated");
  for (const field of plan.fields) {
    if ("expression" in field) add(field.expression, field.target.name);
    else
      for (const template of field.templates) {
        const lead = slotOfPart(field, template, field.target.lead ?? field.target.name);
        add(
          template.when.map((condition) => condition.column),
          lead,
          template.each,
        );
        for (const { part, expression } of template.parts) add(expression, slotOfPart(field, template, part.name), template.each);
      }
  }
  return usage;
}
