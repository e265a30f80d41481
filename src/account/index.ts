/** Who is signed in, and what they may do. Imports no concept, so that every concept may ask it. */

export { accessPlugin } from "./access.plugin.ts";
export { ACCESS, type Access } from "./access.ts";
export { accountCommands } from "./account.cli.ts";
export { type AccountDeps, addAccount, eraseAccountIn, invite, revokeRole } from "./account.commands.ts";
export {
  isAdministrator,
  isCurator,
  isExpert,
  mayEditPartner,
  partnersEdited,
  require as requireAccount,
} from "./account.policy.ts";
export { accountRoutes, sessionPlugin } from "./account.routes.tsx";
export { accountByEmail, membersOf } from "./account.store.ts";
export { type Account, INSTANCE, normaliseEmail, signatureOf } from "./account.ts";
export { deleteExpiredLinks, deletePrivateLinksTo } from "./private-link.store.ts";
export { issueLink, readPrivateLink, revokeLinks, spendLink } from "./private-link.ts";
