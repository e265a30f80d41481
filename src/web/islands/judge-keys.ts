import { fr } from "./islands.fr.ts";
import { forPage, offerSwitch } from "./single-keys.ts";

/** Where the wish to have single-key shortcuts is kept: nobody has them unasked (WCAG 2.1.4). */
const LIT = "essaim-touches-doublons";

/** Keys that press what names them: buttons and links that are there without script. */
export class JudgeKeys extends HTMLElement {
  connectedCallback(): void {
    document.addEventListener("keydown", this.onKey);
    offerSwitch(this.querySelector("details.judge-keys"), {
      says: () => (this.lit ? fr.darkenKeys : fr.lightKeys),
      turn: () => this.turn(),
    });
    this.show();
  }

  disconnectedCallback(): void {
    document.removeEventListener("keydown", this.onKey);
  }

  private get lit(): boolean {
    return localStorage.getItem(LIT) === "oui";
  }

  private turn(): void {
    if (this.lit) localStorage.removeItem(LIT);
    else localStorage.setItem(LIT, "oui");
    this.show();
  }

  private show(): void {
    this.toggleAttribute("data-lit", this.lit);
  }

  private onKey = (event: KeyboardEvent): void => {
    if (!this.lit || event.repeat || !forPage(event) || !/^[a-z]$/.test(event.key)) return;
    const pressed = this.querySelector<HTMLElement>(`[data-key="${event.key}"]`);
    if (!pressed) return;
    event.preventDefault();
    pressed.click();
  };
}
