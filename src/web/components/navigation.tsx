import type { ComponentChildren } from "preact";
import { formatNumber } from "../typography.ts";
import { fr } from "../web.fr.ts";
import { Icon } from "./icon.tsx";

/** A page above. */
export type Crumb = { label: string; href: string };

/** The way back up. The page itself is not in it: its title follows. */
export function Breadcrumb({ crumbs }: { crumbs: readonly Crumb[] }) {
  if (crumbs.length === 0) return null;
  return (
    <nav class="breadcrumb" aria-label={fr.nav.breadcrumb}>
      <ol>
        {crumbs.map((crumb) => (
          <li key={crumb.href}>
            <a href={crumb.href}>{crumb.label}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** The pages to offer around `page`: first, last, neighbours; `null` where some are left out. */
export function pageNumbers(page: number, pages: number): (number | null)[] {
  const shown = [...new Set([1, page - 1, page, page + 1, pages])].filter((n) => n >= 1 && n <= pages).sort((a, b) => a - b);
  return shown.flatMap((n, index) => {
    const before = shown[index - 1];
    if (before === undefined || n - before === 1) return [n];
    return n - before === 2 ? [n - 1, n] : [null, n];
  });
}

/** Pages of a long list; nothing when there is only one. Pages count from 1. */
export function Pagination({
  page,
  pages,
  hrefOf,
  label,
}: {
  page: number;
  pages: number;
  hrefOf: (page: number) => string;
  label?: string | undefined;
}) {
  if (pages <= 1) return null;
  return (
    <nav class="pagination" aria-label={label ?? fr.nav.pagination}>
      {page > 1 && (
        <a class="pagination-step" rel="prev" href={hrefOf(page - 1)}>
          <Icon name="left" size={18} /> <span>{fr.nav.previous}</span>
        </a>
      )}
      <ol>
        {pageNumbers(page, pages).map((n, index) => (
          <li key={n ?? `gap${index}`}>
            {n === null ? (
              <span class="pagination-gap">…</span>
            ) : (
              <a href={hrefOf(n)} aria-current={n === page ? "page" : undefined}>
                <span class="visually-hidden">{fr.nav.page} </span>
                {formatNumber(n)}
              </a>
            )}
          </li>
        ))}
      </ol>
      {page < pages && (
        <a class="pagination-step" rel="next" href={hrefOf(page + 1)}>
          <span>{fr.nav.next}</span> <Icon name="right" size={18} />
        </a>
      )}
    </nav>
  );
}

type Tab = { href: string; label: string; count?: number | undefined; current?: boolean | undefined };

/** Views of the same thing, each with its own address. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav class="tabs" aria-label={label}>
      <ul>
        {tabs.map((tab) => (
          <li key={tab.href}>
            <a href={tab.href} aria-current={tab.current ? "page" : undefined}>
              {tab.label}
              {tab.count !== undefined && <span class="count">{formatNumber(tab.count)}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** A word the thing is filed under; a link when `href` leads to what else is there. */
export function Tag({ children, href }: { children: ComponentChildren; href?: string | undefined }) {
  return href ? (
    <a class="tag" href={href}>
      {children}
    </a>
  ) : (
    <span class="tag">{children}</span>
  );
}

/** Tags in a row. */
export function TagList({ children, label }: { children: ComponentChildren[]; label?: string | undefined }) {
  if (children.length === 0) return null;
  return (
    <ul class="tags" aria-label={label}>
      {children.map((child, index) => (
        <li key={index}>{child}</li>
      ))}
    </ul>
  );
}

/** Part of a query, with the link that takes it out. */
export function RemovableTag({
  label,
  removeHref,
  removeLabel,
}: {
  label: string;
  removeHref: string;
  removeLabel?: string | undefined;
}) {
  return (
    <a class="tag tag-removable" href={removeHref}>
      <span class="visually-hidden">{removeLabel ?? fr.nav.remove} </span>
      {label}
      <Icon name="close" size={14} />
    </a>
  );
}
