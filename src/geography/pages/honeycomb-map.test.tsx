import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { VNode } from "preact";
import { renderToString } from "preact-render-to-string";
import { assets } from "../../web/assets.ts";
import { assertAxe, assertValidHtml, openBrowser, openWindow } from "../../web/testing/index.ts";
import { honeycomb } from "../honeycomb.ts";
import { HoneycombMap } from "./honeycomb-map.tsx";
import { HoneycombTable } from "./honeycomb-table.tsx";
import { PlaceMap } from "./place-map.tsx";

const href = (id: string) => `/recherche?cellule=${id}`;
const { cells } = honeycomb();
const every = new Map(cells.map(({ id }, index) => [id, 1 + (index % 37)]));
const some = new Map([...every].filter((_, index) => index % 3 === 0).slice(0, 150));
const bytes = (node: VNode) => Buffer.byteLength(renderToString(node));

function page(...nodes: VNode[]): string {
  const css = ["essaim.css", "honeycomb.css"].map((name) => String(assets().get(name)?.body)).join("");
  const body = nodes.map((node) => renderToString(node)).join("\n");
  return `<!doctype html>\n<html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Carte</title><style>${css}</style></head><body><main><h1>Carte</h1>${body}</main></body></html>`;
}

describe("the honeycomb map", () => {
  it("makes every cell where something lives a link with a text, and the rest of the comb one path", () => {
    const html = renderToString(<HoneycombMap counts={new Map([["7c", 14]])} label="Carte des fiches" href={href} />);
    assert.match(html, /role="group" aria-label="Carte des fiches"/);
    assert.match(html, /<a href="\/recherche\?cellule=7c"><title>Autour de Morlaix\u00a0: 14\u00a0fiches<\/title>/);
    assert.equal(html.match(/<a /g)?.length, 1);
    assert.match(html, /rien de recensé/);
  });

  it("weighs little: 3 kB empty, and about 160 bytes for each cell that is filled", () => {
    assert.ok(bytes(<HoneycombMap counts={new Map()} label="Carte" href={href} />) < 4_000);
    assert.ok(bytes(<HoneycombMap counts={some} label="Carte" href={href} />) < 30_000);
    assert.ok(bytes(<HoneycombMap counts={every} label="Carte" href={href} />) < 75_000);
  });

  it("counts for inhabitants, and shows where nothing is recorded without a verdict", () => {
    const rate = renderToString(<HoneycombMap counts={new Map([["7c", 14]])} mode="perInhabitant" label="Carte" href={href} />);
    assert.match(rate, /14\u00a0fiches, soit 15 pour 100\u00a0000\u00a0habitants/);
    const empty = renderToString(<HoneycombMap counts={new Map([["7c", 14]])} mode="empty" label="Carte" href={href} />);
    assert.equal(empty.match(/<a /g)?.length, cells.length - 1);
    assert.doesNotMatch(empty, /cellule=7c/);
    assert.match(empty, /rien de recensé, [\d\u202f]+\u00a0habitants<\/title>/);
  });

  it("draws departments as well, each a link", () => {
    const html = renderToString(
      <HoneycombMap
        counts={
          new Map([
            ["29", 3],
            ["974", 2],
          ])
        }
        level="departments"
        label="Carte"
        href={(code) => `/territoire/dep-${code}`}
      />,
    );
    assert.match(html, /<a href="\/territoire\/dep-29"><title>Finistère\u00a0: 3\u00a0fiches<\/title><path/);
    assert.equal(html.match(/<a /g)?.length, 2);
  });

  it("escapes what it is given", () => {
    const html = renderToString(
      <HoneycombMap
        counts={new Map([["7c", 1]])}
        label={'"><script>'}
        href={() => '"><script>'}
        noun={{ one: "<b>", many: "<b>" }}
      />,
    );
    assert.doesNotMatch(html, /<script|<b>/);
  });

  it("says in a table what it shows, the most first", () => {
    const html = renderToString(
      <HoneycombTable
        counts={
          new Map([
            ["7c", 14],
            ["hb", 40],
          ])
        }
        id="t"
        href={href}
      />,
    );
    assert.ok(html.indexOf("Autour de Paris") < html.indexOf("Autour de Morlaix"));
    assert.match(
      renderToString(<HoneycombTable counts={new Map([["242900835", 2]])} level="epci" id="t" href={href} />),
      /CA Morlaix Communauté/,
    );
  });
});

describe("the small map of a fiche", () => {
  it("names its places, weighs under 6 kB, and is not there when nothing is known", () => {
    const many = Array.from({ length: 300 }, (_, index) => ({
      lat: 44 + (index % 20) / 5,
      lon: 0 + Math.floor(index / 20) / 4,
      commune: `Commune ${index}`,
      department: String(10 + (index % 80)),
    }));
    assert.ok(bytes(<PlaceMap places={many} />) < 6_000, `${bytes(<PlaceMap places={many} />)}`);
    const one = renderToString(
      <PlaceMap places={[{ lat: 48.59, lon: -3.82, commune: "Morlaix", department: "29", precision: "exact" }]} />,
    );
    assert.match(one, /role="img" aria-label="Carte de situation\u00a0: Morlaix"/);
    assert.ok(one.length < 2_000);
    assert.equal(renderToString(<PlaceMap places={[{ commune: "Liège", country: "BE" }]} />), "");
  });
});

describe("the maps in a browser", () => {
  let browser: Awaited<ReturnType<typeof openBrowser>>;
  before(async () => {
    browser = await openBrowser();
  });
  after(() => browser?.close());

  const body = () =>
    page(
      <HoneycombMap
        counts={some}
        label="Carte des fiches"
        href={href}
        beside={[{ label: "À l’étranger", count: 3, href: "/recherche?ou=etranger" }]}
      />,
      <HoneycombTable counts={some} id="cells" href={href} open />,
      <HoneycombMap counts={new Map([["29", 3]])} level="departments" label="Carte des départements" href={href} prefix="d" />,
      <PlaceMap places={[{ lat: 48.59, lon: -3.82, commune: "Morlaix", department: "29" }]} />,
    );

  it("are valid HTML", () => assertValidHtml(body()));

  it("pass axe, light and dark, and each link has its name", async (t) => {
    if (!browser) return t.skip("no Chromium");
    for (const scheme of ["light", "dark"] as const) {
      const { context, page: tab } = await openWindow(browser, { baseURL: "http://localhost", scheme });
      await tab.setContent(body());
      await assertAxe(tab);
      // Each by its title, in the drawing and again in the table; cells overseas bear the territory's own name.
      const named = tab.getByRole("link", { name: /^Autour d.+\s: \d+\sfiches?$/ });
      assert.ok((await named.count()) > 130);
      await context.close();
    }
  });

  it("are walked by keyboard: the focused cell shows its figure", async (t) => {
    if (!browser) return t.skip("no Chromium");
    const { context, page: tab } = await openWindow(browser, { baseURL: "http://localhost", width: 360 });
    await tab.setContent(body());
    const figure = tab.locator(".comb a text").first();
    const opacity = () => figure.evaluate((node) => getComputedStyle(node as Element).opacity);
    assert.equal(await opacity(), "0");
    await tab.keyboard.press("Tab");
    assert.equal(await opacity(), "1");
    await context.close();
  });
});
