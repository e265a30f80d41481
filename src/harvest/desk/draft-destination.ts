import { choiceTexts, groupTexts, recordTexts, targetTexts } from "../mapping/targets.fr.ts";
import { type Part, TARGET_GROUPS, TARGETS, type Target, type TargetGroup } from "../mapping/targets.ts";
import { draftTexts as t } from "./draft.fr.ts";

/**
 * Something a column of a file may become, as one choice of a list: a field ("themes"), a part of one ("places.commune"),
 * or a part with what goes without saying ("contacts.email" is a contact whose kind is e-mail).
 */
export type Destination = {
  /** Stable: the value of the choice in forms. */
  key: string;
  group: TargetGroup;
  label: string;
  help: string;
} & (
  | { at: "field"; target: Target }
  | { at: "part"; target: Target; part: Part; fixed?: { name: string; value: string } }
  /** One column that holds latitude and longitude. */
  | { at: "position"; target: Target }
  /** When the partner last touched the record, or of what kind it is: not fields of the fiche but of the record. */
  | { at: "record"; name: "updated" | "kind" }
);

/** Parts nobody gives by a column of their own, or that the YAML text is for. */
const LEFT_TO_YAML = new Set(["contacts.openness", "zone.codes", "images.licence", "videos.credit"]);

/** "Code postal" within a sentence; "SIRET" stays as it is. */
export const withinSentence = (text: string): string =>
  /^\p{Lu}\p{Lu}/u.test(text) ? text : text.charAt(0).toLocaleLowerCase("fr") + text.slice(1);

const partLabel = (target: Target, part: string): string => {
  const text = targetTexts[target.name];
  return `${text?.label ?? target.name} : ${withinSentence(text?.parts?.[part] ?? part)}`;
};

/** The closed choice without which there is no object: one destination for each of its values. */
const deciding = (target: Target): Part | undefined =>
  target.lead === undefined ? undefined : target.parts?.find((part) => part.required && part.choices);

function ofParts(target: Target): Destination[] {
  const parts = target.parts ?? [];
  const help = targetTexts[target.name]?.help ?? "";
  const common = { group: target.group, help, target };
  const decision = deciding(target);
  const lead = parts.find((part) => part.name === target.lead);
  const variants = (decision?.choices ?? []).flatMap((value): Destination[] => {
    if (!decision || !lead) return [];
    const label = `${targetTexts[target.name]?.label ?? target.name} : ${choiceTexts[value] ?? value}`;
    return [{ ...common, at: "part", key: `${target.name}.${value}`, part: lead, fixed: { name: decision.name, value }, label }];
  });
  const rest = parts
    .filter((part) => part !== decision && !(decision && part === lead) && !LEFT_TO_YAML.has(`${target.name}.${part.name}`))
    .map(
      (part): Destination => ({
        ...common,
        at: "part",
        key: `${target.name}.${part.name}`,
        part,
        label: partLabel(target, part.name),
      }),
    );
  const position: Destination[] =
    target.name === "places" ? [{ ...common, at: "position", key: "places.position", label: t.position }] : [];
  return [...variants, ...rest, ...position];
}

const record = (name: "updated" | "kind"): Destination => ({
  at: "record",
  key: `record.${name}`,
  name,
  group: name === "kind" ? "classification" : "identity",
  ...recordTexts[name],
});

/** Every destination, in the order of the form. */
export const DESTINATIONS: readonly Destination[] = [
  ...TARGETS.flatMap((target): Destination[] => {
    if (target.parts) return ofParts(target);
    const { label = target.name, help = "" } = targetTexts[target.name] ?? {};
    return [{ at: "field", key: target.name, group: target.group, label, help, target }];
  }),
  record("updated"),
  record("kind"),
];

const BY_KEY: ReadonlyMap<string, Destination> = new Map(DESTINATIONS.map((each) => [each.key, each]));

export const destination = (key: string): Destination | undefined => BY_KEY.get(key);

/** Destinations by group, in the order of the form. */
export const DESTINATION_GROUPS: readonly { label: string; destinations: readonly Destination[] }[] = TARGET_GROUPS.map(
  (group) => ({ label: groupTexts[group], destinations: DESTINATIONS.filter((each) => each.group === group) }),
);

/** Parts without which the object is not made, other than the one given and those that go without saying. */
export function partsNeeded(target: Target): readonly Part[] {
  return (target.parts ?? []).filter((part) => part.required);
}
