import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { h, type VNode } from "preact";
import { renderToString } from "preact-render-to-string";
import { writeHtml } from "./write-html.ts";

const same = (page: VNode) => assert.equal(writeHtml(page), renderToString(page));

const text = fc.oneof(fc.constantFrom("", "l’eau", "<b>&\"'", "a\u00a0b"), fc.string({ unit: "binary", maxLength: 8 }));
const value = fc.oneof(
  text,
  fc.integer(),
  fc.boolean(),
  fc.constantFrom(null, undefined, () => 1),
);
const names = fc.constantFrom(
  ..."id class className for htmlFor href title hidden checked open tabIndex maxLength autoComplete enterkeyhint".split(" "),
  ..."aria-label aria-current aria-hidden data-island draggable spellcheck viewBox strokeWidth stroke-width textAnchor".split(
    " ",
  ),
  ..."fill clipPath xlinkHref srcSet dateTime colSpan key onClick acceptCharset a=b xml:lang role lang novalidate".split(" "),
);
const props = fc.dictionary(names, value, { maxKeys: 5 }).map((some) => {
  // Both spellings at once, or a function as a class, are nobody's.
  for (const name of ["class", "className"]) if (typeof some[name] === "function") delete some[name];
  if ("class" in some) delete some.className;
  if ("for" in some) delete some.htmlFor;
  return some;
});
const tag = fc.constantFrom(..."div p span a br img input textarea svg g path foreignObject title label".split(" "));

const tree = fc.letrec<{ node: unknown; element: VNode }>((tie) => ({
  element: fc
    .tuple(tag, props, fc.array(tie("node"), { maxLength: 4 }))
    .map(([type, given, children]) => h(type, given as never, ...(children as never[])) as VNode),
  node: fc.oneof(
    { maxDepth: 4 },
    value,
    tie("element"),
    fc.array(tie("node"), { maxLength: 3 }),
    tie("node").map((inner) => h(() => inner as VNode, {})),
    tie("node").map((inner) => <>{inner as VNode}</>),
  ),
}));

describe("pages as HTML", () => {
  it("are letter for letter those of preact-render-to-string", () => {
    fc.assert(
      fc.property(tree.element, (page) => same(page)),
      { numRuns: 2_000 },
    );
  });

  it("tell the classes that they hold, raw HTML included", () => {
    const classes = new Set<string>();
    const inner = { __html: '<i class="d">class="e"</i>' };
    writeHtml(
      <p class="a b">
        <svg class="c" />
        <b dangerouslySetInnerHTML={inner}>class="f"</b>
      </p>,
      classes,
    );
    assert.deepEqual([...classes].sort(), ["a b", "c", "d"]);
  });

  it("choose in lists, fill areas of text, and hold raw HTML where it is asked for", () => {
    const list = (
      <select name="tri" value="2">
        <option value={1}>un</option>
        <optgroup label="plus">
          <option value={2}>deux</option>
        </optgroup>
      </select>
    );
    same(list);
    assert.match(writeHtml(list), /<option selected value="2">/);
    same(<textarea value={'a & "b"'} rows={3} />);
    same(<div dangerouslySetInnerHTML={{ __html: "<i>a</i>" }} />);
    same(<div dangerouslySetInnerHTML={{ __html: "" }}>b</div>);
  });

  it("run nothing of what they are given", () => {
    const hostile = '"><script>alert(1)</script>';
    assert.equal(writeHtml(<b title={hostile}>{hostile}</b>).includes("<script"), false);
    assert.equal(writeHtml({ type: "b", props: { children: "faux" } } as never), "", "what is no element is not drawn");
  });
});
