import { type Command, EXIT } from "../platform/command-line.ts";
import { ProblemError } from "../platform/errors.ts";
import { formatTable } from "../platform/terminal.ts";
import { addAccount } from "./account.commands.ts";
import { texts } from "./account.fr.ts";
import { listAccounts } from "./account.store.ts";
import { INSTANCE, type Membership, ROLES, type Role } from "./account.ts";
import type { AccountDeps } from "./account-deps.ts";
import { resetAccount } from "./reset.commands.ts";

type AccountCliDeps = AccountDeps & {
  /** Finds a partner's id by its short name. */
  partnerId(slug: string): Promise<string>;
};

const t = texts.cli;

const refuse = (code: string, words: { detail: string; hint: string }) => new ProblemError({ code, kind: "invalid", ...words });

/** The role that the options name: `--admin` and `--partner` alone say enough. */
function roleOf(values: Record<string, unknown>): Role | undefined {
  if (typeof values.role === "string") {
    const role = ROLES.find((one) => one === values.role);
    if (!role) throw refuse("account/bad-role", t.badRole(values.role));
    return role;
  }
  if (values.admin) return "administrator";
  return typeof values.partner === "string" ? "partner-editor" : undefined;
}

async function membership(deps: AccountCliDeps, values: Record<string, unknown>): Promise<Membership | undefined> {
  const role = roleOf(values);
  const partner = typeof values.partner === "string" ? values.partner : undefined;
  if (role === "partner-editor") {
    if (!partner) throw refuse("account/needs-partner", t.needPartner);
    return { organisation: await deps.partnerId(partner), role };
  }
  // `--admin --partner` has always meant the whole site.
  if (partner && values.role) throw refuse("account/no-partner", t.noPartner);
  return role && { organisation: INSTANCE, role };
}

const add: Command<AccountCliDeps> = {
  name: "account add",
  summary: t.addSummary,
  usage: t.addUsage,
  options: {
    admin: { type: "boolean", description: t.addAdmin },
    partner: { type: "string", placeholder: "<nom court>", description: t.addPartner },
    role: { type: "string", placeholder: "<rôle>", description: t.addRole },
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

const reset: Command<AccountCliDeps> = {
  name: "account reset",
  summary: t.resetSummary,
  usage: t.resetUsage,
  positionals: { min: 1, max: 1 },
  async run({ open, terminal }, { positionals }) {
    const { account, link } = await resetAccount(await open(), positionals[0] ?? "");
    terminal.result({ account, link }, t.reset(account.email, link));
    return EXIT.ok;
  },
};

/** `essaim account ...`. */
export const accountCommands: Command<AccountCliDeps>[] = [add, list, reset];
