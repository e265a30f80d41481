import assert from "node:assert/strict";
import { test } from "node:test";
import { entryPath } from "../../catalogue/index.ts";
import { eachDatabase } from "../../platform/testing/database.ts";
import { correctionWorld, proposed, RULING } from "../testing/correction-world.ts";
import * as commands from "./correction.commands.ts";
import { correctionDesk } from "./correction.desk.tsx";
import { correctionsBy } from "./correction.store.ts";

const CAMILLE = "camille@exemple.fr";

eachDatabase("A correction before those who decide", (open) => {
  const setUp = async () => {
    const world = await correctionWorld(await open());
    const { deps, entry } = world;
    const fiche = await entry();
    const draft = proposed(fiche, CAMILLE, { field: "stage", before: "experimentation", after: "essaimage" });
    await commands.propose(deps, fiche, { ...draft, because: "J’y étais en juin." }, CAMILLE);
    const id = (await correctionsBy(deps.database.read, CAMILLE))[0]?.id ?? "";
    return { ...world, fiche, desk: correctionDesk(deps), id };
  };

  test("leads to its fiche, and says in the queue how its author knows", async () => {
    const { deps, desk, fiche, id } = await setUp();
    const { read } = deps.database;
    assert.equal((await desk.view(read, id))?.href, entryPath(fiche));
    const row = await read.selectFrom("moderation_case").select("changes").where("subject", "=", id).executeTakeFirstOrThrow();
    assert.match(row.changes, /J’y étais en juin\./);
  });

  test("tells its author when a refusal is taken back", async () => {
    const { deps, desk, letters, id } = await setUp();
    for (const act of ["refuse", "reopen"] as const) await deps.database.transaction((trx) => desk[act](trx, id, RULING));
    const last = (await letters()).at(-1);
    assert.equal(last?.to, CAMILLE);
    assert.match(last?.text ?? "", /de nouveau à l’étude/);
  });
});
