import { KINDS, type Kind } from "../../catalogue/index.ts";
import { fold } from "../../engine/text/index.ts";
import { labelOf } from "../../vocabulary/index.ts";
import type { RawRow, Recognition } from "../formats/index.ts";
import { type Chosen, fieldsOf, type Slots, slotsOf } from "./draft-fields.ts";
import { identityOf } from "./draft-identity.ts";
import { mappingOf } from "./mapping.schema.ts";
import type { Mapping, SourceRole } from "./mapping.ts";
import { reasons, notes as texts } from "./propose.fr.ts";

/** What is known of the source before its file is read. */
export type About = {
  source: string;
  partner: string;
  title: string;
  licence: string;
  why: string;
  role?: SourceRole;
  homepage?: string;
  file?: string;
  url?: string;
  /** What the records are, when the person said it. */
  kind?: Kind;
  /** Name of the partner, as the one who gives prizes and labels. */
  partnerName?: string;
};

/** Innovations are described; places are located and typed; organisations have numbers and legal forms. */
function guessKind(slots: Slots, about: About): Kind {
  if (about.kind) return about.kind;
  if (about.role === "places") return "place";
  if (about.role === "support") return "organisation";
  const has = (...names: string[]): boolean => names.some((name) => slots.first(name) !== undefined);
  const described = has("description.text", "description.need", "description.solution", "description.novelty", "pitch");
  const title = slots.first("title")?.column.toLowerCase() ?? "";
  if (/projet|initiative|action|innovation/.test(title) || has("description.novelty", "stage", "carriers.name"))
    return "innovation";
  if (has("placeTypes") || (!described && has("places.lat", "places.address", "places.position"))) return "place";
  if (has("carriers.name")) return "innovation";
  if (/structure|organis|associ|entreprise/.test(title) || has("legalForm", "identifiers.siret")) return "organisation";
  return "innovation";
}

const ROLE_OF_KIND: Partial<Record<Kind, SourceRole>> = { place: "places", organisation: "support" };

/** Options of the reader worth keeping: what was recognised, so that the next file is read the same way. */
export function readOptions(recognition: Recognition): Mapping["read"] {
  const { format, encoding, separator, headerRow, sheet, records } = recognition;
  return {
    format,
    ...(encoding !== undefined && { encoding }),
    ...(separator !== undefined && separator.length === 1 && { separator }),
    // The first line is where a header is looked for anyway.
    ...(headerRow !== undefined && headerRow !== 1 && { headerRow }),
    ...(sheet !== undefined && { sheet }),
    ...(records !== undefined && records !== "$" && { records }),
  };
}

/** "Acceptez-vous la publication ?", "Consentement RGPD": never "accepte le public" nor "accepte la carte bancaire". */
const CONSENT =
  /consent|rgpd|\bopt.?in\b|(?:accept|accord|autoris).*(?:publier|publie\b|publication|diffus|partag)|^(?:publication|publiable|a publier)$/;
const REFUSALS = ["non", "n", "no", "false", "faux", "0"];

/** The column by which people of a form allow publication or refuse it: those who refuse are not taken. */
function consentOf(rows: readonly RawRow[]): string | undefined {
  return Object.keys(rows[0]?.values ?? {}).find((column) => {
    const words = fold(column);
    if (!CONSENT.test(words)) return false;
    const answers = rows.map((row) => fold(String(row.values[column] ?? "")).trim()).filter((word) => word !== "");
    return (
      answers.some((word) => REFUSALS.includes(word)) &&
      answers.every((word) => REFUSALS.includes(word) || /^(?:oui|o|yes|y|true|vrai|1|x|j accepte)$/.test(word))
    );
  });
}

/** The mapping that the chosen slots make, what is worth saying of it, and the columns that found no use in the end, with why. */
export function draftMapping(
  recognition: Recognition,
  rows: readonly RawRow[],
  chosen: readonly Chosen[],
  about: About,
  firstColumn = "titre",
): { mapping: Mapping; notes: string[]; unused: Map<string, string> } {
  const slots = slotsOf(chosen);
  const column = (slot: string): string | undefined => slots.first(slot)?.column;
  const kind = guessKind(slots, about);
  const identity = identityOf(rows, {
    fallback: firstColumn,
    ...(column("record.id") !== undefined && { id: column("record.id") ?? "" }),
    ...(column("title") !== undefined && { title: column("title") ?? "" }),
    where: [column("places.address"), column("places.commune") ?? column("places.postcode")].filter((name) => name !== undefined),
    others: chosen
      .filter(({ slot }) => !slot.startsWith("places.") && !slot.startsWith("record."))
      .map(({ profile }) => profile.column),
  });
  const unused = new Map<string, string>();
  const idColumn = column("record.id");
  if (idColumn !== undefined && !identity.idUsed) unused.set(idColumn, texts.unreliableId(idColumn));
  const fields = fieldsOf(slots, rows, kind, about.partnerName ?? about.title);
  const notes = [...identity.notes];
  if (fields.title === undefined) {
    notes.push(texts.noTitle);
    fields.title = firstColumn;
  }
  const { kind: _kind, partnerName: _name, role, ...header } = about;
  const kindColumn = column("record.kind");
  const updated = column("record.updated");
  if (!about.kind && kindColumn === undefined) notes.push(texts.kind(labelOf("kinds", kind)));
  const consent = consentOf(rows);
  if (consent !== undefined) notes.push(texts.consent(consent));
  const mapping = mappingOf({
    ...header,
    role: role ?? ROLE_OF_KIND[kind] ?? "innovations",
    read: readOptions(recognition),
    record: {
      id: identity.id,
      fold: identity.fold,
      ...(updated !== undefined && { updated }),
      ...(consent !== undefined && { when: { from: consent, not: REFUSALS } }),
      kind:
        kindColumn === undefined || KINDS.includes(kindColumn as Kind)
          ? kind
          : { from: kindColumn, vocab: "kinds", default: kind },
    },
    fields,
  });
  return { mapping, notes, unused: new Map([...unused, ...outdone(slots)]) };
}

/** Columns that say less well what another says. */
function outdone(slots: Slots): [string, string][] {
  const pairs = [
    ["places.region", "places.department"],
    ["places.position", "places.lat"],
  ] as const;
  return pairs.flatMap(([worse, better]): [string, string][] => {
    const [column, other] = [slots.first(worse)?.column, slots.first(better)?.column];
    return column !== undefined && other !== undefined ? [[column, reasons.taken(other)]] : [];
  });
}
