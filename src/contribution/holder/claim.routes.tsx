import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { normaliseEmail } from "../../account/index.ts";
import { type Entry, entryById, visibleEntry } from "../../catalogue/index.ts";
import { readTrap } from "../../moderation/index.ts";
import { isProblem } from "../../platform/errors.ts";
import { type Errors, type Form, formSchema, isWebAddress, line, lines, wholeAddress } from "../../web/form.ts";
import type { CorrectionDeps } from "../correction/correction.commands.ts";
import { SentPage } from "../correction/pages/sent-page.tsx";
import { publicEntry } from "../correction/public-entry.ts";
import {
  claimEntry,
  claimToConfirm,
  confirmClaim,
  contestClaim,
  followedClaim,
  type NewClaim,
  withdrawClaim,
} from "./claim.commands.ts";
import { fr } from "./claim.fr.ts";
import type { Claim } from "./claim.ts";
import { ClaimPage, ConfirmClaimPage, FollowClaimPage } from "./pages/claim-page.tsx";

const NAME = 120;
const ROLE = 200;
const PROOF = 4_000;
const CONTEST = 2_000;

/** Reads a claim; what is missing or too long is told by field. */
function readClaim(entry: Entry, form: Form): { claim: NewClaim; errors: Errors } {
  const email = normaliseEmail(line(form, "email"));
  const proofUrl = wholeAddress(line(form, "page"));
  const [name, role, proof] = [line(form, "nom"), line(form, "role"), lines(form, "verifier")];
  const errors: Errors = {};
  const bounded = (id: string, text: string, max: number, missing: string) => {
    if (!text) errors[id] = missing;
    else if (text.length > max) errors[id] = fr.errors.tooLong(max);
  };
  bounded("nom", name, NAME, fr.errors.name);
  bounded("role", role, ROLE, fr.errors.role);
  if (!email) errors.email = fr.errors.email;
  bounded("verifier", proof, PROOF, fr.errors.proof);
  if (proofUrl && !isWebAddress(proofUrl)) errors.page = fr.errors.proofUrl;
  const claim = {
    entry: entry.id,
    email: email ?? "",
    name,
    role,
    proof,
    trap: readTrap(form),
    ...(proofUrl ? { proofUrl } : {}),
  };
  return { claim, errors };
}

/** Saying that a fiche speaks of one's own project. */
export const claimRoutes =
  (deps: CorrectionDeps) =>
  async (server: FastifyInstance): Promise<void> => {
    const app = server.withTypeProvider<ZodTypeProvider>();
    const params = z.object({ address: z.string().max(400) });
    const shown = async ({ entry: id }: Claim) => {
      const entry = await entryById(deps.database.read, id);
      return entry && visibleEntry(entry, "open");
    };

    app.get("/fiche/:address/revendiquer", { schema: { params }, config: { access: "public" } }, async (request, reply) => {
      const { entry } = await publicEntry(deps, request.params.address);
      return reply.page(<ClaimPage context={request.page} entry={entry} form={{}} errors={{}} />);
    });

    const sending = { access: "public", rateLimit: { max: 120, timeWindow: "15 minutes" } } as const;
    app.post("/fiche/:address/revendiquer", { schema: { params, body: formSchema }, config: sending }, async (request, reply) => {
      const { entry } = await publicEntry(deps, request.params.address);
      const form = request.body;
      const again = (errors: Errors) =>
        reply.page(<ClaimPage context={request.page} entry={entry} form={form} errors={errors} />, { status: 422 });
      const { claim, errors } = readClaim(entry, form);
      if (Object.keys(errors).length > 0) return again(errors);
      try {
        await claimEntry(deps, entry, claim);
      } catch (error) {
        if (!isProblem(error, "account/too-many-links")) throw error;
        return again({ email: [error.detail, error.hint].filter(Boolean).join(" ") });
      }
      return reply.page(<SentPage context={request.page} entry={entry} email={claim.email} />);
    });

    const secret = z.object({ secret: z.string().max(100) });
    const link = {
      schema: { params: secret },
      config: { access: "link", rateLimit: { max: 60, timeWindow: "15 minutes" } },
    } as const;

    app.get("/revendication/confirmer/:secret", link, async (request, reply) => {
      const claim = await claimToConfirm(deps, request.params.secret);
      return reply.page(<ConfirmClaimPage context={request.page} claim={claim} entry={await shown(claim)} />);
    });

    app.post("/revendication/confirmer/:secret", link, async (request, reply) =>
      reply.done(await confirmClaim(deps, request.params.secret), { tone: "success", text: fr.follow.received }),
    );

    app.get("/revendication/suivi/:secret", link, async (request, reply) => {
      const claim = await followedClaim(deps, request.params.secret);
      return reply.page(<FollowClaimPage context={request.page} claim={claim} entry={await shown(claim)} />);
    });

    app.post(
      "/revendication/suivi/:secret/contester",
      { ...link, schema: { ...link.schema, body: formSchema } },
      async (request, reply) => {
        const words = lines(request.body, "pourquoi");
        if (!words || words.length > CONTEST) {
          const claim = await followedClaim(deps, request.params.secret);
          const contest = { words, error: words ? fr.errors.tooLong(CONTEST) : fr.follow.contest.missing };
          const page = <FollowClaimPage context={request.page} claim={claim} entry={await shown(claim)} contest={contest} />;
          return reply.page(page, { status: 422 });
        }
        await contestClaim(deps, request.params.secret, words);
        return reply.done(`/revendication/suivi/${request.params.secret}`, { tone: "success", text: fr.follow.contested });
      },
    );

    app.post("/revendication/suivi/:secret/retirer", link, async (request, reply) => {
      await withdrawClaim(deps, request.params.secret);
      return reply.done(`/revendication/suivi/${request.params.secret}`, { tone: "success", text: fr.follow.withdrawn });
    });
  };
