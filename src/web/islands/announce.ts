let region: HTMLElement | undefined;

/** Says `text` to screen readers, politely. One region for the whole page, so that replaced content cannot take it away. */
export function announce(text: string): void {
  if (!region) {
    region = document.createElement("div");
    region.className = "visually-hidden";
    region.setAttribute("role", "status");
    document.body.append(region);
  }
  region.textContent = text;
}
