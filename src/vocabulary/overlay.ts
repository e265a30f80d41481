import { slugify } from "../engine/text/index.ts";
import { type ChangeAct, type ChangeRefusal, isOpenScheme, LONGEST_WORD, type VocabularyChange } from "./change.ts";
import type { Concept, Scheme } from "./concept.ts";
import { labelKey } from "./label-key.ts";

/** A scheme while changes are being made to it. */
type Draft = { scheme: Scheme; byId: Map<string, Concept>; rank: Map<string, number>; names: Map<string, string>; next: number };

/** Every text that names a concept, its id left out. */
export const labelsOf = ({ label, plural, altLabels }: Pick<Concept, "label" | "plural" | "altLabels">): string[] => [
  label,
  ...(plural === undefined ? [] : [plural]),
  ...altLabels,
];

function draftOf(scheme: Scheme, base: readonly Concept[]): Draft {
  const names = new Map<string, string>();
  for (const item of base.filter(({ retired }) => retired === undefined)) {
    const { id, notation = id } = item;
    for (const name of [id, notation, ...labelsOf(item)]) if (!names.has(labelKey(name))) names.set(labelKey(name), id);
  }
  return {
    scheme,
    byId: new Map(base.map((item) => [item.id, item])),
    rank: new Map(base.map((item, rank) => [item.id, rank])),
    names,
    next: base.length,
  };
}

const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
/** "|" parts words in spreadsheets; a name has a letter or a digit and no control character. */
const isName = (text: string): boolean =>
  text === text.trim() &&
  text.length > 0 &&
  text.length <= LONGEST_WORD &&
  text.isWellFormed() &&
  /[\p{L}\p{N}]/u.test(text) &&
  !/[|\p{Cc}\p{Co}\p{Zl}\p{Zp}]/u.test(text);

const alive = (draft: Draft, id: string | undefined): Concept | undefined => {
  const found = id === undefined ? undefined : draft.byId.get(id);
  return found?.retired === undefined ? found : undefined;
};

/** Whether `id` stands under `above`, at any depth, or is it. */
function isWithin(draft: Draft, id: string, above: string): boolean {
  for (let at: string | undefined = id; at !== undefined; at = draft.byId.get(at)?.broader) if (at === above) return true;
  return false;
}

function nameRefusal(draft: Draft, name: string, own?: string): ChangeRefusal | undefined {
  if (!isName(name)) return { why: "bad-text" };
  const bearer = draft.names.get(labelKey(name));
  return bearer === undefined || bearer === own ? undefined : { why: "taken", other: bearer };
}

function additionRefusal(draft: Draft, act: ChangeAct & { kind: "add" }): ChangeRefusal | undefined {
  if (!ID.test(act.id) || act.id.length > LONGEST_WORD) return { why: "bad-text" };
  if (draft.byId.has(act.id)) return { why: "id-used" };
  // An id is a name too: "eau-2" may not be what another concept is called.
  const bearer = draft.names.get(labelKey(act.id));
  if (bearer !== undefined && labelKey(act.id) !== labelKey(act.label)) return { why: "id-used", other: bearer };
  if (act.broader !== undefined && !alive(draft, act.broader)) return { why: "unknown-target" };
  return nameRefusal(draft, act.label);
}

function textRefusal(draft: Draft, item: Concept, act: ChangeAct & { kind: "relabel" | "word" }): ChangeRefusal | undefined {
  if (act.kind === "relabel") return act.label === item.label ? { why: "nothing-new" } : nameRefusal(draft, act.label, item.id);
  const refused = nameRefusal(draft, act.word, item.id);
  return refused ?? (draft.names.get(labelKey(act.word)) === item.id ? { why: "nothing-new" } : undefined);
}

/** Why a change cannot be made to the scheme as it stands; undefined when it can. */
function refusal(draft: Draft, act: ChangeAct): ChangeRefusal | undefined {
  const isText = act.kind === "word" || act.kind === "relabel";
  if (!isText && !isOpenScheme(draft.scheme)) return { why: "closed" };
  if (act.kind === "add") return additionRefusal(draft, act);
  const item = alive(draft, act.id);
  if (item === undefined) return { why: "unknown" };
  if (act.kind === "relabel" || act.kind === "word") return textRefusal(draft, item, act);
  if (act.kind === "retire") return undefined;
  const target = act.kind === "merge" ? act.into : act.broader;
  if (target !== undefined && !alive(draft, target)) return { why: "unknown-target" };
  if (act.kind === "merge") return act.into === act.id ? { why: "cycle" } : undefined;
  if (target === item.broader) return { why: "nothing-new" };
  return target !== undefined && isWithin(draft, target, act.id) ? { why: "cycle" } : undefined;
}

function put(draft: Draft, item: Concept, change: VocabularyChange): void {
  const history = [...(item.history ?? []), { at: change.at, text: change.note }];
  draft.byId.set(item.id, { ...item, modified: change.at, history });
  if (item.retired !== undefined) return;
  for (const name of labelsOf(item)) if (!draft.names.has(labelKey(name))) draft.names.set(labelKey(name), item.id);
}

/** Under another broader concept, or none, after those already there. */
function place(draft: Draft, id: string, broader: string | undefined): void {
  const item = draft.byId.get(id);
  if (item === undefined) return;
  const { broader: _before, ...rest } = item;
  draft.byId.set(id, broader === undefined ? rest : { ...rest, broader });
  draft.rank.set(id, draft.next++);
}

