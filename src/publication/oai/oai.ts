import { type SourceDirectory, visibleEntry } from "../../catalogue/index.ts";
import type { Executor } from "../../platform/database.ts";
import { dublinCore } from "./dublin-core.ts";
import { isDatestamp, readToken, type Selection, tokenOf } from "./harvest-token.ts";
import { type Head, headOf, listHeads } from "./heads.ts";
import { element, xmlText } from "./xml.ts";

/** What the repository answers from. */
type Repository = {
  read: Executor;
  /** Public address of the instance, its name, and the letter box of those who run it. */
  base: string;
  name: string;
  email: string;
  sources: SourceDirectory;
  /** When the first change was told. */
  earliest: string;
  /** Lines of the change log read at once, for tests. */
  atOnce?: number;
};

/** Arguments as they came: several of one name are an error, which must be told. */
export type Arguments = URLSearchParams;

/** An error of the protocol: its code, and what is wrong. */
class OaiError extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

const seconds = (at: string): string => `${at.slice(0, 19)}Z`;

const identifierOf = ({ base }: Repository, id: string): string => `oai:${new URL(base).hostname}:${id}`;

function header(repository: Repository, { id, at, entry }: Head): string {
  const content = element("identifier", xmlText(identifierOf(repository, id))) + element("datestamp", seconds(at));
  return element("header", content, entry ? {} : { status: "deleted" });
}

function record(repository: Repository, head: Head): string {
  const metadata = head.entry && dublinCore(visibleEntry(head.entry, "open"), repository.base, repository.sources);
  return element("record", header(repository, head) + (metadata ? element("metadata", metadata) : ""));
}

/** Takes exactly these arguments: others, repeated or missing ones are errors. */
function take(given: Arguments, required: readonly string[], optional: readonly string[] = []): Record<string, string> {
  const taken: Record<string, string> = {};
  for (const [key, value] of given) {
    if (key === "verb") continue;
    if (![...required, ...optional].includes(key)) throw new OaiError("badArgument", `${key} is not an argument of this verb`);
    if (key in taken) throw new OaiError("badArgument", `${key} is given twice`);
    taken[key] = value;
  }
  const missing = required.find((key) => !taken[key]);
  if (missing) throw new OaiError("badArgument", `${missing} is missing`);
  return taken;
}

function needDublinCore(prefix: string | undefined): void {
  if (prefix !== "oai_dc") throw new OaiError("cannotDisseminateFormat", "oai_dc is the format of this repository");
}

function selected(given: Arguments): Selection {
  if (given.has("resumptionToken")) {
    const { resumptionToken = "" } = take(given, ["resumptionToken"]);
    const wanted = readToken(resumptionToken);
    if (!wanted) throw new OaiError("badResumptionToken", "this token is none of this repository's");
    return wanted;
  }
  const { metadataPrefix, from, until, set } = take(given, ["metadataPrefix"], ["from", "until", "set"]);
  if (set !== undefined) throw new OaiError("noSetHierarchy", "this repository has no sets");
  needDublinCore(metadataPrefix);
  for (const stamp of [from, until])
    if (stamp !== undefined && !isDatestamp(stamp))
      throw new OaiError("badArgument", "dates are YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ");
  if (from !== undefined && until !== undefined && (from.length !== until.length || from > until))
    throw new OaiError("badArgument", "from and until have one form, and from comes first");
  return { after: 0, from, until };
}

async function list(repository: Repository, given: Arguments, item: (head: Head) => string): Promise<string> {
  const { heads, next } = await listHeads(repository.read, selected(given), repository.atOnce);
  if (heads.length === 0 && !next) throw new OaiError("noRecordsMatch", "nothing changed within these dates");
  const ends = given.has("resumptionToken") ? "<resumptionToken/>" : "";
  return heads.map(item).join("") + (next ? element("resumptionToken", tokenOf(next)) : ends);
}

async function itemOf(repository: Repository, identifier: string): Promise<Head> {
  const prefix = identifierOf(repository, "");
  const head = identifier.startsWith(prefix) ? await headOf(repository.read, identifier.slice(prefix.length)) : undefined;
  if (!head) throw new OaiError("idDoesNotExist", "no item has this identifier");
  return head;
}

const FORMAT = element(
  "metadataFormat",
  element("metadataPrefix", "oai_dc") +
    element("schema", "http://www.openarchives.org/OAI/2.0/oai_dc.xsd") +
    element("metadataNamespace", "http://www.openarchives.org/OAI/2.0/oai_dc/"),
);

const VERBS: Record<string, (repository: Repository, given: Arguments) => Promise<string>> = {
  async Identify({ base, name, email, earliest }, given) {
    take(given, []);
    const said = { repositoryName: name, baseURL: `${base}/oai`, protocolVersion: "2.0", adminEmail: email };
    const how = { earliestDatestamp: seconds(earliest), deletedRecord: "persistent", granularity: "YYYY-MM-DDThh:mm:ssZ" };
    return Object.entries({ ...said, ...how })
      .map(([key, value]) => element(key, xmlText(value)))
      .join("");
  },
  async ListMetadataFormats(repository, given) {
    const { identifier } = take(given, [], ["identifier"]);
    if (identifier !== undefined) await itemOf(repository, identifier);
    return FORMAT;
  },
  async ListSets(_repository, given) {
    take(given, [], ["resumptionToken"]);
    throw new OaiError("noSetHierarchy", "this repository has no sets");
  },
  async GetRecord(repository, given) {
    const { identifier = "", metadataPrefix } = take(given, ["identifier", "metadataPrefix"]);
    needDublinCore(metadataPrefix);
    return record(repository, await itemOf(repository, identifier));
  },
  ListIdentifiers: (repository, given) => list(repository, given, (head) => header(repository, head)),
  ListRecords: (repository, given) => list(repository, given, (head) => record(repository, head)),
};

const NAMESPACES = {
  xmlns: "http://www.openarchives.org/OAI/2.0/",
  "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
  "xsi:schemaLocation": "http://www.openarchives.org/OAI/2.0/ http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd",
};

/** What was asked is said back, unless it was not understood. */
function requestElement({ base }: Repository, given: Arguments, code?: string): string {
  const repeated = code === "badVerb" || code === "badArgument";
  return element("request", xmlText(`${base}/oai`), repeated ? {} : Object.fromEntries(given));
}

/** Answers one request of OAI-PMH 2.0: an error of the protocol is an answer too. */
export async function answerOai(repository: Repository, given: Arguments, now: Date): Promise<string> {
  const verb = given.getAll("verb");
  const [name = ""] = verb;
  const answer = verb.length === 1 && Object.hasOwn(VERBS, name) ? VERBS[name] : undefined;
  let request: string;
  let body: string;
  try {
    if (!answer) throw new OaiError("badVerb", "verb is one of the six of OAI-PMH 2.0");
    body = element(name, await answer(repository, given));
    request = requestElement(repository, given);
  } catch (error) {
    if (!(error instanceof OaiError)) throw error;
    body = element("error", xmlText(error.message), { code: error.code });
    request = requestElement(repository, given, error.code);
  }
  const date = element("responseDate", seconds(now.toISOString()));
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element("OAI-PMH", date + request + body, NAMESPACES)}\n`;
}
