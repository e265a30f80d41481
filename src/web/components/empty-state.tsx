import type { ComponentChildren } from "preact";

/** Nothing here yet: says why, and invites. `level` is the heading level that follows the page's order. */
export function EmptyState({
  title,
  children,
  level = 2,
}: {
  title: string;
  children?: ComponentChildren;
  level?: 2 | 3 | 4 | undefined;
}) {
  const Heading = `h${level}` as "h2";
  return (
    <div class="empty">
      <svg class="empty-cells" width="96" height="64" viewBox="0 0 96 64" aria-hidden="true" focusable="false">
        <path d="m24 4 14 8v16l-14 8-14-8V12ZM52 4l14 8v16l-14 8-14-8V12ZM38 28l14 8v16l-14 8-14-8V36Z" />
        <path class="lit" d="m66 28 14 8v16l-14 8-14-8V36Z" />
      </svg>
      <Heading>{title}</Heading>
      {children}
    </div>
  );
}
