import type { FastifyInstance, FastifyReply } from "fastify";
import { changesBetween, type SourceDirectory } from "../../catalogue/index.ts";
import type { Clock } from "../../platform/clock.ts";
import type { Executor } from "../../platform/database.ts";
import { answerOai } from "./oai.ts";

/** What the OAI-PMH repository is built from. */
type OaiDeps = {
  /** Reads only. */
  read: Executor;
  clock: Clock;
  /** Public address of the instance, its name, and the letter box of those who run it. */
  url: string;
  name: string;
  email: string;
  sources(): Promise<SourceDirectory>;
};

const LONGEST = 4_000;

/** By form, as the protocol wants too: a reader that harvests a hundred thousand items asks a thousand times. */
const BY_FORM = { access: "public", rateLimit: { max: 1_500, timeWindow: "15 minutes" } } as const;

/** The repository for readers of OAI-PMH 2.0: libraries, archives, portals of research. */
export const oaiRoutes =
  ({ read, clock, url, name, email, sources }: OaiDeps) =>
  async (server: FastifyInstance): Promise<void> => {
    async function answer(reply: FastifyReply, given: string): Promise<FastifyReply> {
      const now = clock.now();
      const [first] = await changesBetween(read, 1, 1);
      const repository = { read, base: url, name, email, sources: await sources(), earliest: first?.toldAt ?? now.toISOString() };
      const body = await answerOai(repository, new URLSearchParams(given.slice(0, LONGEST)), now);
      reply.headers({ "access-control-allow-origin": "*", "cache-control": "no-cache" });
      return reply.type("text/xml; charset=utf-8").send(body);
    }

    server.get("/oai", { config: { access: "public" } }, async (request, reply) =>
      answer(reply, request.url.split("?")[1] ?? ""),
    );

    server.post<{ Body: unknown }>("/oai", { config: BY_FORM }, async (request, reply) => {
      const given = request.body;
      const fields = given && typeof given === "object" ? Object.entries(given) : [];
      const said = fields.flatMap(([key, value]) => [value].flat().map((one) => [key, String(one)]));
      return answer(reply, new URLSearchParams(said).toString());
    });
  };
