import type { ComponentChildren } from "preact";
import { assetHref } from "./assets.ts";
import { Breadcrumb, type Crumb } from "./components/navigation.tsx";
import { Notice } from "./components/notice.tsx";
import type { PageContext } from "./context.ts";
import { SiteFooter } from "./site-footer.tsx";
import { SiteHeader } from "./site-header.tsx";
import { excerpt } from "./typography.ts";
import { fr } from "./web.fr.ts";

type LayoutProps = {
  context: PageContext;
  /** Of the page alone, without the name of the instance; empty for the home page. */
  title: string;
  /** For search engines and shares; one or two sentences. */
  description?: string | undefined;
  children: ComponentChildren;
  breadcrumb?: readonly Crumb[] | undefined;
  /** `text`: one column of 66 characters; `page` (default): the full grid; `full`: edge to edge, the page pads itself. */
  width?: "text" | "page" | "full" | undefined;
  /** Keeps the page out of search engines: result pages, desks, errors. */
  noindex?: boolean | undefined;
  /** Path of the one address of this content, when several lead to it. */
  canonical?: string | undefined;
  /** More for the head: feeds, structured data. */
  head?: ComponentChildren;
  /** Without script, asks the page again after so many seconds: only while work is under way. */
  refreshSeconds?: number | undefined;
};

/** The frame of every page: head, skip links, header, what has just been done, main, footer. The page brings its own h1. */
export function Layout(props: LayoutProps) {
  const { context, children, breadcrumb = [], width = "page" } = props;
  return (
    <html lang="fr">
      <Head {...props} />
      <body>
        <SkipLinks />
        <SiteHeader context={context} />
        <main id="contenu" class={`main main-${width}`} tabIndex={-1}>
          {(breadcrumb.length > 0 || context.notice) && (
            <div class="main-top">
              <Breadcrumb crumbs={breadcrumb} />
              {context.notice && <Notice tone={context.notice.tone} title={context.notice.text} live />}
            </div>
          )}
          {children}
        </main>
        <SiteFooter context={context} />
      </body>
    </html>
  );
}

/** Search engines and tabs show about 70 characters. */
const TITLE_LENGTH = 70;

function pageTitle(title: string, instance: PageContext["instance"]): string {
  if (!title) return excerpt(`${instance.name} – ${instance.tagline}`, TITLE_LENGTH);
  const suffix = ` – ${excerpt(instance.name, 20)}`;
  return excerpt(title, TITLE_LENGTH - suffix.length) + suffix;
}

function Head({ context, title, description, noindex, canonical, head, refreshSeconds }: LayoutProps) {
  const { instance } = context;
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{pageTitle(title, instance)}</title>
      {description && <meta name="description" property="og:description" content={excerpt(description, 200)} />}
      {noindex && <meta name="robots" content="noindex" />}
      <meta name="color-scheme" content="light dark" />
      <meta property="og:title" content={title || instance.name} />
      <meta property="og:site_name" content={instance.name} />
      {canonical && <link rel="canonical" href={instance.url + canonical} />}
      <link rel="stylesheet" href={assetHref("essaim.css")} />
      <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
      <script type="module" src={assetHref("essaim.js")} />
      {refreshSeconds && (
        <noscript>
          <meta http-equiv="refresh" content={String(refreshSeconds)} />
        </noscript>
      )}
      {head}
    </head>
  );
}

function SkipLinks() {
  return (
    <nav class="skip" aria-label={fr.skip.label}>
      <a href="#contenu">{fr.skip.content}</a>
      <a href="/recherche">{fr.skip.search}</a>
      <a href="#pied">{fr.skip.footer}</a>
    </nav>
  );
}
