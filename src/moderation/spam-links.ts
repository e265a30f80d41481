import type { Signal } from "./case.ts";
import { spamTexts as t } from "./spam.fr.ts";

const LINK = /\b(?:https?:\/\/|www\.)[^\s<>"'()[\]{}]+/gi;

/** Addresses that hide where they lead. */
const SHORTENERS = new Set(
  "bit.ly tinyurl.com t.co goo.gl ow.ly is.gd cutt.ly rb.gy shorturl.at t.ly buff.ly rebrand.ly tiny.cc urlz.fr lc.cx bl.ink s.id".split(
    " ",
  ),
);

/** Where people look for the field's own things: no sign of anything, however often they come. */
const COMMONPLACE = new Set(
  "helloasso.com facebook.com youtube.com instagram.com linkedin.com wikipedia.org youtu.be gouv.fr framaforms.org".split(" "),
);

function hostOf(link: string): string | undefined {
  const url = URL.parse(link.startsWith("www.") ? `https://${link}` : link);
  return url?.hostname.replace(/^www\./, "") || undefined;
}

const linksIn = (text: string): string[] => [...new Set(text.match(LINK))];

/** The domains that a text links to, without those that everybody links to. */
export function domainsIn(text: string): string[] {
  const hosts = linksIn(text).flatMap((link) => hostOf(link) ?? []);
  return [...new Set(hosts)].filter((host) => !COMMONPLACE.has(host.split(".").slice(-2).join("."))).slice(0, 20);
}

/** Number and nature of links. Two or three are what a good description holds. */
export function linkSignals(text: string): Signal[] {
  const links = linksIn(text);
  if (links.length === 0) return [];
  const signals: Signal[] = [];
  const short = links.map(hostOf).filter((host) => host !== undefined && SHORTENERS.has(host));
  if (short[0]) signals.push({ code: "shortener", weight: Math.min(2 + 2 * short.length, 8), detail: t.shortener(short[0]) });
  const domains = domainsIn(text);
  if (domains.length >= 5) signals.push({ code: "many-domains", weight: 4, detail: t.manyDomains(domains.length) });
  const words = text.replace(LINK, " ").match(/\p{L}{2,}/gu)?.length ?? 0;
  const crowd = links.length / (words + 1);
  if (links.length >= 4 && crowd > 0.08) signals.push({ code: "many-links", weight: 4, detail: t.manyLinks(links.length) });
  if (words < 2 * links.length) signals.push({ code: "link-only", weight: 4, detail: t.linkOnly });
  return signals;
}
