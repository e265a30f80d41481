/**
 * Where the records are in a JSON document: "$" (the document is the list), "$.data", "$.result.records", "$['my list']";
 * a final ".*" when they are the members of an object rather than the items of a list.
 */
export type RecordsPath = { keys: string[]; members: boolean };

/** Undefined when the text is no such path. */
export function parseRecordsPath(text: string): RecordsPath | undefined {
  const trimmed = text.trim();
  if (!trimmed.startsWith("$")) return parseRecordsPath(`$.${trimmed}`);
  const members = trimmed.length > 1 && trimmed.endsWith(".*");
  const path = trimmed.slice(1, members ? -2 : undefined).replace(/\[\*\]$/, "");
  const keys: string[] = [];
  const part = /\.([^.[\]]+)|\['([^']+)'\]|\["([^"]+)"\]/y;
  while (part.lastIndex < path.length) {
    const found = part.exec(path);
    if (found === null) return undefined;
    keys.push(found[1] ?? found[2] ?? found[3] ?? "");
  }
  return { keys, members };
}

/** The text of a path, as people write it. */
export function formatRecordsPath({ keys, members }: RecordsPath): string {
  const steps = keys.map((key) => (/[.[\]'"\s]/.test(key) ? `['${key}']` : `.${key}`));
  return `$${steps.join("")}${members ? ".*" : ""}`;
}
