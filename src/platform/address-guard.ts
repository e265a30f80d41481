import { lookup } from "node:dns/promises";
import ipaddr from "ipaddr.js";
import { ProblemError, type ProblemKind } from "./errors.ts";
import { httpFr as fr } from "./http-client.fr.ts";

/** An IP address; `family` is 4 or 6. */
export type Address = { address: string; family: number };

/** Gives the addresses of a name, as the system's resolver does. */
export type Resolve = (hostname: string) => Promise<Address[]>;

/** The system's resolver: all addresses, in its order. */
export const systemResolve: Resolve = (hostname) => lookup(hostname, { all: true, verbatim: true });

const problem = (code: string, kind: ProblemKind, detail: string, hint: string) =>
  new ProblemError({ code: `http/${code}`, kind, detail, hint });

/** An address without its query and bounded, fit for a message. */
export function shown(url: URL | string): string {
  const text = String(url).replace(/\/\/[^/@]*@/, "//…@");
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}

/**
 * Reads a URL from outside: http or https, without name or password. Decimal, octal and hexadecimal forms of an IPv4 address
 * come out as the usual one (WHATWG URL), so they are judged as what they are.
 * @throws ProblemError `http/bad-url`, `http/credentials`.
 */
export function parseWebUrl(text: string, base?: URL): URL {
  const url = text.length <= 8192 ? URL.parse(text, base) : null;
  if (!url) throw problem("bad-url", "invalid", fr.badUrl(shown(text)), fr.badUrlHint);
  if (url.protocol !== "http:" && url.protocol !== "https:")
    throw problem("bad-url", "invalid", fr.badProtocol(shown(url)), fr.badUrlHint);
  if (url.username || url.password) throw problem("credentials", "invalid", fr.credentials(shown(url)), fr.credentialsHint);
  return url;
}

/** True for an address that anyone on the Internet may reach: neither private, local, shared, reserved nor a wrapped IPv4. */
export function isPublicAddress(address: string): boolean {
  // A scope (fe80::1%eth0) is only ever local.
  if (!ipaddr.isValid(address) || address.includes("%")) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== "unicast") return false;
  // The only IPv6 space given out for the Internet is 2000::/3; ::127.0.0.1 is outside it, though "unicast".
  return parsed.kind() === "ipv4" || parsed.match(ipaddr.parse("2000::"), 3);
}

/** Tests whether a URL's host is one of the exceptions, written `host` or `host:port`. */
function allowsHost(url: URL, allowHosts: readonly string[]): boolean {
  const host = url.hostname.toLowerCase();
  const withPort = `${host}:${url.port || (url.protocol === "https:" ? 443 : 80)}`;
  return allowHosts.some((each) => each.toLowerCase() === host || each.toLowerCase() === withPort);
}

/**
 * The addresses to connect to, judged once: the connection must use these and ask no resolver again, or a name that changes
 * its mind (DNS rebinding) would get through. One private address among them is enough to refuse.
 * @throws ProblemError `http/private-address`; whatever `resolve` throws.
 */
export async function publicAddresses(url: URL, allowHosts: readonly string[], resolve: Resolve): Promise<Address[]> {
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const addresses = ipaddr.isValid(host) ? [{ address: host, family: host.includes(":") ? 6 : 4 }] : await resolve(host);
  if (addresses.length === 0) throw Object.assign(new Error("no address"), { code: "ENOTFOUND" });
  if (allowsHost(url, allowHosts)) return addresses;
  const closed = addresses.find(({ address }) => !isPublicAddress(address));
  if (closed) throw problem("private-address", "forbidden", fr.privateAddress(shown(url), closed.address), fr.privateHint);
  return addresses;
}
