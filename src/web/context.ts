import type { NoticeTone } from "./components/notice.tsx";

/** What an instance says of itself: shown in the header, the footer and the metadata of every page. */
export type Instance = {
  name: string;
  tagline: string;
  /** Path or URL on this server of a logo (no third-party image is ever loaded); the honeycomb mark when absent. */
  logo?: string | undefined;
  /** Name of the territory this instance looks after, as written in a sentence ("la Bretagne"). */
  territory?: string | undefined;
  /** Whom to write to: a name, and an address or page. */
  referent?: { name: string; email?: string | undefined } | undefined;
  /** Public address without a trailing slash (`ESSAIM_URL`). */
  url: string;
  /** Where the source code of this instance is read (AGPL section 13). */
  sourceCode?: string | undefined;
};

type PageUser = { id: string; email: string; name?: string | undefined; roles: readonly string[] };

/** One message about what has just been done, shown once at the top of the next page. */
export type PageNotice = { tone: NoticeTone; text: string };

/** What every page knows: the instance, who reads, and at which address. Built by `webPlugin`, read by `<Layout>`. */
export type PageContext = {
  instance: Instance;
  user?: PageUser | undefined;
  /** Path of the page, without the query. */
  path: string;
  query: URLSearchParams;
  notice?: PageNotice | undefined;
  /** Reserved: the policy of this product allows no inline script, so nothing needs one. */
  nonce?: string | undefined;
};
