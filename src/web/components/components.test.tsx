import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { renderToString } from "preact-render-to-string";
import { EntryPicture } from "./entry-picture.tsx";
import { Field } from "./field.tsx";
import { JsonLd } from "./json-ld.tsx";
import { Pagination, pageNumbers } from "./navigation.tsx";
import { Provenance } from "./provenance.tsx";
import { readableAddress, SafeLink, safeHref } from "./safe-link.tsx";

describe("pages of a long list", () => {
  it("shows the ends and the neighbours", () => {
    assert.deepEqual(pageNumbers(7, 42), [1, null, 6, 7, 8, null, 42]);
    assert.deepEqual(pageNumbers(1, 3), [1, 2, 3]);
    assert.deepEqual(pageNumbers(4, 5), [1, 2, 3, 4, 5], "a gap of one page is that page");
  });

  it("always holds the present page, in order, and never skips one page alone", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 500 }), (a, b) => {
        const [page, pages] = [Math.min(a, b), Math.max(a, b)];
        const numbers = pageNumbers(page, pages).filter((n) => n !== null);
        assert.ok(numbers.includes(page) && numbers.includes(1) && numbers.includes(pages));
        assert.deepEqual(
          numbers,
          [...new Set(numbers)].sort((x, y) => x - y),
        );
        assert.ok(pageNumbers(page, pages).length <= 7);
      }),
    );
  });

  it("is not there for a single page", () => {
    assert.equal(renderToString(<Pagination page={1} pages={1} hrefOf={String} />), "");
  });
});

describe("a link out", () => {
  it("goes to web addresses only", () => {
    for (const href of [
      "javascript:alert(1)",
      "data:text/html,x",
      " vbscript:x",
      "file:///etc/passwd",
      "//ailleurs",
      "pas une adresse",
    ])
      assert.equal(safeHref(href), undefined, href);
    assert.equal(safeHref(" https://exemple.fr/é "), "https://exemple.fr/%C3%A9");
    const hostile = "javascript:alert(1)";
    assert.equal(renderToString(<SafeLink href={hostile}>clic</SafeLink>), "<span>clic</span>");
  });

  it("cannot reach back, says that it leaves, and is readable when it has no words", () => {
    const html = renderToString(<SafeLink href="https://www.eco-bretons.info/magazine/" />);
    assert.match(html, /rel="noopener nofollow"/);
    assert.match(html, />eco-bretons\.info\/magazine</);
    assert.match(html, /\(autre site\)/);
    assert.equal(readableAddress("https://fr.wikipedia.org/wiki/%C3%89picerie"), "fr.wikipedia.org/wiki/Épicerie");
    assert.equal(readableAddress("https://exemple.fr/%E9"), "exemple.fr/%E9", "a broken escape is left as it is");
  });
});

describe("a picture", () => {
  it("is never loaded from elsewhere: the pattern, and a link to where it is", () => {
    const remote = { url: "https://exemple.fr/photo.jpg", partner: "eco-bretons" };
    for (const src of ["https://exemple.fr/photo.jpg", "//exemple.fr/photo.jpg", undefined]) {
      const html = renderToString(<EntryPicture src={src} seed="envie" remote={remote} />);
      assert.doesNotMatch(html, /<img/);
      assert.match(html, /<svg class="cells/);
      assert.match(html, /Voir l’image chez eco-bretons/);
    }
    assert.match(
      renderToString(<EntryPicture src="/images/1.webp" seed="envie" alt="L’atelier" />),
      /<img src="\/images\/1\.webp" alt="L’atelier"/,
    );
  });
});

describe("a field", () => {
  it("ties its help and its error to the control", () => {
    const html = renderToString(<Field name="courriel" label="Adresse" help="La vôtre." error="Il manque la fin." />);
    assert.match(html, /aria-describedby="courriel-help courriel-error"/);
    assert.match(html, /aria-invalid="true"/);
    assert.match(html, /id="courriel-error".*Il manque la fin\./s);
  });
});

describe("a mark", () => {
  const claim = { witnesses: [{ name: "Réseau A", since: "2024-03-12", licence: "Licence Ouverte 2.0" }] };

  it("says how many agree, since when, under which licence", () => {
    const html = renderToString(<Provenance of="Depuis" claim={claim} />);
    assert.match(html, /Depuis\s: 1\ssource</);
    assert.match(html, /depuis le 12\smars\s2024/);
    assert.match(html, /Licence Ouverte 2\.0/);
    assert.doesNotMatch(html, /D’autres disent/);
  });

  it("says aloud when others disagree, and what they say", () => {
    const html = renderToString(
      <Provenance of="Depuis" claim={claim} others={[{ value: "2011", witnesses: [{ name: "Réseau B" }] }]} />,
    );
    assert.match(html, /d’autres disent autre chose/);
    assert.match(html, /D’autres disent.*2011.*Réseau B/s);
  });
});

describe("data for machines", () => {
  it("cannot close its own element", () => {
    const html = renderToString(<JsonLd data={{ name: "</script><script>alert(1)</script>" }} />);
    assert.equal(html.match(/<\/script>/g)?.length, 1);
  });
});
