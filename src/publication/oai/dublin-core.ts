import { type Entry, entryPath, type SourceDirectory } from "../../catalogue/index.ts";
import { labelOf } from "../../vocabulary/index.ts";
import { licencesOf, story } from "../formats/first-place.ts";
import { element, xmlText } from "./xml.ts";

/** Types of the Dublin Core list, which is short; what is no document is an interactive or a collective thing: none is said. */
const TYPES: Partial<Record<Entry["kind"], string>> = { event: "Event", guide: "Text", article: "Text" };

const NAMESPACES = {
  "xmlns:oai_dc": "http://www.openarchives.org/OAI/2.0/oai_dc/",
  "xmlns:dc": "http://purl.org/dc/elements/1.1/",
  "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
  "xsi:schemaLocation": "http://www.openarchives.org/OAI/2.0/oai_dc/ http://www.openarchives.org/OAI/2.0/oai_dc.xsd",
};

/**
 * An entry in unqualified Dublin Core, the format that every OAI-PMH reader knows.
 * @param entry already restricted to what anyone may read.
 */
export function dublinCore(entry: Entry, base: string, sources: SourceDirectory): string {
  const { single, lists } = entry;
  const partners = entry.sources.map(({ source }) => sources.get(source)?.partner.name ?? source);
  const said: [string, (string | undefined)[]][] = [
    ["title", [single.title.value]],
    ["creator", (lists.carriers ?? []).map(({ value }) => value.name)],
    [
      "subject",
      [...(lists.themes ?? []).map(({ value }) => labelOf("themes", value)), ...(lists.keywords ?? []).map(({ value }) => value)],
    ],
    ["description", [single.pitch?.value, story(entry) || undefined]],
    ["publisher", partners],
    ["contributor", (lists.partners ?? []).map(({ value }) => value.name)],
    ["date", [entry.updatedAt.slice(0, 10)]],
    ["type", [TYPES[entry.kind]]],
    ["identifier", [base + entryPath(entry)]],
    ["source", entry.sources.map(({ url }) => url)],
    ["language", [entry.lang]],
    ["coverage", (lists.places ?? []).map(({ value }) => value.commune ?? value.name)],
    ["rights", licencesOf(entry, sources).map(({ url, label }) => url ?? label)],
  ];
  const elements = said.flatMap(([name, values]) =>
    [...new Set(values)].flatMap((value) => (value ? [element(`dc:${name}`, xmlText(value))] : [])),
  );
  return element("oai_dc:dc", elements.join(""), NAMESPACES);
}
