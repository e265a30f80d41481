import assert from "node:assert/strict";
import { test } from "node:test";
import { renderPage } from "../web/index.ts";
import { assertValidHtml } from "../web/testing/index.ts";
import { TEST_INSTANCE } from "../web/testing/server.ts";
import { erasureProofs } from "./own-processing.ts";
import { OwnDataPage } from "./pages/own-data.tsx";

test("what is held is read by a person: labels, French dates, folded with its count; machine JSON is for the file", async () => {
  const held = Array.from({ length: 12 }, () => ({
    label: "Une correction",
    data: { champ_corrige: [{ champ: "title", dit_le: "2026-11-22T08:00:00.000Z", vide: "" }], recu: "2026-11-20", lu: true },
  }));
  const context = { instance: TEST_INSTANCE, path: "/vie-privee/mes-donnees", query: new URLSearchParams() };
  const parts = [{ processing: erasureProofs, held }];
  const page = renderPage(<OwnDataPage context={context} base="/x" email="a@exemple.fr" parts={parts} />);
  await assertValidHtml(page);
  assert.match(page, /<details[^>]*><summary>Lire les 12\s+informations/);
  assert.match(page, /Champ corrige/);
  assert.match(page, /Champ\s+: <span[^>]*>title/);
  assert.match(page, />2[02]\snovembre\s2026</);
  assert.doesNotMatch(page, /\{&quot;|\{"champ|dit_le|>2026-11/);
});
