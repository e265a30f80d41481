export { countJobs, findJob, listJobs, purgeJobs, requestCancel, retryJob } from "./desk.store.ts";
export { enqueue } from "./job.store.ts";
export { JOB_STATES, type Job, type JobProgress, type JobRequest, type JobState } from "./job.ts";
export { enqueueScheduled, listSchedules, removeSchedule, type Schedule, setSchedule } from "./schedule.store.ts";
export { type JobContext, type JobHandler, runWorker, type WorkerOptions } from "./worker.ts";
