import type { Page } from "playwright-core";

type FocusStop = { name: string; seen: boolean };

/** What has the focus: its words, and whether it can be seen to have it (an outline, on itself or on what frames it, and a size). */
const DESCRIBE = `(() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const box = element.getBoundingClientRect();
  const outlined = (at) => { const style = getComputedStyle(at); return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2; };
  // A shape of a drawing shows its focus by its stroke, an outline being the rectangle around it.
  const stroked = (at) => { const style = getComputedStyle(at); return at.ownerSVGElement && style.stroke !== "none" && parseFloat(style.strokeWidth) >= 1.5; };
  const framed = element.closest(".search-part, .choice");
  const name = (element.getAttribute("aria-label") || element.textContent || element.getAttribute("name") || element.tagName).trim().slice(0, 60);
  return { name, seen: box.width > 1 && box.height > 1 && (outlined(element) || stroked(element) || (framed !== null && outlined(framed))) };
})()`;

/**
 * Goes through the page with Tab, as far as `most` stops or its end. Fails when a stop cannot be seen, or when Tab no longer
 * moves (a trap).
 */
export async function walkByKeyboard(page: Page, most = 60): Promise<FocusStop[]> {
  const stops: FocusStop[] = [];
  for (let step = 0; step < most; step++) {
    await page.keyboard.press("Tab");
    const stop = (await page.evaluate(DESCRIBE)) as FocusStop | null;
    if (!stop) break;
    stops.push(stop);
  }
  const hidden = stops.filter((stop) => !stop.seen).map((stop) => stop.name);
  if (hidden.length > 0) throw new Error(`${page.url()}: the focus cannot be seen on ${hidden.join(", ")}`);
  const last = stops.slice(-4).map((stop) => stop.name);
  if (stops.length === most && new Set(last).size === 1) throw new Error(`${page.url()}: Tab is trapped on ${last[0]}`);
  return stops;
}
