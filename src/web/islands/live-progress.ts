import { fetchPage } from "./page-swap.ts";

/** Two seconds at first, slower when nothing moves, never slower than ten. */
const FASTEST = 2_000;
const SLOWEST = 10_000;

/** Follows long work: takes its new content from the element of the same id at `url`, until that one is `finished`. */
export class LiveProgress extends HTMLElement {
  private timer = 0;
  private wait = FASTEST;

  connectedCallback(): void {
    this.plan();
  }

  disconnectedCallback(): void {
    clearTimeout(this.timer);
  }

  private plan(): void {
    if (this.hasAttribute("finished") || !this.id) return;
    this.timer = setTimeout(() => void this.refresh(), this.wait) as unknown as number;
  }

  private async refresh(): Promise<void> {
    try {
      const page = document.hidden ? undefined : await fetchPage(this.getAttribute("url") ?? location.href);
      const next = page?.getElementById(this.id);
      if (page && !next) return location.reload();
      if (next) this.take(next);
    } catch {
      this.wait = SLOWEST;
    }
    this.plan();
  }

  /** Changes texts in place: a live region that is replaced says nothing, one whose text changes does. */
  private take(next: HTMLElement): void {
    this.wait = next.textContent === this.textContent ? Math.min(this.wait * 1.5, SLOWEST) : FASTEST;
    const [bar, nextBar] = [this.querySelector("progress"), next.querySelector("progress")];
    if (bar && nextBar) {
      bar.max = nextBar.max;
      if (nextBar.hasAttribute("value")) bar.value = nextBar.value;
    }
    const [text, nextText] = [this.querySelector(".progress-text"), next.querySelector(".progress-text")];
    if (text && nextText && text.textContent !== nextText.textContent) text.replaceChildren(...nextText.childNodes);
    if (!next.hasAttribute("finished")) return;
    this.setAttribute("finished", "");
    // The page has more to show now (summary, links): the reader, who is told, is taken to it.
    location.reload();
  }
}
