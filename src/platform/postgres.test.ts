import assert from "node:assert/strict";
import { test } from "node:test";
import { openDatabase } from "./database.ts";
import { isProblem } from "./errors.ts";

test("a PostgreSQL server that cannot be reached, or refuses, is told in French without the password", async () => {
  const dead = openDatabase({ url: "postgres://essaim:secret@127.0.0.1:1/base" });
  await assert.rejects(
    dead,
    (error) =>
      isProblem(error, "database/unreachable") && error.detail.includes("127.0.0.1:1/base") && !error.detail.includes("secret"),
  );
  await assert.rejects(openDatabase({ url: "mysql://localhost/base" }), (error) => isProblem(error, "database/bad-url"));
  const url = process.env.ESSAIM_TEST_DATABASE_URL;
  if (!url) return;
  const absent = new URL(url);
  absent.pathname = "/nulle-part";
  await assert.rejects(
    openDatabase({ url: absent.href }),
    (error) => isProblem(error, "database/refused") && error.detail.includes("nulle-part"),
  );
});
