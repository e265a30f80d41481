import { slugify } from "../../engine/text/index.ts";
import { type ByteSource, type RawRow, type ReadOptions, type Recognition, readRows } from "../formats/index.ts";
import type { Mapping } from "../mapping/index.ts";
import { type Proposal, proposeMapping } from "../mapping/propose.ts";
import type { Partner } from "../source.ts";
import { draftTexts } from "./draft.fr.ts";
import { type ProposalReasons, titleFromFileName } from "./draft.ts";
import { choiceShown, usesOf, usesOfColumn } from "./draft-columns.ts";

/** Rows from which a mapping is proposed. */
const SAMPLE_ROWS = 500;

/** How a document is to be read, from what was recognised of it. */
function readOptionsFrom(recognition: Recognition): ReadOptions {
  const { format, encoding, separator, headerRow, sheet, records } = recognition;
  return {
    format,
    ...(encoding !== undefined && { encoding }),
    ...(separator !== undefined && { separator }),
    ...(headerRow !== undefined && { headerRow }),
    ...(sheet !== undefined && { sheet }),
    ...(records !== undefined && { records }),
  };
}

async function firstRows(document: ByteSource, options: ReadOptions): Promise<RawRow[]> {
  const rows: RawRow[] = [];
  for await (const batch of readRows(document, options, () => {})) {
    rows.push(...batch);
    if (rows.length >= SAMPLE_ROWS) break;
  }
  return rows.slice(0, SAMPLE_ROWS);
}

/** A first mapping for a document of which nothing is known but its name and who gives it. */
export async function propose(
  document: ByteSource,
  recognition: Recognition,
  partner: Pick<Partner, "slug" | "name">,
  name: string,
): Promise<Proposal> {
  const rows = await firstRows(document, readOptionsFrom(recognition));
  const title = titleFromFileName(name);
  return proposeMapping(recognition, rows, {
    source: slugify(title) || "source",
    partner: partner.slug,
    title,
    why: draftTexts.toComplete,
    // Nobody chooses a licence for somebody else.
    licence: draftTexts.toComplete,
    file: name,
    partnerName: partner.name,
  });
}

/** The same for a draft of the desk: with why each column goes where it goes. */
export async function proposalFor(
  document: ByteSource,
  recognition: Recognition,
  partner: Partner,
  name: string,
): Promise<{ mapping: Mapping; reasons: ProposalReasons }> {
  const { mapping, columns, notes } = await propose(document, recognition, partner, name);
  const uses = usesOf(mapping);
  const reasons = columns.map(({ column, reason, confidence }) => [
    column,
    { choice: choiceShown(usesOfColumn(uses, column)), reason, confidence },
  ]);
  return { mapping, reasons: { notes, columns: Object.fromEntries(reasons) } };
}
