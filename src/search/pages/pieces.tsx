import { typo } from "../../web/index.ts";
import type { Piece } from "../marks.ts";

/** A text with the words that were found marked. */
export function Pieces({ pieces }: { pieces: readonly Piece[] }) {
  return <>{pieces.map(({ text, marked }, index) => (marked ? <mark key={index}>{text}</mark> : typo(text)))}</>;
}
