import assert from "node:assert/strict";
import { test } from "node:test";
import { renderToString } from "preact-render-to-string";
import { ClaimLink } from "./pages/claim-link.tsx";

test("a fiche that is held says so, and leaves a quieter way to a further holder", () => {
  const drawn = (held: boolean) => renderToString(<ClaimLink entry={{ id: "e" }} held={held} />);
  assert.match(drawn(false), /C’est mon projet/);
  assert.match(drawn(true), /Tenue par la personne qui porte le projet[\s\S]*\/fiche\/e\/revendiquer/);
  assert.doesNotMatch(drawn(true), /C’est mon projet/);
});
