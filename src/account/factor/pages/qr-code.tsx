import { encode } from "uqr";

/** Light modules around the drawing: readers need four (ISO/IEC 18004). */
const MARGIN = 4;

/** A QR code as one path, dark on light in every colour scheme: cameras read no other. */
export function QrCode({ text, alt }: { text: string; alt: string }) {
  const { size, data } = encode(text, { ecc: "M", border: 0 });
  const side = size + 2 * MARGIN;
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x + MARGIN} ${y + MARGIN}h1v1h-1z` : ""))).join("");
  return (
    <svg class="qr-code" viewBox={`0 0 ${side} ${side}`} role="img" aria-label={alt} shapeRendering="crispEdges">
      <rect class="qr-light" width={side} height={side} />
      <path class="qr-dark" d={path} />
    </svg>
  );
}
