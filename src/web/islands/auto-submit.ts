import { announce } from "./announce.ts";
import { fr } from "./islands.fr.ts";
import { fetchPage, swapRegions } from "./page-swap.ts";

let current: AbortController | undefined;
let listening = false;

/** The address a GET form leads to, without its empty answers. */
function addressOf(form: HTMLFormElement): string {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === "string" && value !== "") query.append(name, value);
  const url = new URL(form.action);
  url.search = query.toString();
  return url.href;
}

/** Shows `url` in place: the regions are replaced, the rest of the page stays. Falls back to going there. */
async function show(url: string, regions: readonly string[], push: boolean): Promise<void> {
  current?.abort();
  current = new AbortController();
  const { signal } = current;
  const busy = (on: boolean) => {
    for (const id of regions) document.getElementById(id)?.toggleAttribute("data-busy", on);
  };
  busy(true);
  const slow = setTimeout(() => announce(fr.loading), 1_000);
  try {
    const page = await fetchPage(url, signal);
    if (push) history.pushState({ regions }, "", url);
    document.title = page.title;
    swapRegions(page, regions);
    announce(document.querySelector("[data-announce]")?.textContent?.trim() ?? "");
  } catch {
    if (!signal.aborted) location.assign(url);
  } finally {
    clearTimeout(slow);
    if (!signal.aborted) busy(false);
  }
}

/** Applies the form it holds as soon as a choice changes, and shows the answer in place. */
export class AutoSubmit extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener("change", this.apply);
    this.addEventListener("submit", this.apply);
    this.catchUp();
    if (listening) return;
    listening = true;
    const regions = this.regions;
    history.replaceState({ regions }, "");
    addEventListener("popstate", (event) => {
      const state = event.state as { regions?: string[] } | null;
      if (state?.regions) void show(location.href, state.regions, false);
    });
  }

  /** A box ticked while this script was still on its way (a slow phone) is applied now. */
  private catchUp(): void {
    const box = document.activeElement;
    if (!(box instanceof HTMLInputElement) || !this.contains(box) || box.checked === box.defaultChecked) return;
    box.dispatchEvent(new Event("change", { bubbles: true }));
  }

  private get regions(): string[] {
    return (this.getAttribute("regions") ?? "").split(/\s+/).filter(Boolean);
  }

  private apply = (event: Event): void => {
    const target = event.target as Element;
    const form = target.closest("form");
    if (form?.method !== "get") return;
    // Words being typed are applied when the person says so (Enter, button), not when they leave the field.
    if (event.type === "change" && target.matches('input:not([type="checkbox"], [type="radio"], [type="range"], [type="date"])'))
      return;
    event.preventDefault();
    void show(addressOf(form), this.regions, true);
  };
}
