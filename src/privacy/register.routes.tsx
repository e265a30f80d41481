import type { FastifyInstance } from "fastify";
import { LETTERS_A_DAY } from "./objection.commands.ts";
import { PrivacyDeskPage } from "./pages/privacy-desk.tsx";
import { RegisterPage } from "./pages/register.tsx";
import { countErasures } from "./privacy.store.ts";
import type { PrivacyDeps } from "./privacy.ts";
import { texts } from "./register.fr.ts";
import { type RegisterLine, readRegister } from "./register.ts";

type RegisterRoutesDeps = PrivacyDeps & {
  /** Whether this instance writes to persons whose address stands in what partners share. */
  informing: boolean;
};

/** Counting goes over whole tables: once for all readers of these minutes. */
const KEPT_MS = 60_000;

function remembered(deps: PrivacyDeps): () => Promise<RegisterLine[]> {
  let kept: { until: number; lines: Promise<RegisterLine[]> } | undefined;
  return () => {
    const now = deps.clock.now().getTime();
    if (!kept || kept.until <= now) {
      const lines = readRegister(deps.database.read, deps.processings);
      const fresh = { until: now + KEPT_MS, lines };
      kept = fresh;
      lines.catch(() => {
        if (kept === fresh) kept = undefined;
      });
    }
    return kept.lines;
  };
}

function fileOf(deps: PrivacyDeps, lines: readonly RegisterLine[]): Record<string, unknown> {
  const t = texts.file;
  return {
    [t.title]: texts.title,
    [t.instance]: deps.instance.url,
    [t.at]: deps.clock.now().toISOString(),
    [t.lines]: lines.map((line) => ({
      [t.id]: line.id,
      [t.purpose]: line.purpose,
      [t.people]: line.people,
      [t.data]: line.data,
      [t.basis]: line.basis,
      [t.keptFor]: line.keptFor,
      [t.recipients]: line.recipients,
      ...(line.count === undefined ? {} : { [t.count]: line.count }),
      ...(line.clock && line.clock !== "not yet" ? { [t.clock]: line.clock.at } : {}),
    })),
  };
}

/** The register, for people and for programs, and the curators' view of it. */
export const registerRoutes =
  (deps: RegisterRoutesDeps) =>
  async (app: FastifyInstance): Promise<void> => {
    const lines = remembered(deps);
    const open = { config: { access: "public" } } as const;

    app.get("/vie-privee/registre", open, async (request, reply) =>
      reply.page(<RegisterPage context={request.page} lines={await lines()} />, { cacheSeconds: 60 }),
    );
    app.get("/vie-privee/registre.json", open, async (_request, reply) =>
      reply
        .type("application/json; charset=utf-8")
        .header("access-control-allow-origin", "*")
        .send(JSON.stringify(fileOf(deps, await lines()), null, 2)),
    );
    app.get("/bureau/vie-privee", { config: { access: "curator" } }, async (request, reply) => {
      const { read } = deps.database;
      const counts = { ...(await deps.contacts.counts(read)), erasures: await countErasures(read) };
      const props = { lines: await lines(), counts, informing: deps.informing, perDay: LETTERS_A_DAY };
      return reply.page(<PrivacyDeskPage context={request.page} {...props} />);
    });
  };
