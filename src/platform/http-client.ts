import http, { type IncomingMessage } from "node:http";
import https from "node:https";
import type { LookupFunction } from "node:net";
import { type Address, parseWebUrl, publicAddresses, type Resolve, shown, systemResolve } from "./address-guard.ts";
import { ProblemError } from "./errors.ts";
import { readBody } from "./http-body.ts";
import { httpFr as fr } from "./http-client.fr.ts";
import { createDeadline, type Deadline } from "./http-deadline.ts";
import { VERSION } from "./version.ts";

/** Bounds of one request. */
export type FetchOptions = {
  /** Of the body, once decompressed. */
  maxBytes: number;
  /** For all of it: names, redirects, the last byte. */
  timeoutMs: number;
  /** Longest silence of the server. Default 20 s. */
  idleMs?: number;
  /** E.g. `if-none-match`. Those that identify someone are not carried over to another host by a redirect. */
  headers?: Record<string, string>;
  signal?: AbortSignal;
};

type WebResponse = {
  status: number;
  headers: Headers;
  /** The address that answered, after redirects. */
  finalUrl: string;
  /** Decompressed; read it once, or leave it: nothing waits for it for longer than `timeoutMs`. */
  body: AsyncIterable<Uint8Array>;
};

/** Reads a web address that someone else wrote: see `createGuardedFetch`. */
export type GuardedFetch = (url: string, options: FetchOptions) => Promise<WebResponse>;

/** What may be read, and by whom it is asked. */
export type GuardOptions = {
  /** Private hosts that may be read all the same: `host` or `host:port`. */
  allowHosts?: readonly string[];
  /** This instance's address, given to those we visit. */
  contact?: string;
  resolve?: Resolve;
};

const MAX_REDIRECTS = 5;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/**
 * An HTTP client for addresses from outside. It reads http and https only, never an address of a private network (judged
 * after name resolution, at each redirect, the connection being pinned to what was judged), bounded in size and time.
 * Any status is an answer. It throws ProblemError `http/...`: `bad-url`, `credentials`, `private-address`, `redirects`,
 * `too-large` (no use trying again); `unreachable`, `timeout`, `cut`, `encoding` (worth another try).
 */
export function createGuardedFetch(guard: GuardOptions = {}): GuardedFetch {
  return async (address, options) => {
    const deadline = createDeadline(options.timeoutMs, options.idleMs ?? 20_000, options.signal);
    try {
      return await follow(parseWebUrl(address), options, guard, deadline);
    } catch (error) {
      deadline.stop();
      throw error;
    }
  };
}

async function follow(first: URL, options: FetchOptions, guard: GuardOptions, deadline: Deadline): Promise<WebResponse> {
  let url = first;
  let headers = options.headers ?? {};
  for (let redirects = 0; ; redirects++) {
    deadline.url = shown(url);
    const response = await request(url, headers, guard, deadline);
    const location = REDIRECTS.has(response.statusCode ?? 0) && response.headers.location;
    if (!location) {
      const body = readBody(response, options.maxBytes, deadline);
      return { status: response.statusCode ?? 0, headers: headersOf(response), finalUrl: url.href, body };
    }
    response.destroy();
    const next = redirectTarget(location, url, redirects);
    if (next.origin !== url.origin) headers = withoutIdentity(headers);
    url = next;
  }
}

function redirectTarget(location: string, from: URL, redirects: number): URL {
  if (redirects >= MAX_REDIRECTS) {
    throw new ProblemError({
      code: "http/redirects",
      kind: "invalid",
      detail: fr.tooManyRedirects(shown(from), MAX_REDIRECTS),
      hint: fr.unreachableHint,
    });
  }
  if (!URL.canParse(location, from)) {
    throw new ProblemError({
      code: "http/redirects",
      kind: "invalid",
      detail: fr.badRedirect(shown(from), shown(location)),
      hint: fr.unreachableHint,
    });
  }
  return parseWebUrl(location, from);
}

async function request(
  url: URL,
  headers: Record<string, string>,
  guard: GuardOptions,
  deadline: Deadline,
): Promise<IncomingMessage> {
  try {
    const addresses = await deadline.wait(publicAddresses(url, guard.allowHosts ?? [], guard.resolve ?? systemResolve));
    return await deadline.wait(send(url, headers, addresses, guard.contact, deadline));
  } catch (error) {
    throw explain(error, url);
  }
}

function send(
  url: URL,
  headers: Record<string, string>,
  addresses: Address[],
  contact: string | undefined,
  deadline: Deadline,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const call = url.protocol === "https:" ? https : http;
    const outgoing = call.request(url, {
      method: "GET",
      lookup: pinned(addresses),
      agent: false,
      signal: deadline.signal,
      headers: {
        "user-agent": `Essaim/${VERSION}${contact ? ` (+${contact})` : ""}`,
        accept: "*/*",
        ...headers,
        "accept-encoding": "gzip, br",
      },
    });
    outgoing.on("response", resolve);
    outgoing.on("error", reject);
    outgoing.end();
  });
}

/** Answers with the addresses already judged, whatever is asked. */
function pinned(addresses: Address[]): LookupFunction {
  return (_hostname, options, answer) => {
    if (options.all) answer(null, addresses);
    else answer(null, addresses[0]?.address ?? "", addresses[0]?.family ?? 4);
  };
}

function explain(error: unknown, url: URL): unknown {
  if (error instanceof ProblemError || !(error instanceof Error)) return error;
  if (error.name === "AbortError") return (error.cause as Error | undefined) ?? error;
  // Several addresses tried, none answered: the first failure tells enough.
  const first = error instanceof AggregateError ? (error.errors[0] as Error) : error;
  const code = String((first as { code?: unknown }).code ?? "");
  const detail = fr.unreachable(shown(url), fr.reason(code, first.message));
  return new ProblemError({ code: "http/unreachable", kind: "unavailable", detail, hint: fr.unreachableHint, cause: error });
}

function headersOf(response: IncomingMessage): Headers {
  const headers = new Headers();
  for (let i = 0; i + 1 < response.rawHeaders.length; i += 2) {
    const [name = "", value = ""] = [response.rawHeaders[i], response.rawHeaders[i + 1]];
    // What Headers would refuse, no one needs.
    if (/^[\w!#$%&'*+.^`|~-]+$/.test(name) && /^[\t\x20-\x7e\x80-\xff]*$/.test(value)) headers.append(name, value);
  }
  return headers;
}

function withoutIdentity(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => !/^(authorization|cookie|proxy-authorization|x-api-key)$/i.test(name)),
  );
}
