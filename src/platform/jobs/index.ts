export { countJobs, findJob, listJobs, purgeJobs, requestCancel, retryJob } from "./desk.store.ts";
export { enqueue } from "./job.store.ts";
export type { Job } from "./job.ts";
export { enqueueScheduled, listSchedules, removeSchedule, setSchedule } from "./schedule.store.ts";
export { type JobHandler, runWorker } from "./worker.ts";
