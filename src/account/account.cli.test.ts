import assert from "node:assert/strict";
import { test } from "node:test";
import { isProblem, ProblemError } from "../platform/errors.ts";
import { eachDatabase } from "../platform/testing/database.ts";
import { accountCommands } from "./account.cli.ts";
import { accountByEmail } from "./account.store.ts";
import { accountWorld } from "./testing/world.ts";

const problem = (code: string) => (error: unknown) => isProblem(error, code);

eachDatabase("The command line of accounts", (open) => {
  const setUp = async () => {
    const { deps } = accountWorld(await open());
    const written: string[] = [];
    const partnerId = async (slug: string) => {
      if (slug === "refer") return "p1";
      throw new ProblemError({ code: "partner/not-found", kind: "not-found", detail: slug });
    };
    const run = async (name: string, positionals: string[], values: Record<string, unknown> = {}) => {
      const command = accountCommands.find((each) => each.name === `account ${name}`);
      const terminal = {
        result: (_data: unknown, text: string | (() => string)) => written.push(typeof text === "string" ? text : text()),
      };
      type Context = Parameters<NonNullable<typeof command>["run"]>[0];
      const context = { open: async () => ({ ...deps, partnerId }), terminal } as unknown as Context;
      return command?.run(context, { positionals, values } as unknown as Parameters<typeof command.run>[1]);
    };
    const rolesOf = async (email: string) =>
      (await accountByEmail(deps.database.read, email))?.memberships.map(({ role, organisation }) => `${role}@${organisation}`);
    return { run, rolesOf, written };
  };

  test("gives any role, in the instance or in a partner, and says what does not go together", async () => {
    const { run, rolesOf, written } = await setUp();
    await run("add", ["a@b.fr"], { role: "expert" });
    await run("add", ["a@b.fr"], { role: "partner-editor", partner: "refer" });
    await run("add", ["a@b.fr"], { partner: "refer" });
    await run("add", ["a@b.fr"], { admin: true });
    assert.deepEqual((await rolesOf("a@b.fr"))?.sort(), ["administrator@*", "expert@*", "partner-editor@p1"]);
    assert.match(written[0] ?? "", /https:\/\/essaim\.example\/connexion\/[\w-]{43}/);
    await assert.rejects(run("add", ["a@b.fr"], { role: "king" }), problem("account/bad-role"));
    await assert.rejects(run("add", ["a@b.fr"], { role: "partner-editor" }), problem("account/needs-partner"));
    await assert.rejects(run("add", ["a@b.fr"], { role: "expert", partner: "refer" }), problem("account/no-partner"));
    await assert.rejects(run("add", ["a@b.fr"], { role: "partner-editor", partner: "x" }), problem("partner/not-found"));
    await assert.rejects(run("add", ["a@b"]), problem("account/bad-email"));
  });

  test("lists accounts with their roles in French, and resets who is locked out", async () => {
    const { run, written } = await setUp();
    await run("add", ["a@b.fr"], { role: "curator" });
    await run("list", []);
    assert.match(written.at(-1) ?? "", /a@b\.fr.*Curateur/);
    await run("reset", ["a@b.fr"]);
    assert.match(written.at(-1) ?? "", /connexion\/[\w-]{43}/);
    await assert.rejects(run("reset", ["x@y.fr"]), problem("account/not-found"));
  });
});
