import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { renderToString } from "preact-render-to-string";
import { HexPattern } from "./hex-pattern.tsx";

test("the same seed and themes draw the same picture; another seed, another", () => {
  const draw = (seed: string) => renderToString(<HexPattern seed={seed} themes={["alimentation"]} />);
  assert.equal(draw("envie"), draw("envie"));
  assert.notEqual(draw("envie"), draw("fe2i"));
});

test("whatever the words, a picture holds something and weighs less than 1 kB", () => {
  fc.assert(
    fc.property(fc.string(), fc.array(fc.string(), { maxLength: 8 }), (seed, themes) => {
      const svg = renderToString(<HexPattern seed={seed} themes={themes} />);
      assert.ok(svg.length < 1_024, `${svg.length} bytes`);
      assert.match(svg, /class="c3" d="M/);
    }),
  );
});
