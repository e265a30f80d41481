import { isMap, isPair, isScalar, LineCounter, type Node, parseDocument, type YAMLMap } from "yaml";
import { z } from "zod";
import { OPENNESS } from "../../catalogue/index.ts";
import { ProblemError } from "../../platform/errors.ts";
import { concept, concepts, SCHEMES, type Scheme } from "../../vocabulary/index.ts";
import { FILE_FORMATS } from "../formats/index.ts";
import type { Trail } from "./expression.ts";
import { expected, problem } from "./mapping.fr.ts";
import { type Mapping, type MappingProblem, SCHEDULES, SOURCE_ROLES } from "./mapping.ts";
import { nearest } from "./nearest.ts";
import { columnsOfPlan, type MappingPlan, planOf } from "./plan.ts";
import { TARGET_BY_NAME } from "./targets.ts";
import { TOO_MANY_ALIASES, yamlReason } from "./yaml.fr.ts";

const MOST_BYTES = 512_000;
const MOST_ALIASES = 50;

const slug = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
  .max(80);
const words = (max: number) => z.string().trim().min(1).max(max);
const webAddress = z.url({ protocol: /^https?$/ }).max(2_000);

const readSchema = z.strictObject({
  format: z.enum(FILE_FORMATS).optional(),
  encoding: words(40).optional(),
  separator: z.string().length(1).optional(),
  headerRow: z.number().int().min(0).max(1_000).optional(),
  sheet: words(100).optional(),
  records: words(200).optional(),
  empty: z.array(z.string().max(200)).max(100).optional(),
});

/** The shape of a mapping file. What expressions say is checked by `planOf`, which knows targets and functions. */
const mappingSchema = z.strictObject({
  source: slug,
  partner: slug,
  title: words(200),
  role: z.enum(SOURCE_ROLES),
  why: words(1_000),
  licence: words(200),
  homepage: webAddress.optional(),
  file: words(500).optional(),
  url: webAddress.optional(),
  schedule: z.enum(SCHEDULES).default("manual"),
  read: readSchema.default({}),
  record: z.strictObject({
    id: z.unknown(),
    fold: z.boolean().default(false),
    updated: z.unknown().optional(),
    kind: z.unknown(),
    when: z.unknown().optional(),
  }),
  fields: z.record(z.string(), z.unknown()),
  alignments: z
    .record(
      z.string(),
      z.record(
        z.string().max(300),
        z.union([z.literal("unclassified"), z.string().transform((id) => [id]), z.array(z.string()).min(1).max(20)]),
      ),
    )
    .default({}),
  openness: z.record(z.string(), z.enum(OPENNESS)).default({}),
});

type Found = { trail: Trail; message: string; warning?: boolean };

const typeName = (name: string): string => (name in expected ? expected[name as keyof typeof expected] : name);

function toFrench(issue: z.core.$ZodIssue): Found[] {
  const trail = issue.path as Trail;
  const last = String(trail.at(-1) ?? "");
  if (issue.code === "unrecognized_keys") {
    const known =
      trail.length === 0
        ? Object.keys(mappingSchema.shape)
        : trail[0] === "read"
          ? Object.keys(readSchema.shape)
          : ["id", "fold", "updated", "kind", "when"];
    return issue.keys.map((key) => ({ trail: [...trail, key], message: problem.unknownKey(key, nearest(key, known)) }));
  }
  if (issue.input === undefined && issue.code === "invalid_type") return [{ trail, message: problem.missing(last) }];
  if (issue.code === "invalid_value")
    return [
      {
        trail,
        message:
          trail[0] === "openness"
            ? problem.openness
            : problem.oneOf(issue.values.map(String), nearest(String(issue.input), issue.values.map(String))),
      },
    ];
  if (issue.code === "invalid_type") return [{ trail, message: problem.invalid(typeName(issue.expected)) }];
  if (issue.code === "too_big") return [{ trail, message: problem.tooMany(Number(issue.maximum)) }];
  if (issue.code === "invalid_format" && issue.format === "url") return [{ trail, message: problem.invalid(expected.url) }];
  if (issue.code === "invalid_format") return [{ trail, message: problem.invalid(expected.slug) }];
  return [{ trail, message: problem.invalid(expected.other) }];
}

function checkVocabulary(mapping: Mapping): Found[] {
  const found: Found[] = [];
  for (const [scheme, labels] of Object.entries(mapping.alignments)) {
    if (!(SCHEMES as readonly string[]).includes(scheme)) {
      found.push({ trail: ["alignments", scheme], message: problem.unknownScheme(scheme, nearest(scheme, SCHEMES)) });
      continue;
    }
    for (const [label, ids] of Object.entries(labels)) {
      if (ids === "unclassified") continue;
      for (const id of ids) {
        if (concept(scheme as Scheme, id)) continue;
        const known = concepts(scheme as Scheme).map((each) => each.id);
        found.push({ trail: ["alignments", scheme, label], message: problem.unknownConcept(id, scheme, nearest(id, known)) });
      }
    }
  }
  for (const name of Object.keys(mapping.openness)) {
    const known = [
      ...new Set([...TARGET_BY_NAME.keys()].map((target) => target.replace(/\..*/, "")).concat([...TARGET_BY_NAME.keys()])),
    ];
    if (!known.includes(name))
      found.push({ trail: ["openness", name], message: problem.unknownTarget(name, nearest(name, known)) });
  }
  return found;
}

