import { isIP } from "node:net";
import { resolve } from "node:path";
import { z } from "zod";
import type { ProviderSettings } from "../account/index.ts";
import { ProblemError } from "../platform/errors.ts";
import { texts } from "./app.fr.ts";

const port = z.coerce.number().int().min(0).max(65_535);

/** How one instance is set up: from the environment alone, checked before anything is opened. */
export type Config = {
  port: number;
  /** Address to listen on; loopback unless `HOST` says otherwise. */
  host: string;
  /** Folder of everything this instance keeps. */
  dataFolder: string;
  databaseUrl?: string;
  /** Public address, without a trailing slash. */
  url: string;
  /** Proxies in front of this server (addresses or CIDR ranges): who asks is then read from what they forward. */
  trustedProxies: string[];
  /** Private hosts that sources may be read from (`host` or `host:port`). */
  allowHosts: string[];
  smtpUrl?: string;
  mailFrom: string;
  /** Whether persons whose address stands in partners' data are told, once letters really leave (decision 093). */
  informContacts: boolean;
  /** Whether the demonstration network is brought in at the first start. */
  demonstration: boolean;
  /** Whether the gallery of components is shown: not in production. */
  gallery: boolean;
  /** Whether administrators must have a second factor before they administer. */
  secondFactor: "required" | "optional";
  /** An OpenID Connect provider that people may sign in with. */
  provider?: ProviderSettings;
  /** Domain of the addresses that stand for a person in a conversation, and where its letters are listened for. */
  relay?: { domain: string; host: string; port?: number };
  /** Background tiles of close maps: an address with {z}, {x} and {y}. */
  tileUrl?: string;
  tileCredit?: string;
  instance: {
    name: string;
    tagline: string;
    logo?: string;
    territory?: string;
    referent?: { name: string; email?: string };
    /** Where the source code of this very instance is read (AGPL section 13). */
    sourceCode?: string;
  };
};

type Environment = Readonly<Record<string, string | undefined>>;

const DOMAIN = /^(?=.{3,190}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{1,62}$/;

/** What is refused is shown, for logs too: a password in an address is not. */
const withoutPassword = (value: string): string => value.replace(/:[^:/\s]*@/, ":…@");

const refuse = (name: string, value: string, expected: string) =>
  new ProblemError({ code: "config/invalid", kind: "invalid", ...texts.badVariable(name, withoutPassword(value), expected) });

/** Trusting a word that is no address would trust nobody, or everybody: it is refused. */
function readProxies(env: Environment): string[] {
  const named = (env.ESSAIM_TRUSTED_PROXIES ?? "").split(/[\s,]+/).filter(Boolean);
  for (const each of named) {
    const [address = "", bits, ...rest] = each.split("/");
    const most = isIP(address) === 6 ? 128 : 32;
    const whole = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most);
    if (!isIP(address) || !whole || rest.length > 0) throw refuse("ESSAIM_TRUSTED_PROXIES", each, texts.expectProxies);
  }
  return named;
}

function readPort(env: Environment): number {
  const parsed = port.safeParse(env.PORT || "3000");
  if (!parsed.success) throw refuse("PORT", env.PORT ?? "", texts.expectPort);
  return parsed.data;
}

/** Letters come in when a domain is theirs; they are listened for when a port is given (else a mail server hands them over). */
function readRelay(env: Environment): Config["relay"] {
  const domain = env.ESSAIM_RELAY_DOMAIN?.trim().toLowerCase();
  const given = env.ESSAIM_RELAY_PORT?.trim();
  if (!domain) {
    if (given) throw refuse("ESSAIM_RELAY_PORT", given, texts.expectRelayDomainToo);
    return undefined;
  }
  if (!DOMAIN.test(domain)) throw refuse("ESSAIM_RELAY_DOMAIN", domain, texts.expectRelayDomain);
  const parsed = given ? port.safeParse(given) : undefined;
  if (parsed && !parsed.success) throw refuse("ESSAIM_RELAY_PORT", given ?? "", texts.expectRelayPort);
  return { domain, host: env.ESSAIM_RELAY_HOST?.trim() || "127.0.0.1", ...(parsed ? { port: parsed.data } : {}) };
}

function readUrl(env: Environment, name: string, protocols: RegExp, expected: string): string | undefined {
  const value = env[name]?.trim();
  if (!value) return undefined;
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (!url || !protocols.test(url.protocol)) throw refuse(name, value, expected);
  return value.replace(/\/+$/, "");
}

