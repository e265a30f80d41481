import { createWriteStream } from "node:fs";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { type Command, EXIT } from "../platform/command-line.ts";
import { ProblemError } from "../platform/errors.ts";
import { formatTable } from "../platform/terminal.ts";
import { draftTexts } from "./desk/draft.fr.ts";
import { shownFileName } from "./desk/draft.ts";
import { propose } from "./desk/draft-proposal.ts";
import { fetchDocument } from "./document.ts";
import { type ByteSource, fileSource, type Recognition, recognise } from "./formats/index.ts";
import type { HarvestDeps } from "./harvest.commands.ts";
import { texts } from "./harvest.fr.ts";
import { printMapping } from "./mapping/index.ts";
import { slotLabel } from "./mapping/propose.fr.ts";
import type { LabelProposal, Proposal } from "./mapping/propose.ts";
import { cli } from "./source.cli.fr.ts";

const t = cli.inspect;
const WORDS_SHOWN = 15;
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

type Inspected = { name: string; recognition: Recognition; proposal: Proposal };

/** Reads the document where it is, or a copy of it that is thrown away: nothing is kept. */
async function withDocument<T>(
  given: string,
  open: () => Promise<HarvestDeps>,
  read: (file: ByteSource) => Promise<T>,
): Promise<T> {
  if (!/^https?:\/\//i.test(given)) {
    const path = resolve(given);
    if (!(await stat(path).catch(() => undefined))?.isFile())
      throw new ProblemError({ code: "source/file-missing", kind: "not-found", ...texts.fileMissing(given) });
    return read(fileSource(path));
  }
  const { bytes, name } = await fetchDocument(await open(), given);
  const folder = await mkdtemp(join(tmpdir(), "essaim-inspect-"));
  try {
    const copy = join(folder, "document");
    await pipeline(Readable.from(bytes), createWriteStream(copy));
    return await read({ ...fileSource(copy), name });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function inspect(file: ByteSource, partner: string): Promise<Inspected> {
  const name = shownFileName(file.name ?? "");
  const recognition = await recognise(file, { fileName: name });
  if (recognition.columns.length === 0) throw new ProblemError({ code: "source/no-column", kind: "invalid", ...t.nothing(name) });
  const proposal = await propose(file, recognition, { slug: partner, name: partner }, name);
  const alone = recognition.columns.length === 1 ? [t.oneColumn] : [];
  return { name, recognition, proposal: { ...proposal, notes: [...alone, ...proposal.notes] } };
}

/** The mapping as a file: what is to be known of it comes first, as comments. */
function yamlOf({ name, proposal }: Inspected): string {
  const comments = [...t.header(name), ...proposal.notes].map((line) => `# ${line.replace(/\s+/g, " ")}\n`);
  return `${comments.join("")}${printMapping(proposal.mapping)}`;
}

function columnTable({ recognition, proposal }: Inspected): string {
  const filled = new Map(recognition.columns.map((column) => [column.name, column.filled]));
  return formatTable(
    proposal.columns.map(({ column, slot, confidence, reason }) => [
      `  ${column}`,
      t.filled(filled.get(column) ?? 0),
      slot === undefined ? t.aside : `${slotLabel(slot)} (${t.sure(confidence)})`,
      reason,
    ]),
  );
}

function wordLines(labels: readonly LabelProposal[]): string[] {
  if (labels.length === 0) return [];
  const shown = labels
    .slice(0, WORDS_SHOWN)
    .map(({ label, count, suggestions }) => t.word(label, count, suggestions.map((each) => each.label).join(", ")));
  return [t.words(labels.length), ...shown, ...(labels.length > WORDS_SHOWN ? [t.more(labels.length - WORDS_SHOWN)] : [])];
}

function described(inspected: Inspected): string {
  const { recognition, proposal } = inspected;
  const lines = [
    `${t.format} : ${draftTexts.reading.formats[recognition.format]}`,
    ...recognition.notes.map((note) => `  ${note}`),
    t.sampled(recognition.rowsSeen),
    ...recognition.issues.slice(0, 5).map(({ detail }) => `  ${detail}`),
    t.columns(recognition.columns.length),
    columnTable(inspected),
    ...proposal.notes,
    ...wordLines(proposal.labels),
    t.proposed,
    "",
    yamlOf(inspected),
  ];
  return lines.join("\n");
}

/** `essaim source inspect`: what a file is, and a first mapping for it. */
export const inspectCommand: Command<HarvestDeps> = {
  name: "source inspect",
  summary: t.summary,
  usage: t.usage,
  options: {
    mapping: { type: "boolean", description: t.mapping },
    partner: { type: "string", placeholder: "<nom court>", description: t.partner },
  },
  positionals: { min: 1, max: 1 },
  async run({ open, terminal }, { values, positionals: [given = ""] }) {
    const partner = typeof values.partner === "string" ? values.partner : t.unknownPartner;
    if (!SLUG.test(partner)) throw new ProblemError({ code: "command-line/usage", kind: "invalid", ...t.slug(partner) });
    const inspected = await withDocument(given, open, (file) => inspect(file, partner));
    const { recognition, proposal } = inspected;
    if (terminal.json) terminal.result({ recognition, ...proposal, yaml: yamlOf(inspected) }, "");
    else if (values.mapping) await terminal.write(yamlOf(inspected));
    else terminal.print(described(inspected));
    return EXIT.ok;
  },
};
