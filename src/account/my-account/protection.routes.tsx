import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import type { AccountDeps } from "../account-deps.ts";
import { isRecent } from "../session/session.ts";
import { removePassword, setPassword } from "../sign-in/password.commands.ts";
import { passwordOf } from "../sign-in/password.store.ts";
import { SIGN_IN_LIMIT } from "../sign-in/sign-in.routes.tsx";
import { signedInOf, signInAgain, toldBy } from "../signed-in.ts";
import { confirmAddress, readAddressLink, requestAddressChange, restoreAddress } from "./address.commands.ts";
import { myAccountTexts as t } from "./my-account.fr.ts";
import { AddressLinkPage, AddressPage, PasswordPage } from "./pages/protection.tsx";

const config = { access: "signed-in" } as const;
const limited = { access: "signed-in", ...SIGN_IN_LIMIT } as const;
const PASSWORD = "/compte/mot-de-passe";
const ADDRESS = "/compte/adresse";

type Wrong = { field: "password" | "current" | "current-remove"; message: string };

async function showPassword(deps: AccountDeps, request: FastifyRequest, reply: FastifyReply, wrong?: Wrong) {
  const { account, session } = signedInOf(request);
  const known = Boolean(await passwordOf(deps.database.read, account.id));
  const askCurrent = known && !isRecent(session, deps.clock.now());
  const page = { context: request.page, email: account.email, known, askCurrent, ...(wrong && { wrong }) };
  return reply.page(<PasswordPage {...page} />, { status: wrong ? 422 : 200 });
}

function passwordRoutes(server: FastifyInstance, deps: AccountDeps): void {
  const app = server.withTypeProvider<ZodTypeProvider>();
  const secret = z.string().max(2_000).default("");

  app.get(PASSWORD, { config }, (request, reply) => showPassword(deps, request, reply));

  const setting = z.object({ current: secret, password: secret });
  app.post(PASSWORD, { schema: { body: setting }, config: limited }, async (request, reply) => {
    const { account, session } = signedInOf(request);
    try {
      await setPassword(deps, account, session, request.body);
      return reply.done("/compte", { tone: "success", text: t.password.saved });
    } catch (error) {
      const weak = toldBy(error, "account/weak-password");
      if (weak) return showPassword(deps, request, reply, { field: "password", message: weak });
      const wrong = toldBy(error, "account/bad-password");
      if (wrong) return showPassword(deps, request, reply, { field: "current", message: wrong });
      return signInAgain(reply, error, PASSWORD);
    }
  });

  const removing = z.object({ current: secret }).nullish();
  app.post(`${PASSWORD}/retrait`, { schema: { body: removing }, config: limited }, async (request, reply) => {
    const { account, session } = signedInOf(request);
    try {
      await removePassword(deps, account, session, request.body?.current ?? "");
      return reply.done("/compte", { tone: "success", text: t.password.removed });
    } catch (error) {
      const wrong = toldBy(error, "account/bad-password");
      if (wrong) return showPassword(deps, request, reply, { field: "current-remove", message: wrong });
      return signInAgain(reply, error, PASSWORD);
    }
  });
}

function addressRoutes(server: FastifyInstance, deps: AccountDeps): void {
  const app = server.withTypeProvider<ZodTypeProvider>();

  app.get(ADDRESS, { config }, (request, reply) =>
    reply.page(<AddressPage context={request.page} email={signedInOf(request).account.email} />),
  );

  const form = z.object({ email: z.string().max(400).default("") });
  app.post(ADDRESS, { schema: { body: form }, config: limited }, async (request, reply) => {
    const { account, session } = signedInOf(request);
    const value = request.body.email;
    try {
      await requestAddressChange(deps, account, session, value);
      return reply.done("/compte", { tone: "info", text: t.address.sent });
    } catch (error) {
      const told = toldBy(error, "account/bad-email", "account/too-many-links");
      if (!told) return signInAgain(reply, error, ADDRESS);
      const page = <AddressPage context={request.page} email={account.email} value={value} error={told} />;
      return reply.page(page, { status: 422 });
    }
  });
}

function addressLinkRoutes(server: FastifyInstance, deps: AccountDeps): void {
  const app = server.withTypeProvider<ZodTypeProvider>();
  const params = z.object({ secret: z.string().max(100) });
  const link = { access: "link", ...SIGN_IN_LIMIT } as const;

  for (const kind of ["change", "restore"] as const) {
    const path = kind === "change" ? `${ADDRESS}/:secret` : `${ADDRESS}/retour/:secret`;

    app.get(path, { schema: { params }, config: link }, async (request, reply) => {
      const { email } = await readAddressLink(deps, kind, request.params.secret);
      return reply.page(<AddressLinkPage context={request.page} kind={kind} email={email} />);
    });

    app.post(path, { schema: { params }, config: link }, async (request, reply) => {
      if (kind === "change") {
        await confirmAddress(deps, request.params.secret);
        const to = request.account ? "/compte" : "/connexion?next=/compte";
        return reply.done(to, { tone: "success", text: t.address.confirmed });
      }
      await restoreAddress(deps, request.params.secret);
      return reply.done("/connexion?next=/compte", { tone: "success", text: t.address.restored });
    });
  }
}

/** What protects one's account: the password, and the address that links are sent to. */
export function protectionRoutes(server: FastifyInstance, deps: AccountDeps): void {
  passwordRoutes(server, deps);
  addressRoutes(server, deps);
  addressLinkRoutes(server, deps);
}
