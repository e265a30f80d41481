import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { FastifyInstance } from "fastify";
import type { PageContext } from "../context.ts";
import { renderPage } from "../render.ts";
import { assertNoThirdParty, assertValidHtml, assertWholeWeight } from "../testing/index.ts";
import { TEST_INSTANCE, testServer } from "../testing/server.ts";
import { AccessibilityPage } from "./accessibility.tsx";
import { ErrorPage } from "./error-page.tsx";

const PAGES = ["/aide", "/a-propos", "/accessibilite", "/vie-privee", "/_composants"];
const context: PageContext = { instance: TEST_INSTANCE, path: "/ailleurs", query: new URLSearchParams() };

describe("the pages that belong to no concept", () => {
  let server: FastifyInstance;
  before(async () => {
    server = await testServer();
  });
  after(() => server.close());

  for (const path of PAGES)
    it(`${path} is valid, light, and asks nothing of anyone else`, async () => {
      const answer = await server.inject({ url: path });
      assert.equal(answer.statusCode, 200);
      await assertValidHtml(answer.body);
      assertNoThirdParty(answer.body);
      assertWholeWeight(answer.body, path === "/_composants" ? 80 : 60);
    });

  it("names whom to write to, and where to read the code", async () => {
    const { body } = await server.inject({ url: "/a-propos" });
    assert.match(body, /href="mailto:camille@exemple\.fr"/);
    assert.match(body, /AGPL 3/);
    assert.match((await server.inject({ url: "/aide" })).body, /Camille Le Goff/);
  });

  it("offers examples of search that can be followed", async () => {
    const { body } = await server.inject({ url: "/aide" });
    assert.match(body, /href="\/recherche\?q=%22caf%C3%A9\+associatif%22"/);
    assert.match(body, /href="\/recherche\?q=tiers-lieu&amp;ou=Finist%C3%A8re"/);
  });

  it("tells robots what to leave alone", async () => {
    const answer = await server.inject({ url: "/robots.txt" });
    assert.match(answer.body, /Disallow: \/recherche\?/);
    assert.match(answer.body, /Sitemap: http:\/\/localhost:4150\/sitemap\.xml/);
    assert.equal((await server.inject({ url: "/favicon.svg" })).headers["content-type"], "image/svg+xml");
  });
});

describe("the accessibility statement", () => {
  const results = (violations: { rule: string; help: string }[]) => ({
    date: "2026-11-22",
    axe: "4.14.1",
    browser: "Chromium 156",
    pages: [{ path: "/recherche", title: "Recherche", ways: 8, violations }],
  });

  it("never claims what was not checked", () => {
    const html = renderPage(<AccessibilityPage context={context} results={undefined} />);
    assert.match(html, /Aucun résultat de vérification/);
    assert.match(html, /ne se déclare donc pas conforme/);
    assert.doesNotMatch(html, /aucun défaut trouvé/);
  });

  it("tells what the machine found, faults included", async () => {
    assert.match(
      renderPage(<AccessibilityPage context={context} results={results([])} />),
      /1\s?page a été ouverte.*aucun défaut trouvé/s,
    );
    const html = renderPage(
      <AccessibilityPage context={context} results={results([{ rule: "color-contrast", help: "Contraste trop faible" }])} />,
    );
    assert.match(html, /1\s?règle n’est pas respectée/);
    assert.match(html, /Contraste trop faible/);
    await assertValidHtml(html);
  });
});

describe("an error page", () => {
  it("says what failed, what to do, and offers to search for what is not there", async () => {
    const html = renderPage(<ErrorPage context={context} status={404} detail="Cette fiche n’existe pas." hint="Cherchez-la." />);
    await assertValidHtml(html);
    assert.match(html, /action="\/recherche"/);
    assert.match(html, /noindex/);
  });

  it("gives a reference when the fault is ours, and escapes what came from outside", async () => {
    const html = renderPage(<ErrorPage context={context} status={500} detail="<b>aïe</b>" reference="3f9a" />);
    await assertValidHtml(html);
    assert.match(html, /Référence à citer\s: 3f9a/);
    assert.match(html, /&lt;b>aïe/);
  });
});
