import type { Entry } from "../../catalogue/index.ts";
import type { Signal } from "../../moderation/index.ts";
import { fr } from "./correction.fr.ts";

/** Letter boxes that anybody can open: sharing one's domain proves nothing. */
const SHARED_DOMAINS = new Set(
  "gmail.com googlemail.com hotmail.com hotmail.fr outlook.com outlook.fr live.fr live.com msn.com yahoo.fr yahoo.com ymail.com orange.fr wanadoo.fr free.fr laposte.net sfr.fr neuf.fr bbox.fr aol.com icloud.com me.com proton.me protonmail.com gmx.fr gmx.com mailo.com".split(
    " ",
  ),
);

const hostOf = (url: string): string =>
  URL.parse(url)
    ?.hostname.replace(/^www\./, "")
    .toLowerCase() ?? "";

/** Whether an address and a site belong to the same house: the same domain, or one under the other. */
function sameHouse(domain: string, host: string): boolean {
  if (!host || !domain.includes(".") || SHARED_DOMAINS.has(domain)) return false;
  return host === domain || host.endsWith(`.${domain}`) || domain.endsWith(`.${host}`);
}

/**
 * What speaks for somebody who says something of a fiche: their address is among its contacts, or of the domain of its site.
 * Weights are negative (honest); the address itself is never told.
 * @param entry whole: with its private contacts.
 */
export function trustSignals(entry: Entry, email: string | undefined): Signal[] {
  if (!email) return [];
  const domain = email.split("@")[1] ?? "";
  const contacts = (entry.lists.contacts ?? []).map(({ value }) => value.value.trim().toLowerCase());
  const sites = [
    ...(entry.lists.links ?? []).filter(({ value }) => value.rel === "home").map(({ value }) => value.url),
    ...(entry.lists.carriers ?? []).flatMap(({ value }) => value.url ?? []),
  ];
  const site = sites.map(hostOf).find((host) => sameHouse(domain, host));
  return [
    ...(contacts.includes(email) ? [{ code: "contact-of-fiche", weight: -4, detail: fr.signals.contact }] : []),
    ...(site ? [{ code: "domain-of-site", weight: -3, detail: fr.signals.domain(site) }] : []),
  ];
}
