const FIRST_SURROGATE = 0xd800;

/** Code units in the order of the UTF-8 bytes they end up as: surrogates stand for characters beyond all others. */
function rankOfUnit(unit: number): number {
  if (unit < FIRST_SURROGATE) return unit;
  return unit >= 0xe000 ? unit - 0x800 : unit + 0x2000;
}

/** Order of two well-formed strings by their UTF-8 bytes, without encoding them (Markus Scherer, "UTF-16 in code point order"). */
export function compareUtf8(a: string, b: string): number {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) {
    const difference = rankOfUnit(a.charCodeAt(i)) - rankOfUnit(b.charCodeAt(i));
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

/** Order of two runs of bytes, shorter first when one begins the other. */
export function compareBytes(a: Uint8Array, aFrom: number, aTo: number, b: Uint8Array, bFrom: number, bTo: number): number {
  const shared = Math.min(aTo - aFrom, bTo - bFrom);
  for (let i = 0; i < shared; i++) {
    const difference = (a[aFrom + i] as number) - (b[bFrom + i] as number);
    if (difference !== 0) return difference;
  }
  return aTo - aFrom - (bTo - bFrom);
}
