import type { FastifyInstance } from "fastify";
import { templateCsv, templateXlsx } from "../mapping/template.ts";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const attached = (name: string): string => `attachment; filename="${name}"`;

/** The spreadsheet for those who start from nothing, open to all. */
export function templateRoutes(server: FastifyInstance): void {
  let workbook: Promise<Buffer> | undefined;

  server.get("/espace/modele.xlsx", { config: { access: "public" } }, async (_request, reply) => {
    workbook ??= templateXlsx();
    return reply
      .type(XLSX)
      .header("content-disposition", attached("modele-essaim.xlsx"))
      .send(await workbook);
  });

  server.get("/espace/modele.csv", { config: { access: "public" } }, (_request, reply) =>
    reply.type("text/csv; charset=utf-8").header("content-disposition", attached("modele-essaim.csv")).send(templateCsv()),
  );
}
