import { parentPort, workerData } from "node:worker_threads";
import { openDatabase } from "../../platform/database.ts";
import { openIndexer } from "../indexing/indexer.ts";
import { serveIndexer } from "../indexing/indexer-thread.ts";

/** The thread of an indexer for tests, on the SQLite file and folder that it is given. */
const { file, folder } = workerData as { file: string; folder: string };
const database = await openDatabase({ file });
if (parentPort) await serveIndexer(parentPort, (emit) => openIndexer({ database, folder, sources: async () => new Map(), emit }));
await database.close();
