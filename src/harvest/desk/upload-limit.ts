/** Reading a document costs: a person brings a few in an hour. */
export const UPLOAD_LIMIT = { rateLimit: { max: 60, timeWindow: "1 hour" } };
