/** Readership: what is consulted most, counted without knowing who reads. */
export { keptRanking, type RankingDeps } from "./most-consulted.query.ts";
export { ConsultedPart } from "./pages/ranking-part.tsx";
export { readershipProcessing } from "./readership.processing.ts";
export { readershipRoutes } from "./readership.routes.tsx";
