import { startWorker } from "./app/start-worker.ts";

await startWorker();
