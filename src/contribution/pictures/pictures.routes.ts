import { createReadStream } from "node:fs";
import type { FastifyInstance, FastifyReply } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { isCurator } from "../../account/index.ts";
import type { Database } from "../../platform/database.ts";
import { ProblemError } from "../../platform/errors.ts";
import { hasPicture, standingOf } from "./picture.store.ts";
import { readFileName } from "./picture-address.ts";
import type { PictureFiles } from "./picture-files.ts";
import { fr } from "./pictures.fr.ts";

const notFound = () => new ProblemError({ code: "picture/not-found", kind: "not-found", ...fr.notFound });

/** Sends a picture as what it is and nothing else. `forever`: the name is that of its bytes, and anyone may see it. */
function send(reply: FastifyReply, files: PictureFiles, name: string, forever: boolean): FastifyReply {
  const wanted = readFileName(name);
  const path = wanted && files.path(wanted.id, wanted.size);
  if (!path) throw notFound();
  return reply
    .headers({
      "content-type": "image/webp",
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'",
      "cache-control": forever ? "public, max-age=31536000, immutable" : "private, no-store",
    })
    .send(createReadStream(path));
}

type PicturesDeps = {
  database: Database;
  pictures: PictureFiles;
  /** Who holds the secret of what a picture was given with: its owner's id. @throws ProblemError when nobody does. */
  ownerOf(secret: string): Promise<string>;
};

/** Pictures: to all once what they were given with is published; before, to those who gave and those who decide. */
export const pictureRoutes = (server: FastifyInstance, { database, pictures, ownerOf }: PicturesDeps): void => {
  const app = server.withTypeProvider<ZodTypeProvider>();
  const file = z.string().max(60);

  app.get(
    "/images/:file",
    { schema: { params: z.object({ file }) }, config: { access: "public" }, compress: false },
    async (request, reply) => {
      const wanted = readFileName(request.params.file);
      const standing = wanted && (await standingOf(database.read, wanted.id));
      if (!wanted || !standing || (standing === "known" && !isCurator(request.account))) throw notFound();
      return send(reply, pictures, request.params.file, standing === "public");
    },
  );

  app.get(
    "/contribuer/:secret/images/:file",
    {
      schema: { params: z.object({ secret: z.string().max(100), file }) },
      config: { access: "link" },
      compress: false,
    },
    async (request, reply) => {
      const owner = await ownerOf(request.params.secret);
      const wanted = readFileName(request.params.file);
      if (!wanted || !(await hasPicture(database.read, wanted.id, owner))) throw notFound();
      return send(reply, pictures, request.params.file, false);
    },
  );
};