const optional = <K extends string>(key: K, value: string | undefined) => (value ? ({ [key]: value } as Record<K, string>) : {});

function readInstance(env: Environment): Config["instance"] {
  const referent = env.ESSAIM_REFERENT?.trim();
  const parts = referent?.match(/^(.*?)\s*<([^<>\s]+@[^<>\s]+)>$/);
  return {
    name: env.ESSAIM_NAME?.trim() || "Essaim",
    tagline: env.ESSAIM_TAGLINE?.trim() || texts.tagline,
    ...optional("logo", env.ESSAIM_LOGO?.trim()),
    ...optional("territory", env.ESSAIM_TERRITORY?.trim()),
    ...optional("sourceCode", readUrl(env, "ESSAIM_SOURCE_CODE", /^https?:$/, texts.expectUrl)),
    ...(referent ? { referent: parts ? { name: parts[1] || (parts[2] ?? ""), email: parts[2] ?? "" } : { name: referent } } : {}),
  };
}

function readSecondFactor(env: Environment): Config["secondFactor"] {
  const value = env.ESSAIM_SECOND_FACTOR?.trim() || "required";
  if (value !== "required" && value !== "optional") throw refuse("ESSAIM_SECOND_FACTOR", value, texts.expectSecondFactor);
  return value;
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Plain http is for a provider on this machine alone: elsewhere, anybody on the way could answer in its name. */
function readProvider(env: Environment): Config["provider"] {
  // Kept as written: with or without its last slash, it is the name that the provider signs.
  const issuer = readUrl(env, "ESSAIM_OIDC_ISSUER", /^https?:$/, texts.expectIssuer) && env.ESSAIM_OIDC_ISSUER?.trim();
  const clientId = env.ESSAIM_OIDC_CLIENT_ID?.trim();
  if (!issuer) {
    if (clientId) throw refuse("ESSAIM_OIDC_ISSUER", "", texts.expectIssuer);
    return undefined;
  }
  const { protocol, hostname } = new URL(issuer);
  if (protocol === "http:" && !LOOPBACK.test(hostname)) throw refuse("ESSAIM_OIDC_ISSUER", issuer, texts.expectIssuer);
  if (!clientId) throw refuse("ESSAIM_OIDC_CLIENT_ID", "", texts.expectClientId);
  const label = env.ESSAIM_OIDC_LABEL?.trim() || hostname;
  if (label.length > 60) throw refuse("ESSAIM_OIDC_LABEL", label, texts.expectLabel);
  return { issuer, clientId, label, ...optional("clientSecret", env.ESSAIM_OIDC_CLIENT_SECRET?.trim()) };
}

/**
 * Reads the configuration from environment variables (documented in README.md).
 * @throws ProblemError `config/invalid` naming the variable, what it holds and what it should hold.
 */
export function readConfig(env: Environment): Config {
  const listen = readPort(env);
  const databaseUrl = readUrl(env, "DATABASE_URL", /^postgres(ql)?:$/, texts.expectDatabaseUrl);
  const smtpUrl = readUrl(env, "ESSAIM_SMTP_URL", /^smtps?:$/, texts.expectSmtp);
  const relay = readRelay(env);
  const tileUrl = readUrl(env, "ESSAIM_TILE_URL", /^https?:$/, texts.expectUrl);
  const provider = readProvider(env);
  const url = readUrl(env, "ESSAIM_URL", /^https?:$/, texts.expectUrl) ?? `http://localhost:${listen}`;
  return {
    port: listen,
    host: env.HOST?.trim() || "127.0.0.1",
    dataFolder: resolve(env.ESSAIM_DATA?.trim() || "data"),
    url,
    trustedProxies: readProxies(env),
    allowHosts: (env.ESSAIM_ALLOW_HOSTS ?? "").split(/[\s,]+/).filter(Boolean),
    mailFrom: env.ESSAIM_MAIL_FROM?.trim() || `essaim@${new URL(url).hostname}`,
    informContacts: env.ESSAIM_INFORM_CONTACTS?.trim() !== "0",
    demonstration: env.ESSAIM_DEMO?.trim() !== "0",
    gallery: env.NODE_ENV !== "production",
    secondFactor: readSecondFactor(env),
    instance: readInstance(env),
    ...(provider ? { provider } : {}),
    ...optional("databaseUrl", databaseUrl),
    ...optional("smtpUrl", smtpUrl),
    ...(relay ? { relay } : {}),
    ...optional("tileUrl", tileUrl),
    ...optional("tileCredit", env.ESSAIM_TILE_CREDIT?.trim()),
  };
}
