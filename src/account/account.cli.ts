import { type Command, EXIT } from "../platform/command-line.ts";
import { formatTable } from "../platform/terminal.ts";
import { type AccountDeps, addAccount } from "./account.commands.ts";
import { texts } from "./account.fr.ts";
import { listAccounts } from "./account.store.ts";
import { INSTANCE, type Membership } from "./account.ts";

type AccountCliDeps = AccountDeps & {
  /** Finds a partner's id by its short name. */
  partnerId(slug: string): Promise<string>;
};

const t = texts.cli;

async function membership(deps: AccountCliDeps, values: Record<string, unknown>): Promise<Membership | undefined> {
  if (values.admin) return { organisation: INSTANCE, role: "administrator" };
  if (typeof values.partner === "string") return { organisation: await deps.partnerId(values.partner), role: "partner-editor" };
  return undefined;
}

const add: Command<AccountCliDeps> = {
  name: "account add",
  summary: t.addSummary,
  usage: t.addUsage,
  options: {
    admin: { type: "boolean", description: t.addAdmin },
    partner: { type: "string", placeholder: "<nom court>", description: t.addPartner },
    name: { type: "string", placeholder: "<nom>", description: t.addName },
  },
  positionals: { min: 1, max: 1 },
  async run({ open, terminal }, { values, positionals }) {
    const deps = await open();
    const held = await membership(deps, values);
    const { account, link } = await addAccount(deps, {
      email: positionals[0] ?? "",
      by: "cli",
      ...(held ? { membership: held } : {}),
      ...(typeof values.name === "string" ? { name: values.name } : {}),
    });
    terminal.result({ account, link }, t.added(account.email, link));
    return EXIT.ok;
  },
};

const list: Command<AccountCliDeps> = {
  name: "account list",
  summary: t.listSummary,
  usage: "",
  async run({ open, terminal }) {
    const accounts = await listAccounts((await open()).database.read);
    terminal.result(accounts, () =>
      accounts.length
        ? formatTable(accounts.map((a) => [a.email, a.memberships.map((m) => texts.roles[m.role]).join(", ")]))
        : t.none,
    );
    return accounts.length ? EXIT.ok : EXIT.nothingFound;
  },
};

/** `essaim account ...`. */
export const accountCommands: Command<AccountCliDeps>[] = [add, list];
