import swagger from "@fastify/swagger";
import type { FastifyInstance } from "fastify";
import { jsonSchemaTransform, jsonSchemaTransformObject } from "fastify-type-provider-zod";
import { texts } from "../app.fr.ts";
import type { Config } from "../config.ts";
import { finishDocument } from "./openapi-document.ts";

/**
 * The OpenAPI 3.1 description of the public API, generated from the very schemas that parse requests and check answers.
 * Register before the routes it describes; `/api/openapi.json` serves it. Pages are left out.
 */
export async function openApi(server: FastifyInstance, config: Config): Promise<void> {
  await server.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: {
        title: texts.api.title(config.instance.name),
        description: texts.api.description,
        version: "1",
        license: { name: "AGPL-3.0-or-later", identifier: "AGPL-3.0-or-later" },
      },
      servers: [{ url: config.url }],
    },
    transform: (input) =>
      input.url.startsWith("/api/v1/") ? jsonSchemaTransform(input) : { schema: { hide: true }, url: input.url },
    transformObject: (input) => finishDocument(jsonSchemaTransformObject(input)),
  });
  server.get("/api/openapi.json", { config: { access: "public" }, schema: { hide: true } }, async () => server.swagger());
  // What a browser asks before a script of another site reads with a header of its own.
  server.options("/api/*", { config: { access: "public" }, schema: { hide: true } }, (_request, reply) =>
    reply
      .headers({ "access-control-allow-methods": "GET, HEAD", "access-control-allow-headers": "*", allow: "GET, HEAD, OPTIONS" })
      .code(204)
      .send(),
  );
  // Open data is read from anywhere: no cookie plays a part in these answers.
  server.addHook("onSend", async (request, reply) => {
    if (request.url.startsWith("/api/")) reply.header("access-control-allow-origin", "*");
  });
}
