/** Who is signed in, and what they may do. Imports no concept, so that every concept may ask it. */

export { accessPlugin } from "./access.plugin.ts";
export type { Access } from "./access.ts";
export { accountCommands } from "./account.cli.ts";
export { addAccount, eraseAccountIn, invite, revokeRole } from "./account.commands.ts";
export {
  isAdministrator,
  isCurator,
  mayEditPartner,
  partnersEdited,
  require as requireAccount,
} from "./account.policy.ts";
export { accountRoutes } from "./account.routes.ts";
export { accountByEmail, accountsByIds, grant, membersOf, namesOf, revoke } from "./account.store.ts";
export { type Account, INSTANCE, signatureOf } from "./account.ts";
export type { AccountDeps } from "./account-deps.ts";
export { normaliseEmail } from "./email-address.ts";
export { deleteExpiredLinks, deletePrivateLinksTo } from "./private-link.store.ts";
export { endLinks, issueLink, readPrivateLink, revokeLinks, spendLink } from "./private-link.ts";
export { profileOf } from "./profile/profile.store.ts";
export { type Profile, visibleTo } from "./profile/profile.ts";
export { sessionPlugin } from "./session/session.plugin.ts";
export { PROVIDER_CALLBACK } from "./sign-in/provider.routes.ts";
export { createProvider, type ProviderSettings } from "./sign-in/provider.ts";
