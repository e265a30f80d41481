import type { Query } from "../../engine/index/index.ts";
import type { Plan, Unit } from "./understanding.ts";
import { best, every } from "./word-query.ts";

/** Any of the ways in which a part may be found. */
export const unitQuery = ({ alternatives }: Unit): Query => best(alternatives.map(({ query }) => query));

/** Several plans as one; undefined when there is none. */
export function together(kind: "every" | "any", of: readonly Plan[]): Plan | undefined {
  return of.length > 1 ? { kind, of } : of[0];
}

/** A plan as a test of the index. A fiche with several things that may stand for one another is worth more than with one of them. */
export function planQuery(plan: Plan): Query {
  switch (plan.kind) {
    case "unit":
      return unitQuery(plan.unit);
    case "test":
      return plan.query;
    case "not":
      return { kind: "not", query: planQuery(plan.of) };
    case "every":
      return every(plan.of.map(planQuery));
    case "any":
      return { kind: "any", of: plan.of.map(planQuery), score: "sum" };
  }
}

/** A plan with some of its parts changed for others. */
export function replaced(plan: Plan, units: ReadonlyMap<Unit, Unit>): Plan {
  if (plan.kind === "unit") return { kind: "unit", unit: units.get(plan.unit) ?? plan.unit };
  if (plan.kind === "test") return plan;
  return plan.kind === "not" ? plan : { kind: plan.kind, of: plan.of.map((part) => replaced(part, units)) };
}

/** The parts wanted together: those of a plan that is nothing but that, or the plan itself. */
export const wantedParts = (plan: Plan): readonly Plan[] => (plan.kind === "every" ? plan.of.flatMap(wantedParts) : [plan]);
