import { withDe } from "../engine/text/index.ts";

/** "Autour de Morlaix", "Autour d’Angers", "Autour du Mans", "Autour des Sables-d’Olonne", "Autour de La Rochelle". */
export const aroundName = (commune: string): string => `Autour ${withDe(commune)}`;
