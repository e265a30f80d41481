/** Who is signed in, and what they may do. Imports no concept, so that every concept may ask it. */

export { type AccountCliDeps, accountCommands } from "./account.cli.ts";
export { type AccountDeps, addAccount, invite, requestLink, revokeRole } from "./account.commands.ts";
export { holds, isAdministrator, mayEditPartner, partnersEdited, require as requireAccount } from "./account.policy.ts";
export { accountRoutes, sessionPlugin } from "./account.routes.tsx";
export { listAccounts, membersOf } from "./account.store.ts";
export type {} from "./account.tables.ts";
export { type Account, INSTANCE, type Membership, normaliseEmail, ROLES, type Role, signatureOf } from "./account.ts";
