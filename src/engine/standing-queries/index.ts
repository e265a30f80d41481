/**
 * Stored queries met by documents: the other way round from an index. Ten thousand queries are told which of them one document
 * answers in a fraction of a millisecond, because hardly any is looked at.
 */
export { StandingQueries } from "./standing-queries.ts";
