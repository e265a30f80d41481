import { z } from "zod";
import { fold } from "../../../engine/text/index.ts";
import { HOLE, type MappingFunction, noArguments, oneText, onText, textOf, type Value } from "./function.ts";

const MOST_PIECES = 500;

const list = (value: Value): readonly Value[] => (Array.isArray(value) ? (value as Value[]) : [value]);
const keyOf = (value: Value): string => fold(textOf(value) || JSON.stringify(value)).trim();

function unique(values: readonly Value[]): Value[] {
  const seen = new Set<string>();
  return values.filter((value) => {
    const key = keyOf(value);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Between one value and several. */
export const listFunctions: MappingFunction[] = [
  {
    name: "split",
    group: "list",
    takes: "each",
    args: oneText,
    idempotent: true,
    make: ([separator]) => onText((text) => text.split(String(separator), MOST_PIECES).map((piece) => piece.trim() || HOLE)),
  },
  {
    name: "join",
    group: "list",
    takes: "list",
    args: z.array(z.string().max(20)).max(1),
    idempotent: true,
    make:
      ([separator = " "]) =>
      (value) => {
        const text = list(value)
          .map(textOf)
          .filter((piece) => piece !== "")
          .join(String(separator));
        return text === "" ? undefined : text;
      },
  },
  {
    name: "dedupe",
    group: "list",
    takes: "list",
    args: noArguments,
    idempotent: true,
    make: () => (value) => unique(list(value)),
  },
  { name: "first", group: "list", takes: "list", args: noArguments, idempotent: true, make: () => (value) => list(value)[0] },
  {
    name: "drop",
    group: "list",
    takes: "each",
    args: z.array(z.string().max(200)).min(1).max(200),
    idempotent: true,
    make: (args) => {
      const dropped = new Set(args.map((label) => fold(String(label)).trim()));
      return (value) => (dropped.has(keyOf(value)) ? undefined : value);
    },
  },
];

const scalar = z.union([z.string().max(500), z.number(), z.boolean()]);

/** Replacing some values by others. */
export const choiceFunctions: MappingFunction[] = [
  {
    name: "map",
    group: "choice",
    takes: "each",
    args: z.tuple([z.record(z.string().max(200), z.union([scalar, z.array(scalar).max(20), z.null()]))]),
    idempotent: false,
    make: ([table]) => {
      const found = new Map(
        Object.entries(table as Record<string, Value | Value[] | null>).map(([label, value]) => [fold(label).trim(), value]),
      );
      return (value) => {
        const hit = found.get(keyOf(value));
        if (hit !== undefined) return hit === "" ? undefined : (hit ?? undefined);
        const others = found.get("*");
        return others === undefined ? value : others === "" ? undefined : (others ?? undefined);
      };
    },
  },
  {
    name: "const",
    group: "choice",
    takes: "each",
    args: z.tuple([scalar]),
    idempotent: true,
    make:
      ([value]) =>
      () =>
        value as Value,
  },
];
