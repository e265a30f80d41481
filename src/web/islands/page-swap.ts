/** Asks a page of this site; anything but a healthy HTML answer throws, so that the caller goes there the plain way. */
export async function fetchPage(url: string, signal?: AbortSignal): Promise<Document> {
  const answer = await fetch(url, { headers: { accept: "text/html" }, ...(signal ? { signal } : {}) });
  if (!answer.ok || !answer.headers.get("content-type")?.startsWith("text/html")) throw new Error(`${answer.status} ${url}`);
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

/** Replaces the elements of these ids by those of `page`, keeping focus, opened details and the scroll of their parts. */
export function swapRegions(page: Document, ids: readonly string[]): void {
  const focused = focusKey(document.activeElement);
  for (const id of ids) {
    const before = document.getElementById(id);
    const after = page.getElementById(id);
    if (!before || !after) continue;
    for (const details of before.querySelectorAll<HTMLDetailsElement>("details[id]")) {
      const same = after.querySelector<HTMLDetailsElement>(`#${CSS.escape(details.id)}`);
      if (same) same.open = details.open;
    }
    const scrolls = [...before.querySelectorAll<HTMLElement>("[id]")]
      .filter((part) => part.scrollTop > 0)
      .map((part) => [part.id, part.scrollTop] as const);
    before.replaceWith(document.adoptNode(after));
    for (const [part, top] of scrolls) document.getElementById(part)?.scrollTo(0, top);
  }
  document.dispatchEvent(new Event("essaim:swap"));
  if (focused && document.activeElement === document.body)
    document.querySelector<HTMLElement>(focused)?.focus({ preventScroll: true });
}

/** A selector that finds the same control again in the new content. */
function focusKey(element: Element | null): string | undefined {
  if (!element || element === document.body) return undefined;
  const name = element.getAttribute("name");
  if (name) {
    const value =
      element.getAttribute("type") === "checkbox" || element.getAttribute("type") === "radio"
        ? element.getAttribute("value")
        : null;
    return `[name="${CSS.escape(name)}"]${value === null ? "" : `[value="${CSS.escape(value)}"]`}`;
  }
  if (element.id) return `#${CSS.escape(element.id)}`;
  const href = element.getAttribute("href");
  return href === null ? undefined : `a[href="${CSS.escape(href)}"]`;
}
