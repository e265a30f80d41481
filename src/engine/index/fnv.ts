/** FNV-1a, 32 bits, of bytes `from` to `to` (http://www.isthe.com/chongo/tech/comp/fnv/): what `Segment.idTable` is addressed by. */
export function fnv1a(bytes: Uint8Array, from = 0, to = bytes.length): number {
  let hash = 0x811c9dc5;
  for (let i = from; i < to; i++) hash = Math.imul(hash ^ (bytes[i] as number), 0x01000193);
  return hash >>> 0;
}