const childrenOf = (draft: Draft, id: string): Concept[] =>
  [...draft.byId.values()]
    .filter((item) => item.retired === undefined && item.broader === id)
    .sort((a, b) => (draft.rank.get(a.id) ?? 0) - (draft.rank.get(b.id) ?? 0));

/** Takes a concept out of use: what stood under it and (merged) its names go to its heir. Its id stays, and says where to look. */
function retire(draft: Draft, item: Concept, heir: string | undefined, change: VocabularyChange): void {
  if (heir !== undefined && isWithin(draft, heir, item.id)) place(draft, heir, item.broader);
  for (const child of childrenOf(draft, item.id)) place(draft, child.id, heir ?? item.broader);
  put(draft, { ...item, retired: heir === undefined ? {} : { replacedBy: heir } }, change);
  for (const [key, bearer] of draft.names) if (bearer === item.id) draft.names.delete(key);
  const into = heir === undefined ? undefined : draft.byId.get(heir);
  if (into === undefined) return;
  const known = new Set(labelsOf(into).map(labelKey));
  const brought = labelsOf(item).filter((name) => !known.has(labelKey(name)) && known.add(labelKey(name)));
  put(draft, { ...into, altLabels: [...into.altLabels, ...brought] }, change);
}

function added(scheme: Scheme, act: ChangeAct & { kind: "add" }): Concept {
  const { id, label, broader, definition } = act;
  return {
    id,
    scheme,
    label,
    ...(broader === undefined ? {} : { broader }),
    ...(definition === undefined ? {} : { definition }),
    altLabels: [],
    order: 0,
    exactMatch: [],
    closeMatch: [],
    broadMatch: [],
    narrowMatch: [],
    relatedMatch: [],
  };
}

/** The old label stays as another word, so that who knows it still finds the concept. */
function relabelled(item: Concept, label: string): Concept {
  const { plural: _plural, ...rest } = item;
  const key = labelKey(label);
  return { ...rest, label, altLabels: [...labelsOf(item)].filter((name) => labelKey(name) !== key) };
}

function apply(draft: Draft, change: VocabularyChange): void {
  const { act } = change;
  const item = draft.byId.get(act.id);
  if (act.kind === "add") {
    put(draft, added(draft.scheme, act), change);
    draft.names.set(labelKey(act.id), draft.names.get(labelKey(act.id)) ?? act.id);
    draft.rank.set(act.id, draft.next++);
  }
  if (item === undefined) return;
  if (act.kind === "relabel") put(draft, relabelled(item, act.label), change);
  if (act.kind === "word") put(draft, { ...item, altLabels: [...item.altLabels, act.word] }, change);
  if (act.kind === "retire") retire(draft, item, undefined, change);
  if (act.kind === "merge") retire(draft, item, act.into, change);
  if (act.kind === "move") {
    place(draft, item.id, act.broader);
    put(draft, draft.byId.get(item.id) ?? item, change);
  }
}

/** In reading order: a parent, then its children; those out of use at the end. */
function ordered(draft: Draft): Concept[] {
  const all = [...draft.byId.values()].sort((a, b) => (draft.rank.get(a.id) ?? 0) - (draft.rank.get(b.id) ?? 0));
  const below = Map.groupBy(
    all.filter(({ retired }) => retired === undefined),
    ({ broader }) => broader,
  );
  const walk = (item: Concept): Concept[] => [item, ...(below.get(item.id) ?? []).flatMap(walk)];
  const inUse = (below.get(undefined) ?? []).flatMap(walk);
  return [...inUse, ...all.filter(({ retired }) => retired !== undefined)].map((item, order) => ({ ...item, order }));
}

/**
 * A scheme with its decided changes, in their order. A change that no longer fits (the file has moved on since) is left out
 * and does no harm. Without a change the base comes back as it is. Pure.
 */
export function withChanges(scheme: Scheme, base: readonly Concept[], changes: readonly VocabularyChange[]): readonly Concept[] {
  const own = changes.filter((change) => change.scheme === scheme);
  if (own.length === 0) return base;
  const draft = draftOf(scheme, base);
  for (const change of own) if (refusal(draft, change.act) === undefined) apply(draft, change);
  return ordered(draft);
}

/** Those of the changes of a scheme that fit, in their order. Pure. */
export function fittingChanges<C extends VocabularyChange>(scheme: Scheme, base: readonly Concept[], changes: readonly C[]): C[] {
  const draft = draftOf(scheme, base);
  return changes.filter((change) => {
    const fits = change.scheme === scheme && refusal(draft, change.act) === undefined;
    if (fits) apply(draft, change);
    return fits;
  });
}

/** Why a change could not be made to a scheme as `withChanges` gave it; undefined when it could. Pure. */
export function changeRefusal(scheme: Scheme, concepts: readonly Concept[], act: ChangeAct): ChangeRefusal | undefined {
  return refusal(draftOf(scheme, concepts), act);
}

/** An id for a new concept that no other ever had: its label as a piece of address, with a number when that is used. */
export function freeConceptId(scheme: Scheme, concepts: readonly Concept[], label: string): string {
  const { byId, names } = draftOf(scheme, concepts);
  const isFree = (id: string) => !byId.has(id) && (labelKey(id) === labelKey(label) || !names.has(labelKey(id)));
  const base = slugify(label);
  for (let n = 1; ; n++) {
    const id = n === 1 ? base : `${base}-${n}`;
    if (isFree(id)) return id;
  }
}
