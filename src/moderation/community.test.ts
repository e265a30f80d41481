import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Account } from "../account/index.ts";
import { carries } from "./community.ts";

const NOW = "2026-11-22T10:00:00.000Z";
const account = (email: string, createdAt = NOW, memberships: Account["memberships"] = []): Account => ({
  id: email,
  email,
  createdAt,
  memberships,
});
const known = account("bob@exemple.fr", "2026-11-01T00:00:00.000Z");
const [eve, dan] = [account("eve@exemple.fr"), account("dan@exemple.fr")];

describe("the voices that decide", () => {
  it("are three letter boxes, one of them known before", () => {
    assert.equal(carries([known, eve, dan], "ana@exemple.fr", NOW), true);
    assert.equal(carries([known, eve], "ana@exemple.fr", NOW), false);
    assert.equal(carries([account("a@exemple.fr"), eve, dan], "ana@exemple.fr", NOW), false);
    const editor = account("ed@exemple.fr", NOW, [{ organisation: "envie", role: "partner-editor" }]);
    assert.equal(carries([editor, eve, dan], undefined, NOW), true);
    const newcomer = account("n@exemple.fr", NOW, [{ organisation: "*", role: "contributor" }]);
    assert.equal(carries([newcomer, eve, dan], undefined, NOW), false);
  });

  it("are not one person's, whatever follows the plus sign", () => {
    const twins = [1, 2, 3].map((n) => account(`eve+${n}@exemple.fr`));
    assert.equal(carries([known, ...twins], undefined, NOW), false);
    assert.equal(carries([known, eve, account("ana+2@exemple.fr")], "ana@exemple.fr", NOW), false);
  });
});
