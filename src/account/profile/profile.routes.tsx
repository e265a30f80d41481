import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { ProblemError } from "../../platform/errors.ts";
import type { AccountDeps } from "../account-deps.ts";
import { signedInOf } from "../signed-in.ts";
import { PersonPage } from "./pages/person.tsx";
import { ProfileFormPage } from "./pages/profile-form.tsx";
import { profileTexts as t } from "./profile.fr.ts";
import { formOf, type ProfileForm, profileForm, profileFrom, tooLong } from "./profile.schema.ts";
import { profileOf, saveProfile } from "./profile.store.ts";
import { LENGTHS, type ProfileField, visibleTo } from "./profile.ts";

type Place = { code: string; name: string };

/** What profiles need of the room of places, which accounts do not know. */
export type ProfileDeps = AccountDeps & {
  places: {
    /** What words or a code mean: one place, or several that bear that name, or none. */
    find(text: string): { place?: Place; others?: readonly Place[] };
    nameOf(code: string): string | undefined;
  };
};

const config = { access: "signed-in" } as const;
const limited = { access: "signed-in", rateLimit: { max: 60, timeWindow: "15 minutes" } } as const;

/** The territory that was written: its code, or what is wrong with it. A name as it was shown stands for what is kept. */
function placeOf({ places }: ProfileDeps, text: string, kept: string | undefined): { code: string } | { error: string } {
  const words = text.trim();
  if (words === "") return { code: "" };
  if (kept && places.nameOf(kept) === words) return { code: kept };
  const { place, others = [] } = places.find(words);
  if (place) return { code: place.code };
  const names = others.slice(0, 4).map(({ name }) => name);
  return { error: names.length > 0 ? t.manyPlaces(words, names.join(", ")) : t.unknownPlace(words.slice(0, 80)) };
}

function faultsOf(form: ProfileForm, place: { code: string } | { error: string }): Partial<Record<ProfileField, string>> {
  const long = tooLong(form).map((field) => [field, t.tooLong(LENGTHS[field])] as const);
  return { ...Object.fromEntries(long), ...("error" in place && { territory: place.error }) };
}

/** One's own profile, and the page of it that others may see. */
export function profileRoutes(server: FastifyInstance, deps: ProfileDeps): void {
  const app = server.withTypeProvider<ZodTypeProvider>();
  const { read } = deps.database;
  const nameOf = (code: string | undefined): string => (code ? (deps.places.nameOf(code) ?? code) : "");

  app.get("/compte/profil", { config }, async (request, reply) => {
    const { id } = signedInOf(request).account;
    const profile = await profileOf(read, id);
    const form = formOf(profile, nameOf(profile.territory?.value));
    return reply.page(<ProfileFormPage context={request.page} id={id} form={form} />);
  });

  app.post("/compte/profil", { schema: { body: profileForm }, config: limited }, async (request, reply) => {
    const { id } = signedInOf(request).account;
    const form = request.body;
    const place = placeOf(deps, form.territory, (await profileOf(read, id)).territory?.value);
    const errors = faultsOf(form, place);
    if (Object.keys(errors).length > 0) {
      return reply.page(<ProfileFormPage context={request.page} id={id} form={form} errors={errors} />, { status: 422 });
    }
    const profile = profileFrom(form, "code" in place ? place.code : "");
    await deps.database.transaction((trx) => saveProfile(trx, id, profile, deps.clock.now().toISOString()));
    return reply.done("/compte/profil", { tone: "success", text: t.saved });
  });

  const params = z.object({ id: z.string().max(30) });
  app.get("/personnes/:id", { schema: { params }, config: { access: "public" } }, async (request, reply) => {
    const profile = visibleTo(await profileOf(read, request.params.id), request.account !== undefined);
    if (Object.keys(profile).length === 0) {
      throw new ProblemError({ code: "account/no-person", kind: "not-found", ...t.person.unknown });
    }
    return reply.page(<PersonPage context={request.page} profile={profile} territory={nameOf(profile.territory?.value)} />);
  });
}
