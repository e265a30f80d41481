import { fr } from "./islands.fr.ts";

/** Where the wish to have single-key shortcuts is kept: nobody has them unasked (WCAG 2.1.4). */
const LIT = "essaim-touches-doublons";

const TYPING = "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]";

/** Keys that press what names them: buttons and links that are there without script. */
export class JudgeKeys extends HTMLElement {
  connectedCallback(): void {
    document.addEventListener("keydown", this.onKey);
    this.offerSwitch();
    this.show();
  }

  disconnectedCallback(): void {
    document.removeEventListener("keydown", this.onKey);
  }

  private get lit(): boolean {
    return localStorage.getItem(LIT) === "oui";
  }

  private show(): void {
    this.toggleAttribute("data-lit", this.lit);
  }

  private onKey = (event: KeyboardEvent): void => {
    if (!this.lit || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if ((event.target as Element).closest?.(TYPING) || !/^[a-z]$/.test(event.key)) return;
    const pressed = this.querySelector<HTMLElement>(`[data-key="${event.key}"]`);
    if (!pressed) return;
    event.preventDefault();
    pressed.click();
  };

  private offerSwitch(): void {
    const details = this.querySelector("details.judge-keys");
    if (!details || details.querySelector("button")) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button button-quiet";
    const say = () => {
      button.textContent = this.lit ? fr.darkenKeys : fr.lightKeys;
    };
    button.addEventListener("click", () => {
      if (this.lit) localStorage.removeItem(LIT);
      else localStorage.setItem(LIT, "oui");
      say();
      this.show();
    });
    say();
    details.append(button);
  }
}
