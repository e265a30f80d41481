/** Readership: what is consulted most, counted without knowing who reads. */
export { forgetConsultations } from "./consultation.store.ts";
export { keptRanking, type RankingDeps } from "./most-consulted.query.ts";
export { ConsultedPart } from "./pages/ranking-part.tsx";
export { readershipRoutes } from "./readership.routes.tsx";
