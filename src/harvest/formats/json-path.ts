/**
 * Where the records are in a JSON document: "$" (the document is the list), "$.data", "$.result.records", "$['my list']";
 * a final ".*" when they are the members of an object rather than the items of a list. "[*]" goes through the items of a list
 * ("$.layers[*].features"): there is then one list of records in each.
 */
export type RecordsPath = { keys: (string | typeof EACH)[]; members: boolean };

/** Step through each item of a list. */
export const EACH = Symbol("each item");

/** Undefined when the text is no such path. */
export function parseRecordsPath(text: string): RecordsPath | undefined {
  const trimmed = text.trim();
  if (!trimmed.startsWith("$")) return parseRecordsPath(`$.${trimmed}`);
  const members = trimmed.length > 1 && trimmed.endsWith(".*");
  const path = trimmed.slice(1, members ? -2 : undefined).replace(/\[\*\]$/, "");
  const keys: RecordsPath["keys"] = [];
  const part = /\.([^.[\]]+)|\['([^']+)'\]|\["([^"]+)"\]|\[\*\]/y;
  while (part.lastIndex < path.length) {
    const found = part.exec(path);
    if (found === null) return undefined;
    keys.push(found[1] ?? found[2] ?? found[3] ?? EACH);
  }
  return { keys, members };
}

/** The text of a path, as people write it. */
export function formatRecordsPath({ keys, members }: RecordsPath): string {
  const steps = keys.map((key) => (key === EACH ? "[*]" : /[.[\]'"\s]/.test(key) ? `['${key}']` : `.${key}`));
  return `$${steps.join("")}${members ? ".*" : ""}`;
}
