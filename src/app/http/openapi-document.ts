import { texts } from "../app.fr.ts";

type Operation = { operationId?: string; responses?: Record<string, unknown> };
type Document = {
  paths?: Record<string, Record<string, Operation>>;
  components?: { schemas?: Record<string, unknown> };
};

const t = texts.api;

/** What every refusal under /api looks like (see error-pages.tsx). */
const PROBLEM = {
  type: "object",
  properties: {
    error: {
      type: "object",
      properties: {
        code: { type: "string", description: t.problem.code },
        detail: { type: "string", description: t.problem.detail },
        hint: { type: "string", description: t.problem.hint },
      },
      required: ["code", "detail"],
    },
  },
  required: ["error"],
};

/** "/api/v1/fiches/{id}" gives `fiches-id`. */
const operationId = (path: string): string =>
  path
    .replace("/api/v1/", "")
    .replace(/[^a-z]+/gi, "-")
    .replace(/-$/, "");

/** The schemas that operations refer to, directly or through others. */
function referredTo(paths: unknown, schemas: Record<string, unknown> = {}): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  const waiting: unknown[] = [paths];
  for (let text = waiting.pop(); text !== undefined; text = waiting.pop())
    for (const [, name = ""] of JSON.stringify(text).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (name in kept || !Object.hasOwn(schemas, name)) continue;
      kept[name] = schemas[name];
      waiting.push(schemas[name]);
    }
  return kept;
}

/**
 * Ends the generated description: a stable name for each operation, what an answer and a refusal are, in French, and no schema
 * that nothing refers to.
 */
export function finishDocument<T extends object>(document: T): T {
  const { paths = {}, components = {} } = document as Document;
  for (const [path, operations] of Object.entries(paths))
    for (const operation of Object.values(operations)) {
      operation.operationId = operationId(path);
      operation.responses = {
        ...Object.fromEntries(
          Object.entries(operation.responses ?? {}).map(([status, response]) => [
            status,
            { ...(response as object), description: t.answer },
          ]),
        ),
        default: {
          description: t.refusal,
          content: { "application/json": { schema: { $ref: "#/components/schemas/Probleme" } } },
        },
      };
    }
  return { ...document, components: { ...components, schemas: { ...referredTo(paths, components.schemas), Probleme: PROBLEM } } };
}
