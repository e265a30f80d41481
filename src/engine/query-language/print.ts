import { printDates } from "./dates.ts";
import type { QueryNode } from "./query.ts";
import { isShouted } from "./tokens.ts";

const quoted = (text: string): string => (/["\u201c\u201d\u201e\u201f\uff02]/.test(text) ? `\u00ab${text}\u00bb` : `"${text}"`);

const inGroup = (node: QueryNode, ...bare: QueryNode["kind"][]): string =>
  (node.kind === "all" || node.kind === "any") && !bare.includes(node.kind) ? `(${printed(node)})` : printed(node);

/** A query in the language, in its shortest usual writing: read again, it is the same query (but for ranges, and long words all in capitals). */
export function printQuery(node: QueryNode): string {
  const text = printed(node);
  // Among nothing but capitals, "OU" would be read as a word.
  return isShouted(text) && / OU /.test(text) ? text.replace(/\p{Lu}{7,}/gu, (word) => word.toLowerCase()) : text;
}

function printed(node: QueryNode): string {
  const field = "field" in node && node.field !== undefined ? `${node.field}:` : "";
  switch (node.kind) {
    case "word":
      return `${field}${node.text}${node.beginning ? "*" : ""}`;
    case "phrase":
      return field + quoted(node.text);
    case "dates":
      return field + printDates(node);
    case "near":
      return `${field}${quoted(node.place)}${node.km === undefined ? "" : `~${node.km}km`}`;
    case "not":
      return `-${inGroup(node.of)}`;
    case "all":
      return node.of.map((part) => inGroup(part)).join(" ");
    case "any":
      return node.of.map((part) => inGroup(part, "all")).join(" OU ");
  }
}
