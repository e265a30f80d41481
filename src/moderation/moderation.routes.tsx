import type { FastifyInstance } from "fastify";
import { caseRoutes } from "./case.routes.tsx";
import { historyRoutes } from "./history.routes.tsx";
import { AdmissionPage } from "./pages/admission.tsx";
import { type QueueDeps, queueRoutes } from "./queue.routes.tsx";
import { reminderRoutes } from "./reminder/reminder.routes.tsx";
import type { ReportDeps } from "./report.commands.ts";
import { reportRoutes } from "./report.routes.tsx";
import { voteRoutes } from "./vote.routes.tsx";

/** What the pages of moderation work on. `desks`: one per kind of case, and `reportDesk` of this room. */
export type ModerationDeps = QueueDeps & ReportDeps & { instance: { name: string; url: string } };

/** The bureau, the community's confirmations, the rule, and reports. */
export const moderationRoutes =
  (deps: ModerationDeps) =>
  async (server: FastifyInstance): Promise<void> => {
    queueRoutes(server, deps);
    caseRoutes(server, deps);
    historyRoutes(server, deps);
    voteRoutes(server, deps);
    reportRoutes(server, deps);
    reminderRoutes(server, deps);
    server.get("/regle-d-admission", { config: { access: "public" } }, (request, reply) =>
      reply.page(<AdmissionPage context={request.page} />, { cacheSeconds: 300 }),
    );
  };
