import type { ProblemKind } from "../../platform/errors.ts";

/** The one table from what went wrong to HTTP. */
export const HTTP_STATUS: Record<ProblemKind, number> = {
  invalid: 400,
  forbidden: 403,
  "not-found": 404,
  conflict: 409,
  gone: 410,
  "too-large": 413,
  unavailable: 503,
};
