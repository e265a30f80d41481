import { fold } from "../../engine/text/index.ts";
import type { ExpressionInput } from "../mapping/index.ts";
import { piped } from "../mapping/piped.ts";
import { choiceTexts } from "../mapping/targets.fr.ts";
import type { Destination } from "./draft-destination.ts";

/** How a column is read, on its own, for what it is to become: from its samples. */

/** Signs that separate several values in a cell, the surest first. */
const SEPARATORS = ["|", ";", "•", "\n", ",", "/"] as const;
/** A comma or a slash also stands in sentences and in names: only between short pieces, without a verb's worth of words. */
const DOUBTFUL = new Set([",", "/"]);
const SHORT_PIECE = 45;
const WORDS_OF_A_PIECE = 5;
/** Fewer cells than that with the sign are an accident. */
const SHARE = 0.2;

const piecesOf = (sample: string, separator: string): string[] =>
  sample
    .split(separator)
    .map((piece) => piece.trim())
    .filter(Boolean);

function separates(separator: string, samples: readonly string[]): boolean {
  const cut = samples.map((sample) => piecesOf(sample, separator)).filter((pieces) => pieces.length > 1);
  if (cut.length < Math.max(1, samples.length * SHARE)) return false;
  if (!DOUBTFUL.has(separator)) return cut.flat().every((piece) => piece.length < 4 * SHORT_PIECE);
  return cut.flat().every((piece) => piece.length <= SHORT_PIECE && piece.split(/\s+/).length <= WORDS_OF_A_PIECE);
}

/** The sign between the values of a cell, when cells hold several. */
export function separatorOf(samples: readonly string[], candidates: readonly string[] = SEPARATORS): string | undefined {
  const filled = samples.filter((sample) => sample.trim() !== "" && !/^https?:/.test(sample));
  return candidates.find((separator) => separates(separator, filled));
}

/** Names hold commas and slashes: only signs that no name holds separate them. */
const SURE = SEPARATORS.filter((separator) => !DOUBTFUL.has(separator));

const LONG_PITCH = 200;
const SHOUTED = /^[^\p{Ll}]*\p{Lu}{2}[^\p{Ll}]*$/u;

/** Partners' words for the values of a closed list. */
function wordsOf(choices: readonly string[]): Record<string, string> {
  return Object.fromEntries(choices.map((choice) => [fold(choiceTexts[choice] ?? choice), choice]));
}

type Fillable = Exclude<Destination, { at: "record" | "position" }>;

function stepsFor(to: Fillable, samples: readonly string[]): (string | { [name: string]: unknown })[] {
  const shape = to.at === "field" ? to.target : to.part;
  const isLead = to.at === "part" && to.target.many === true && to.part.name === to.target.lead;
  if (shape.choices) return [{ map: wordsOf(shape.choices) }];
  if (
    to.at === "field" &&
    to.target.name === "pitch" &&
    samples.some((sample) => sample.length >= 119 || sample.length > LONG_PITCH)
  )
    return [{ sentence: 1 }, { clip: 180 }];
  if (to.at === "field" && to.target.name === "title" && samples.length > 0 && samples.every((sample) => SHOUTED.test(sample)))
    return ["capitalise"];
  if (!shape.many && !isLead) return [];
  const separator = separatorOf(samples, to.at === "field" && shape.type !== "url" ? SEPARATORS : SURE);
  return separator === undefined ? [] : [{ split: separator }];
}

/** The expression that reads `column` for `to`: the column as it is, or cut, shortened, translated where its samples ask for it. */
export function expressionFor(
  to: Exclude<Destination, { at: "record" }>,
  column: string,
  samples: readonly string[],
): ExpressionInput {
  const steps = to.at === "position" ? [] : stepsFor(to, samples);
  return steps.length === 0 ? column : piped({ from: column }, ...steps);
}
