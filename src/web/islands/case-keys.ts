import { fr } from "./islands.fr.ts";
import { forPage, offerSwitch } from "./single-keys.ts";

/** Where the wish to have no single-key shortcuts is kept (WCAG 2.1.4). */
const OFF = "essaim-touches";

/** The keys of moderation: each presses a button or follows a link that is there without script. */
export class CaseKeys extends HTMLElement {
  private at = -1;
  private keys: Record<string, () => void> = {
    j: () => this.move(1),
    k: () => this.move(-1),
    a: () => this.press('[name="verdict"][value="accept"]'),
    r: () => this.refuse(),
    x: () => this.row?.querySelector<HTMLInputElement>("input[type=checkbox]")?.click(),
    z: () => this.querySelector<HTMLButtonElement>("form[data-undo] button")?.click(),
    "?": () => this.help(),
  };

  connectedCallback(): void {
    document.addEventListener("keydown", this.onKey);
    this.addEventListener("focusin", this.follow);
    this.addEventListener("click", this.fill);
    offerSwitch(this.querySelector("details.queue-keys"), {
      says: () => (this.off ? fr.keysOn : fr.keysOff),
      turn: () => this.turn(),
    });
    this.resume();
  }

  disconnectedCallback(): void {
    document.removeEventListener("keydown", this.onKey);
  }

  private get rows(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>("[data-case]")];
  }

  private get row(): HTMLElement | undefined {
    return this.rows[this.at];
  }

  private get off(): boolean {
    return localStorage.getItem(OFF) === "non";
  }

  private turn(): void {
    if (this.off) localStorage.removeItem(OFF);
    else localStorage.setItem(OFF, "non");
  }

  private onKey = (event: KeyboardEvent): void => {
    if (this.off || !forPage(event)) return;
    const act = this.keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };

  /** After a decision, on the line that its address names: the keys go on from there, not from the top. */
  private resume(): void {
    const { hash } = location;
    if (hash === "#refuser") this.querySelector<HTMLElement>("#refuser textarea")?.focus();
    const at = this.rows.findIndex((row) => `#${row.id}` === hash);
    if (at >= 0) this.goTo(at);
  }

  private follow = (event: FocusEvent): void => {
    const row = (event.target as Element).closest<HTMLElement>("[data-case]");
    if (row) this.mark(this.rows.indexOf(row));
  };

  private mark(at: number): void {
    this.row?.removeAttribute("data-at");
    this.at = at;
    this.row?.setAttribute("data-at", "");
  }

  private move(by: number): void {
    const rows = this.rows;
    if (rows.length === 0) {
      if (by > 0) this.querySelector<HTMLAnchorElement>("#suivant")?.click();
      return;
    }
    this.goTo(Math.max(0, Math.min(rows.length - 1, this.at + by)));
  }

  private goTo(at: number): void {
    this.mark(at);
    this.row?.querySelector<HTMLElement>("[data-open]")?.focus();
    this.row?.scrollIntoView({ block: "nearest" });
  }

  /** In the list, of the line where one is; on the page of a case, of that case. */
  private press(selector: string): void {
    const frame = this.rows.length > 0 ? this.row : this;
    frame?.querySelector<HTMLButtonElement>(selector)?.click();
  }

  private refuse(): void {
    if (this.rows.length > 0) this.row?.querySelector<HTMLAnchorElement>("[data-refuse]")?.click();
    else this.querySelector<HTMLElement>("#refuser textarea")?.focus();
  }

  private help(): void {
    const details = this.querySelector<HTMLDetailsElement>("details.queue-keys");
    if (!details) return;
    details.open = !details.open;
    if (details.open) details.querySelector("summary")?.focus();
  }

  /** A reason's text goes into the explanation, without asking the server for it, below what was typed there. */
  private fill = (event: Event): void => {
    const link = (event.target as Element).closest<HTMLAnchorElement>("a[data-text]");
    const area = this.querySelector<HTMLTextAreaElement>("#refuser textarea");
    if (!link || !area) return;
    const proposed = [...this.querySelectorAll<HTMLElement>("a[data-text]")].map((each) => each.dataset.text ?? "");
    const own = area.value.trim() && !proposed.includes(area.value) ? `${area.value.trim()}\n\n` : "";
    event.preventDefault();
    area.value = own + (link.dataset.text ?? "");
    for (const each of this.querySelectorAll("a[data-text]")) each.removeAttribute("aria-current");
    link.setAttribute("aria-current", "true");
    area.focus();
  };
}
