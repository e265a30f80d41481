import type { FastifyInstance } from "fastify";
import { factorRoutes } from "./factor/factor.routes.tsx";
import { type MyAccountDeps, myAccountRoutes } from "./my-account/my-account.routes.tsx";
import { protectionRoutes } from "./my-account/protection.routes.tsx";
import { type ProfileDeps, profileRoutes } from "./profile/profile.routes.tsx";
import { rolesDeskRoutes } from "./roles-desk/roles-desk.routes.tsx";
import { providerRoutes } from "./sign-in/provider.routes.ts";
import { type SignInDeps, signInRoutes } from "./sign-in/sign-in.routes.tsx";

/** What the pages of accounts need; of places they know nothing unless they are handed some. */
type AccountRoutesDeps = SignInDeps & MyAccountDeps & Partial<Pick<ProfileDeps, "places">>;

const NO_PLACES: ProfileDeps["places"] = { find: () => ({}), nameOf: () => undefined };

/** Signing in, one's own account and what protects it, profiles, and the administrators' page of roles. */
export const accountRoutes =
  (deps: AccountRoutesDeps) =>
  async (server: FastifyInstance): Promise<void> => {
    signInRoutes(server, deps);
    providerRoutes(server, deps);
    myAccountRoutes(server, deps);
    protectionRoutes(server, deps);
    factorRoutes(server, deps);
    profileRoutes(server, { ...deps, places: deps.places ?? NO_PLACES });
    rolesDeskRoutes(server, deps);
  };
