import { announce } from "./announce.ts";
import { fr } from "./islands.fr.ts";
import { fetchPage } from "./page-swap.ts";

/** A pause in typing, in milliseconds; shorter texts say nothing yet. */
const PAUSE = 400;
const LEAST = 4;

/**
 * Shows what a text being typed resembles: its content comes from the element of the same id at `url`, asked with the text of the form's
 * `field` under the name `as`. Without script the same is shown on the next page.
 */
export class WhileTyping extends HTMLElement {
  private timer = 0;
  private asked: AbortController | undefined;
  private last = "";

  connectedCallback(): void {
    this.closest("form")?.addEventListener("input", this.onInput);
  }

  disconnectedCallback(): void {
    clearTimeout(this.timer);
    this.asked?.abort();
  }

  private readonly onInput = (event: Event): void => {
    const field = event.target as HTMLInputElement;
    if (field.name !== this.getAttribute("field")) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.look(field.value.trim()), PAUSE) as unknown as number;
  };

  private async look(text: string): Promise<void> {
    if (text === this.last) return;
    this.last = text;
    this.asked?.abort();
    if (text.length < LEAST) return this.replaceChildren();
    this.asked = new AbortController();
    try {
      const words = new URLSearchParams({ [this.getAttribute("as") ?? "q"]: text });
      const page = await fetchPage(`${this.getAttribute("url") ?? location.pathname}?${words}`, this.asked.signal);
      const next = page.getElementById(this.id);
      if (!next || next.textContent === this.textContent) return;
      this.replaceChildren(...next.childNodes);
      announce(fr.alike(this.querySelectorAll("li").length));
    } catch {
      // The next page shows them.
    }
  }
}
