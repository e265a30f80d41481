import { createServer } from "node:net";
import type { FastifyInstance } from "fastify";
import { ProblemError } from "../platform/errors.ts";
import { texts } from "./app.fr.ts";
import type { Config } from "./config.ts";

type Address = Pick<Config, "port" | "host">;

/** Why the address cannot be listened on, for a person; other errors are given back as they are. */
function explained(error: unknown, { port, host }: Address): unknown {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  const problem = (name: string, words: { detail: string; hint: string }) =>
    new ProblemError({ code: `config/${name}`, kind: "conflict", ...words, cause: error });
  if (code === "EADDRINUSE") return problem("port-taken", texts.portTaken(port));
  if (code === "EACCES") return problem("port-denied", texts.portDenied(port));
  if (["EADDRNOTAVAIL", "ENOTFOUND", "EAI_AGAIN", "EINVAL", "EAFNOSUPPORT"].includes(code ?? ""))
    return problem("bad-host", texts.badHost(host));
  return error;
}

/** Opens and closes the address, so that one that is taken is told before any work is done. @throws ProblemError `config/...` */
export async function checkAddress(address: Address): Promise<void> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once("error", (error) => reject(explained(error, address)));
    probe.listen(address.port, address.host, () => probe.close(() => resolve()));
  });
}

/** @throws ProblemError `config/...` when the address cannot be listened on. */
export async function listen(server: FastifyInstance, { port, host }: Address): Promise<void> {
  try {
    await server.listen({ port, host });
  } catch (error) {
    throw explained(error, { port, host });
  }
}
