import { announce } from "./announce.ts";
import { fr } from "./islands.fr.ts";

/** A button that shares the address where the device knows how, else copies it. Only made when script runs. */
export class CopyLink extends HTMLElement {
  connectedCallback(): void {
    if (this.querySelector("button")) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button button-quiet";
    button.textContent = this.getAttribute("label");
    button.addEventListener("click", () => void this.copy(button));
    this.prepend(button);
  }

  private async copy(button: HTMLButtonElement): Promise<void> {
    const url = new URL(this.getAttribute("href") ?? location.href, location.href).href;
    const touch = matchMedia("(pointer: coarse)").matches;
    try {
      if (touch && navigator.share) return await navigator.share({ url, title: document.title });
      await navigator.clipboard.writeText(url);
      this.say(button, this.getAttribute("done") ?? "");
    } catch (error) {
      if ((error as Error).name !== "AbortError") this.say(button, fr.cannotCopy);
    }
  }

  private say(button: HTMLButtonElement, text: string): void {
    button.textContent = text;
    announce(text);
    setTimeout(() => {
      button.textContent = this.getAttribute("label");
    }, 4_000);
  }
}