/** Every mistake of a mapping given as data, and the mapping when it can run. */
function check(value: unknown): { mapping?: Mapping; plan?: MappingPlan; found: Found[] } {
  const parsed = mappingSchema.safeParse(value, { reportInput: true });
  if (!parsed.success) return { found: parsed.error.issues.flatMap(toFrench) };
  const mapping = parsed.data as Mapping;
  const found: Found[] = [];
  if (mapping.file !== undefined && mapping.url !== undefined) found.push({ trail: ["url"], message: problem.fileOrUrl });
  const plan = planOf(mapping, (trail, message) => found.push({ trail, message }));
  found.push(...checkVocabulary(mapping));
  return found.length === 0 && plan ? { mapping, plan, found } : { found };
}

const written = ({ trail, message, warning }: Found): MappingProblem => ({
  path: trail.join(" > "),
  message,
  ...(warning && { warning }),
});

function fail(problems: readonly MappingProblem[]): ProblemError {
  const lines = problems.map((each) =>
    each.line === undefined
      ? [each.path, each.message].filter(Boolean).join("\u00a0: ")
      : problem.at(each.line, each.column ?? 1, each.message),
  );
  return new ProblemError({
    code: "mapping/invalid",
    kind: "invalid",
    detail: `${problem.failed(problems.length)} ${lines.slice(0, 20).join("\n")}`,
    hint: problem.hint,
  });
}

/** The mapping, its defaults filled, from data (the desk's form, an API). @throws ProblemError `mapping/invalid` */
export function mappingOf(value: unknown): Mapping {
  const { mapping, found } = check(value);
  if (!mapping) throw fail(found.map(written));
  return mapping;
}

/** The plan of a mapping already parsed. @throws ProblemError `mapping/invalid` */
export function checkedPlan(mapping: Mapping): MappingPlan {
  const { plan, found } = check(mapping);
  if (!plan) throw fail(found.map(written));
  return plan;
}

/** The columns and paths a mapping reads, each once. */
export function columnsOf(mapping: Mapping): string[] {
  return [...columnsOfPlan(checkedPlan(mapping)).keys()];
}

/** Columns the mapping reads and the file has not, each with the nearest name: warnings, for a partner's column may come and go. */
export function missingColumns(mapping: Mapping, columns: readonly string[]): MappingProblem[] {
  const known = new Set(columns);
  const missing = [...columnsOfPlan(checkedPlan(mapping))].filter(
    ([column]) =>
      column !== "." &&
      !known.has(column) &&
      !columns.some((each) => each.startsWith(`${column}.`) || column.startsWith(`${each}.`)),
  );
  return missing.map(([column, trail]) =>
    written({ trail, message: problem.unknownColumn(column, nearest(column, columns)), warning: true }),
  );
}

/** Follows a trail as deep as the document goes: the key of the last step when there is one, else the value. */
function nodeAt(root: Node | null, trail: Trail): Node | null {
  let node = root;
  for (const [index, step] of trail.entries()) {
    if (isMap(node)) {
      const pair = (node as YAMLMap<unknown, unknown>).items.find(
        (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(step),
      );
      if (!pair) return node;
      if (index === trail.length - 1) return pair.key as Node;
      node = pair.value as Node | null;
    } else if (node && "items" in node && Array.isArray(node.items)) {
      node = (node.items[Number(step)] as Node | undefined) ?? node;
    } else return node;
  }
  return node;
}

/**
 * Reads one mapping file. Bounded: size, aliases, no custom tag.
 * @returns the mapping, or every mistake with its line and column (1-based).
 */
export function parseMapping(
  text: string,
): { mapping: Mapping; problems: [] } | { mapping?: undefined; problems: MappingProblem[] } {
  if (Buffer.byteLength(text) > MOST_BYTES) return { problems: [{ path: "", message: problem.tooLarge(MOST_BYTES) }] };
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: true,
    schema: "core",
    version: "1.2",
    merge: false,
  });
  const at = (offset: number): { line: number; column: number } => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  const broken = [...document.errors, ...document.warnings].map((error) => ({
    path: "",
    ...at(error.pos[0]),
    message: error.code === "DUPLICATE_KEY" ? yamlReason(error.code) : problem.yaml(yamlReason(error.code)),
  }));
  // One mistake makes several errors on its line: the first says most.
  const byLine = broken.filter(({ line }, i) => broken.findIndex((each) => each.line === line) === i);
  if (byLine.length > 0) return { problems: byLine.slice(0, 20) };
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: MOST_ALIASES });
  } catch {
    return { problems: [{ path: "", line: 1, column: 1, message: problem.yaml(TOO_MANY_ALIASES) }] };
  }
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return { problems: [{ path: "", line: 1, column: 1, message: problem.notAnObject }] };
  const { mapping, found } = check(value);
  if (mapping) return { mapping, problems: [] };
  return {
    problems: found.map((each) => {
      const node = nodeAt(document.contents, each.trail);
      return { ...written(each), ...at(node?.range?.[0] ?? 0) };
    }),
  };
}

/** As `parseMapping`, for files that must be right. @throws ProblemError `mapping/invalid` naming every line. */
export function readMapping(text: string): Mapping {
  const { mapping, problems } = parseMapping(text);
  if (!mapping) throw fail(problems);
  return mapping;
}
