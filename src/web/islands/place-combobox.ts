import { announce } from "./announce.ts";
import { fr } from "./islands.fr.ts";

/** `adresse`: where it leads. `texte`: what was typed, completed. */
type Suggestion = { value: string; label: string; context?: string; type?: string; adresse?: string; texte?: string };

let count = 0;

/**
 * Suggests places for the text input it holds (ARIA combobox with list autocomplete, APG pattern). A chosen place is sent by
 * its code in a hidden field that takes the input's name; as soon as the words are edited, the words are sent again. With
 * `fills`, what is chosen goes into the input and into the field of that id, both as words. With `leads`, words are completed in the
 * input, and what has an address opens.
 */
export class PlaceCombobox extends HTMLElement {
  private input!: HTMLInputElement;
  private list!: HTMLUListElement;
  private sent!: HTMLInputElement;
  private items: Suggestion[] = [];
  private active = -1;
  private timer = 0;
  private request: AbortController | undefined;

  connectedCallback(): void {
    const input = this.querySelector("input");
    if (!input || this.list) return;
    this.input = input;
    // A search field may not be a combobox (ARIA in HTML); nothing else tells it from a text field here.
    if (input.type === "search") input.type = "text";
    this.buildSent();
    this.buildList();
    input.addEventListener("input", () => this.typed());
    input.addEventListener("keydown", (event) => this.key(event));
    input.addEventListener("blur", () => this.close());
    // Words typed while this script was still on its way (a slow phone) are answered now.
    if (document.activeElement === input && input.value !== input.defaultValue) this.typed();
  }

  private buildSent(): void {
    this.sent = document.createElement("input");
    this.sent.type = "hidden";
    this.append(this.sent);
    const code = this.getAttribute("code");
    if (code && this.input.value) this.send(code);
  }

  private buildList(): void {
    const id = `lieux-${++count}`;
    this.list = document.createElement("ul");
    this.list.id = id;
    this.list.className = "suggestions";
    this.list.hidden = true;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", this.getAttribute("label") ?? "");
    // Before blur closes the list.
    this.list.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      const option = (event.target as Element).closest("li");
      if (option) this.choose([...this.list.children].indexOf(option));
    });
    this.append(this.list);
    const attributes = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": id };
    for (const [name, value] of Object.entries(attributes)) this.input.setAttribute(name, value);
  }

  /** Sends a code instead of the words, or the words when there is none. */
  private send(code: string | undefined): void {
    const name = this.input.name || this.sent.name;
    this.sent.name = code ? name : "";
    this.sent.value = code ?? "";
    this.input.name = code ? "" : name;
  }

  private typed(): void {
    this.send(undefined);
    clearTimeout(this.timer);
    this.request?.abort();
    const words = this.input.value.trim();
    if (words.length < 2) this.close();
    else this.timer = setTimeout(() => void this.ask(words), 120) as unknown as number;
  }

  private async ask(words: string): Promise<void> {
    this.request = new AbortController();
    try {
      const answer = await fetch(this.getAttribute("src") + encodeURIComponent(words), { signal: this.request.signal });
      if (!answer.ok) return this.close();
      const { items } = (await answer.json()) as { items: Suggestion[] };
      this.open(items.slice(0, this.hasAttribute("leads") ? 10 : 8));
    } catch {
      // Aborted by the next key, or offline: the words alone work too.
    }
  }

  private open(items: Suggestion[]): void {
    this.items = items;
    this.active = -1;
    this.list.replaceChildren(...items.map((item, index) => this.option(item, index)));
    this.expand(items.length > 0);
    announce(this.hasAttribute("fills") || this.hasAttribute("leads") ? fr.found(items.length) : fr.places(items.length));
  }

  private option({ label, context }: Suggestion, index: number): HTMLLIElement {
    const option = document.createElement("li");
    option.id = `${this.list.id}-${index}`;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    option.append(label);
    if (context) {
      const small = document.createElement("small");
      small.textContent = context;
      option.append(" ", small);
    }
    return option;
  }

  private key(event: KeyboardEvent): void {
    if (this.list.hidden || event.isComposing) return;
    const { length } = this.items;
    if (event.key === "ArrowDown") this.move((this.active + 1) % length);
    else if (event.key === "ArrowUp") this.move((this.active <= 0 ? length : this.active) - 1);
    else if (event.key === "Enter" && this.active >= 0) this.choose(this.active);
    else if (event.key === "Escape") this.close();
    else return;
    event.preventDefault();
  }

  private move(index: number): void {
    this.list.children[this.active]?.setAttribute("aria-selected", "false");
    const option = this.list.children[index];
    if (!option) return;
    this.active = index;
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", option.id);
  }

  private choose(index: number): void {
    const item = this.items[index];
    if (!item) return;
    if (this.hasAttribute("leads")) {
      this.follow(item);
      return;
    }
    const fills = this.getAttribute("fills");
    if (fills) {
      this.input.value = item.label;
      const other = document.getElementById(fills);
      if (other instanceof HTMLInputElement) other.value = item.value;
      this.close();
      return;
    }
    this.input.value = item.context ? `${item.label} (${item.context})` : item.label;
    this.send(item.value);
    this.close();
  }

  private follow({ type, adresse, texte, label }: Suggestion): void {
    this.close();
    if (adresse !== undefined && type !== "words") location.assign(adresse);
    else this.input.value = texte ?? label;
  }

  private expand(open: boolean): void {
    this.list.hidden = !open;
    this.input.setAttribute("aria-expanded", String(open));
    this.input.removeAttribute("aria-activedescendant");
  }

  private close(): void {
    clearTimeout(this.timer);
    this.request?.abort();
    this.expand(false);
  }
}
