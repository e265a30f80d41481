import { createHash, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { exportJWK, generateKeyPair, SignJWT } from "jose";

/** What the provider says of who signs in, and how it misbehaves. */
export type Person = {
  sub: string;
  email?: string;
  email_verified?: unknown;
  /** Claims of the identity token that are not as they should be. */
  forged?: { nonce?: string; aud?: string; iss?: string };
  /** The address is told by the user information alone, as some providers do. */
  emailElsewhere?: boolean;
  /** Signed with a key that nobody published. */
  wrongKey?: boolean;
};

type Asked = { nonce: string; challenge: string; redirect: string; person: Person };

const json = (response: ServerResponse, body: unknown, status = 200) =>
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));

async function bodyOf(request: IncomingMessage): Promise<URLSearchParams> {
  let text = "";
  for await (const chunk of request) text += chunk;
  return new URLSearchParams(text);
}

/** An OpenID Connect provider on this machine, for one client: discovery, keys, code with PKCE, user information. */
export async function fakeIssuer(client: { id: string; secret: string }) {
  const { publicKey, privateKey } = await generateKeyPair("RS256");
  const { privateKey: strangerKey } = await generateKeyPair("RS256");
  const jwk = { ...(await exportJWK(publicKey)), kid: "k1", alg: "RS256", use: "sig" };
  const codes = new Map<string, Asked>();
  const tokens = new Map<string, Person>();
  let silent = false;
  let issuer = "";

  const idToken = ({ nonce, person }: Asked) => {
    const { sub, email, email_verified, forged = {}, emailElsewhere } = person;
    const claims = { nonce: forged.nonce ?? nonce, ...(emailElsewhere ? {} : { email, email_verified }) };
    return new SignJWT(claims)
      .setProtectedHeader({ alg: "RS256", kid: "k1" })
      .setSubject(sub)
      .setIssuer(forged.iss ?? issuer)
      .setAudience(forged.aud ?? client.id)
      .setIssuedAt()
      .setExpirationTime("5m")
      .sign(person.wrongKey ? strangerKey : privateKey);
  };

  const token = async (request: IncomingMessage, response: ServerResponse) => {
    const form = await bodyOf(request);
    const code = form.get("code") ?? "";
    const asked = codes.get(code);
    codes.delete(code);
    const challenge = createHash("sha256")
      .update(form.get("code_verifier") ?? "")
      .digest("base64url");
    const known = form.get("client_id") === client.id && form.get("client_secret") === client.secret;
    if (!asked || !known || challenge !== asked.challenge || form.get("redirect_uri") !== asked.redirect)
      return json(response, { error: "invalid_grant" }, 400);
    const access = randomUUID();
    tokens.set(access, asked.person);
    return json(response, { access_token: access, token_type: "Bearer", expires_in: 300, id_token: await idToken(asked) });
  };

  const server = createServer((request, response) => {
    if (silent) return void request.socket.destroy();
    const { pathname } = new URL(request.url ?? "/", issuer);
    if (pathname === "/.well-known/openid-configuration")
      return void json(response, {
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        userinfo_endpoint: `${issuer}/userinfo`,
        jwks_uri: `${issuer}/jwks`,
        response_types_supported: ["code"],
        subject_types_supported: ["public"],
        id_token_signing_alg_values_supported: ["RS256"],
        code_challenge_methods_supported: ["S256"],
      });
    if (pathname === "/jwks") return void json(response, { keys: [jwk] });
    if (pathname === "/token") return void token(request, response);
    if (pathname === "/userinfo") {
      const person = tokens.get(request.headers.authorization?.replace(/^Bearer /, "") ?? "");
      if (!person) return void json(response, {}, 401);
      const { sub, email, email_verified } = person;
      return void json(response, { sub, email, email_verified });
    }
    return void json(response, {}, 404);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  const address = server.address();
  issuer = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;

  return {
    issuer,
    /** What happens at the provider's: the person agrees, and is sent back. @returns the address they come back to. */
    agree: (url: string, person: Person): URL => {
      const query = new URL(url).searchParams;
      const redirect = query.get("redirect_uri") ?? "";
      const code = randomUUID();
      const challenge = query.get("code_challenge") ?? "";
      codes.set(code, { nonce: query.get("nonce") ?? "", challenge, redirect, person });
      const back = new URL(redirect);
      back.search = new URLSearchParams({ code, state: query.get("state") ?? "" }).toString();
      return back;
    },
    /** Stops answering, or answers again. */
    setSilent: (value: boolean) => {
      silent = value;
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
