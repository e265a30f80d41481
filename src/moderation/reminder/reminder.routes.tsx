import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { Actions, Button, Layout, Notice, type PageContext } from "../../web/index.ts";
import { type ReminderDeps, reminderOf, setReminder } from "./reminder.commands.ts";
import { reminder } from "./reminder.fr.ts";

const t = reminder.page;
const params = z.object({ secret: z.string().max(100) });
/** From a mail program (RFC 8058) there is no `act`: then the letter stops. */
const body = z
  .object({ act: z.string().max(20).optional().catch(undefined) })
  .nullish()
  .catch(undefined);

type PageProps = { context: PageContext; secret: string; comes: boolean; said?: string };

function ReminderPage({ context, secret, comes, said }: PageProps) {
  return (
    <Layout context={context} title={t.title} width="text" noindex>
      <h1>{t.title}</h1>
      {said && <Notice tone="success">{said}</Notice>}
      <p class="lead">{t.lead}</p>
      <form method="post" action={`/bureau-lettre/${secret}`}>
        <input type="hidden" name="act" value={comes ? "stop" : "again"} />
        <Actions>
          <Button variant={comes ? "primary" : "secondary"}>{comes ? t.stop : t.again}</Button>
        </Actions>
      </form>
    </Layout>
  );
}

/** The page of the daily letter, for those who have its link: stops it by one press, and starts it again. */
export function reminderRoutes(server: FastifyInstance, deps: Omit<ReminderDeps, "curators">): void {
  const app = server.withTypeProvider<ZodTypeProvider>();
  const config = { access: "link" } as const;

  app.get("/bureau-lettre/:secret", { schema: { params }, config }, async (request, reply) => {
    const { secret } = request.params;
    return reply.page(<ReminderPage context={request.page} secret={secret} comes={await reminderOf(deps, secret)} />);
  });

  app.post("/bureau-lettre/:secret", { schema: { params, body }, config }, async (request, reply) => {
    const { secret } = request.params;
    const wanted = request.body?.act === "again";
    await setReminder(deps, secret, wanted);
    const said = wanted ? t.resumed : t.stopped;
    return reply.page(<ReminderPage context={request.page} secret={secret} comes={wanted} said={said} />);
  });
}
