/** The custom elements by name. Each is a file of its own, asked for by the pages that hold one: a page pays for what it uses. */
const ISLANDS: Record<string, () => Promise<CustomElementConstructor>> = {
  "auto-submit": async () => (await import("./auto-submit.ts")).AutoSubmit,
  "case-keys": async () => (await import("./case-keys.ts")).CaseKeys,
  "copy-link": async () => (await import("./copy-link.ts")).CopyLink,
  "drop-zone": async () => (await import("./drop-zone.ts")).DropZone,
  "judge-keys": async () => (await import("./judge-keys.ts")).JudgeKeys,
  "live-progress": async () => (await import("./live-progress.ts")).LiveProgress,
  "map-pan": async () => (await import("./map-pan.ts")).MapPan,
  "place-combobox": async () => (await import("./place-combobox.ts")).PlaceCombobox,
  "while-typing": async () => (await import("./while-typing.ts")).WhileTyping,
};

/** Brings to life what the page holds. Everything works without: each island makes better what the page already does. */
function awaken(): void {
  for (const [name, load] of Object.entries(ISLANDS)) {
    if (!document.querySelector(name)) continue;
    delete ISLANDS[name];
    void load().then((island) => customElements.define(name, island));
  }
}

// Parts of a page that are replaced may hold islands that were not there before.
document.addEventListener("essaim:swap", awaken);
awaken();
