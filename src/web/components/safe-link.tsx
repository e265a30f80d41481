import type { ComponentChildren } from "preact";
import { fr } from "../web.fr.ts";
import { Icon } from "./icon.tsx";

/** The address when a browser may follow it (http and https only), else nothing. Never trust a partner's `href`. */
export function safeHref(href: string): string | undefined {
  try {
    const url = new URL(href.trim());
    return url.protocol === "http:" || url.protocol === "https:" ? url.href : undefined;
  } catch {
    return undefined;
  }
}

/** `https://www.exemple.fr/une/page/` as people read it: "exemple.fr/une/page". */
export function readableAddress(href: string): string {
  const safe = safeHref(href);
  if (!safe) return href;
  const url = new URL(safe);
  const path = decoded(url.pathname).replace(/\/$/, "");
  return url.hostname.replace(/^www\./, "") + (path.length > 40 ? `${path.slice(0, 39)}…` : path);
}

/** A link out of this site: said in words, drawn by a sign, unable to reach back; only its text when the address is not a web one. */
export function SafeLink({ href, children, rel }: { href: string; children?: ComponentChildren; rel?: string | undefined }) {
  const safe = safeHref(href);
  const text = children ?? readableAddress(href);
  if (!safe) return <span>{text}</span>;
  return (
    <a class="external" href={safe} rel={["noopener", "nofollow", rel].filter(Boolean).join(" ")}>
      {text}
      <Icon name="external" size={14} />
      <span class="visually-hidden">{fr.link.external}</span>
    </a>
  );
}

function decoded(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}
