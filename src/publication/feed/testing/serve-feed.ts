import assert from "node:assert/strict";
import Fastify from "fastify";
import type { SourceDirectory } from "../../../catalogue/index.ts";
import type { Database } from "../../../platform/database.ts";
import { feedRoutes } from "../feed.routes.ts";

/** The public address of the instance under test. */
export const BASE = "https://essaim.exemple.fr";

/** The feed of a catalogue, four lines a page, as a reader over HTTP sees it. */
export function serveFeed(database: Database, sources: SourceDirectory = new Map()) {
  const server = Fastify();
  server.register(feedRoutes({ database, url: BASE, sources: async () => sources, linesPerPage: 4 }));
  const answer = (path: string, headers: Record<string, string> = {}) => server.inject({ url: path, headers });
  const read = async (address: string): Promise<unknown> => {
    const { statusCode, body } = await answer(address.slice(BASE.length));
    assert.equal(statusCode, 200, address);
    return JSON.parse(body);
  };
  /** Bytes of the pages that another follows. */
  const closed = async (): Promise<string[]> => {
    const pages: string[] = [];
    for (let page = 1; ; page++) {
      const { body, headers } = await answer(`/feed/${page}`);
      if (!String(headers["cache-control"]).includes("immutable")) return pages;
      pages.push(body);
    }
  };
  return { answer, read, closed };
}
