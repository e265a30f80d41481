import { startIndexer } from "./app/start-indexer.ts";

await startIndexer();
