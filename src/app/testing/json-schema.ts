import assert from "node:assert/strict";

/** The part of JSON Schema 2020-12 that our description uses. A keyword that is not here fails the test: nothing is passed over. */
export type JsonSchema = {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: boolean | JsonSchema;
  propertyNames?: JsonSchema;
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  pattern?: string;
  format?: string;
};

const ANNOTATIONS = new Set(["description", "default", "title", "examples", "deprecated"]);
const KNOWN = new Set(
  "$ref type enum const properties required additionalProperties propertyNames items anyOf oneOf allOf minimum maximum minLength maxLength minItems maxItems pattern format".split(
    " ",
  ),
);

const typeOf = (value: unknown): string =>
  value === null ? "null" : Array.isArray(value) ? "array" : Number.isInteger(value) ? "integer" : typeof value;

/** What is wrong with `value`, each with its path; empty when it is as described. Properties that are not described are wrong too. */
export function faults(value: unknown, schema: JsonSchema, definitions: Record<string, JsonSchema>, at = "$"): string[] {
  for (const keyword of Object.keys(schema))
    assert.ok(KNOWN.has(keyword) || ANNOTATIONS.has(keyword), `the check does not know ${keyword} (${at})`);
  if (schema.$ref !== undefined) {
    const target = definitions[schema.$ref.replace("#/components/schemas/", "")];
    return target ? faults(value, target, definitions, at) : [`${at}: nothing at ${schema.$ref}`];
  }
  const inner = (each: JsonSchema) => faults(value, each, definitions, at);
  const alternatives = schema.anyOf ?? schema.oneOf;
  if (alternatives && !alternatives.some((each) => inner(each).length === 0)) return [`${at}: none of the alternatives`];
  return [
    ...(schema.allOf ?? []).flatMap(inner),
    ...ofType(value, schema, at),
    ...ofText(value, schema, at),
    ...ofNumber(value, schema, at),
    ...ofItems(value, schema, definitions, at),
    ...ofProperties(value, schema, definitions, at),
  ];
}

const unless = (fine: boolean, fault: string): string[] => (fine ? [] : [fault]);

function ofType(value: unknown, { type, enum: values, const: only }: JsonSchema, at: string): string[] {
  const found = typeOf(value);
  const types = type === undefined ? undefined : [type].flat();
  return [
    ...unless(
      !types || types.includes(found) || (found === "integer" && types.includes("number")),
      `${at}: ${found}, not ${types}`,
    ),
    ...unless(!values || values.includes(value), `${at}: ${JSON.stringify(value)} is none of ${values}`),
    ...unless(only === undefined || only === value, `${at}: not ${only}`),
  ];
}

function ofText(value: unknown, schema: JsonSchema, at: string): string[] {
  if (typeof value !== "string") return [];
  const { minLength = 0, maxLength = Number.POSITIVE_INFINITY, pattern, format } = schema;
  return [
    ...unless(value.length >= minLength && value.length <= maxLength, `${at}: ${value.length} characters`),
    ...unless(!pattern || new RegExp(pattern, "u").test(value), `${at}: ${value} does not match ${pattern}`),
    ...unless(format !== "uri" || URL.canParse(value), `${at}: ${value} is not an address`),
    ...unless(format === undefined || format === "uri", `${at}: the check does not know the format ${format}`),
  ];
}

function ofNumber(value: unknown, { minimum = -Infinity, maximum = Infinity }: JsonSchema, at: string): string[] {
  return typeof value === "number" ? unless(value >= minimum && value <= maximum, `${at}: ${value} is out of bounds`) : [];
}

function ofItems(value: unknown, schema: JsonSchema, definitions: Record<string, JsonSchema>, at: string): string[] {
  if (!Array.isArray(value)) return [];
  const { items, minItems = 0, maxItems = Infinity } = schema;
  return [
    ...unless(value.length >= minItems && value.length <= maxItems, `${at}: ${value.length} items`),
    ...(items ? value.flatMap((item, i) => faults(item, items, definitions, `${at}[${i}]`)) : []),
  ];
}

function ofProperties(value: unknown, schema: JsonSchema, definitions: Record<string, JsonSchema>, at: string): string[] {
  if (typeOf(value) !== "object") return [];
  const { properties = {}, required = [], additionalProperties = schema.properties === undefined, propertyNames } = schema;
  const object = value as Record<string, unknown>;
  return [
    ...required.filter((name) => !(name in object)).map((name) => `${at}: no ${name}`),
    ...Object.entries(object).flatMap(([name, member]) => {
      const place = `${at}.${name}`;
      const named = propertyNames ? faults(name, propertyNames, definitions, place) : [];
      const described = properties[name];
      if (described) return [...named, ...faults(member, described, definitions, place)];
      if (typeof additionalProperties === "object")
        return [...named, ...faults(member, additionalProperties, definitions, place)];
      return [...named, ...unless(additionalProperties, `${place}: not described`)];
    }),
  ];
}
