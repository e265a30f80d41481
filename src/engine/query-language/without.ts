import type { Grammar } from "./grammar.ts";
import { parseQuery } from "./parse.ts";
import { printQuery } from "./print.ts";
import { QUERY_LIMITS, type QueryNode, type Range } from "./query.ts";
import { isShouted } from "./tokens.ts";

/** A query without some of its parts; undefined when nothing is left. */
function pruned(node: QueryNode, parts: ReadonlySet<QueryNode>): QueryNode | undefined {
  if (parts.has(node)) return undefined;
  if (node.kind === "not") {
    const of = pruned(node.of, parts);
    return of && (of.kind === "not" ? of.of : { ...node, of });
  }
  if (node.kind !== "all" && node.kind !== "any") return node;
  const of = node.of.flatMap((part) => pruned(part, parts) ?? []);
  return of.length > 1 ? { ...node, of } : of[0];
}

/**
 * Stretches of the text to cut out, in order; "gone" when nothing is left. With a part goes what ties it to its neighbours: the operator
 * before it, or after it for the first.
 */
function cutsOf(node: QueryNode, parts: ReadonlySet<QueryNode>): Range[] | "gone" {
  if (parts.has(node)) return "gone";
  if (node.kind === "not") return cutsOf(node.of, parts);
  if (node.kind !== "all" && node.kind !== "any") return [];
  const cuts = node.of.map((part) => cutsOf(part, parts));
  const kept = cuts.findIndex((cut) => cut !== "gone");
  const [first, firstKept] = [node.of[0], node.of[kept]];
  if (!first || !firstKept) return "gone";
  const found = kept > 0 ? [{ start: first.range.start, end: firstKept.range.start }] : [];
  cuts.slice(kept).forEach((cut, index) => {
    const [before, part] = [node.of[kept + index - 1], node.of[kept + index]];
    if (cut !== "gone") found.push(...cut);
    else if (before && part) found.push({ start: before.range.end, end: part.range.end });
  });
  return found;
}

function cut(text: string, ranges: readonly Range[]): string {
  let kept = "";
  let at = 0;
  for (const { start, end } of ranges) {
    kept += text.slice(at, start);
    // What stood apart still does; a group may begin with its next part.
    if (!kept.endsWith("(")) kept += " ";
    at = end;
  }
  return (kept + text.slice(at)).replace(/\s+/g, " ").trim();
}

/** Words and nothing else: what is left of them is read as it was. */
const PLAIN = /^(?!.*(?:^|\s)(?:OU|ET|SAUF|OR|AND|NOT)(?=\s|$))[\p{L}\p{N}\s'\u2019]*$/su;
/** Of more parts, a text is written anew at once: reading each text without one of them again would take as long as their square. */
const MOST_VERIFIED = 16;

const leavesOf = (node: QueryNode): number => {
  if (node.kind === "not") return leavesOf(node.of);
  return node.kind === "all" || node.kind === "any" ? node.of.reduce((sum, part) => sum + leavesOf(part), 0) : 1;
};

/**
 * The text that asks for a query without some of its parts, given as nodes of its tree: as it was typed but for them, or written anew where
 * what is left would be read otherwise (stray signs). Empty when nothing is left.
 */
export function withoutParts(text: string, query: QueryNode, parts: ReadonlySet<QueryNode>, grammar: Grammar): string {
  const left = pruned(query, parts);
  const cuts = cutsOf(query, parts);
  if (!left || cuts === "gone") return "";
  const shorter = cut(text, cuts);
  const leaves = leavesOf(query);
  if (leaves < QUERY_LIMITS.parts && query.kind === "all" && PLAIN.test(text) && !isShouted(text)) return shorter;
  const anew = printQuery(left);
  if (leaves > MOST_VERIFIED) return anew;
  const again = parseQuery(shorter, grammar).query;
  return again && printQuery(again) === anew ? shorter : anew;
}
