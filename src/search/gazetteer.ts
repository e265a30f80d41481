import type { Territory } from "../geography/index.ts";

/** What search asks of geography, so that it can be tested without the whole of France. */
export type Gazetteer = {
  territory(code: string): Territory | undefined;
  /** The territory that words name; several when they name several and nothing decides. */
  resolvePlace(words: string): { territory?: Territory | undefined; ambiguous?: readonly Territory[] | undefined };
};

const NAME = { department: "", region: "", epci: "", declared: "" } as const;

/** A territory as a person names it, with what tells it from its namesakes: "Morlaix (Finistère)". */
export function placeName({ kind, name, parents }: Territory, gazetteer: Pick<Gazetteer, "territory">): string {
  if (kind in NAME) return name;
  const department = parents.map((code) => gazetteer.territory(code)).find((parent) => parent?.kind === "department");
  return department ? `${name} (${department.name})` : name;
}
