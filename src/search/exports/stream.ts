import { setImmediate as nextTurn } from "node:timers/promises";
import type { SourceDirectory } from "../../catalogue/index.ts";
import type { SearchIndex, SearchQuery } from "../index-port.ts";
import { csvHead, csvLines } from "./csv.ts";
import { toFeature } from "./geojson.ts";
import { type Result, toResult } from "./result.schema.ts";

/** Beyond this, the whole catalogue is one file under /donnees. */
const MOST_EXPORTED = 10_000;
const BATCH = 250;

/** What exports are written from. */
export type ExportDeps = { index: SearchIndex; url: string; directory: SourceDirectory };

/** Results in order, in batches, pages being answered in between. A fiche that goes away meanwhile is left out. */
export async function* resultBatches(
  { index, url, directory }: ExportDeps,
  query: SearchQuery,
  limit = MOST_EXPORTED,
): AsyncGenerator<Result[]> {
  const ids = index.ids(query, limit);
  for (let at = 0; at < ids.length; at += BATCH) {
    const documents = ids.slice(at, at + BATCH).flatMap((id) => index.document(id) ?? []);
    yield documents.map((document) => toResult(document, url, directory));
    await nextTurn();
  }
}

/** All results as CSV, piece by piece. */
export async function* csvExport(deps: ExportDeps, query: SearchQuery): AsyncGenerator<string> {
  yield csvHead();
  for await (const results of resultBatches(deps, query)) yield csvLines(results);
}

/** The items of a JSON list between a beginning and an end that are already JSON. */
async function* jsonList(head: string, batches: AsyncIterable<object[]>, tail: string): AsyncGenerator<string> {
  yield head;
  let before = "";
  for await (const items of batches) {
    if (items.length === 0) continue;
    yield before + items.map((item) => JSON.stringify(item)).join(",\n");
    before = ",\n";
  }
  yield tail;
}

async function* features(deps: ExportDeps, query: SearchQuery): AsyncGenerator<object[]> {
  for await (const results of resultBatches(deps, query)) yield results.map(toFeature);
}

/** All results as one GeoJSON collection, piece by piece. */
export function geojsonExport(deps: ExportDeps, query: SearchQuery): AsyncGenerator<string> {
  return jsonList('{"type":"FeatureCollection","features":[\n', features(deps, query), "\n]}\n");
}

/** `total` counts all that match; `tronque` says that the list stops before. */
export function jsonExport(deps: ExportDeps, query: SearchQuery, page: string): AsyncGenerator<string> {
  const { total } = deps.index.search({ ...query, size: 0 });
  const head = JSON.stringify({ recherche: page, total, tronque: total > MOST_EXPORTED }).slice(0, -1);
  return jsonList(`${head},"resultats":[\n`, resultBatches(deps, query), "\n]}\n");
}
