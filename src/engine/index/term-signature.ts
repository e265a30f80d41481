/** Bits of letters a to z, then of digits, then of all other characters. */
const DIGITS = 26;
const OTHERS = 29;

/**
 * Which letters a term (UTF-8, `from` to `to`) has, as 32 bits. One letter added or missing changes at most one bit, one letter
 * for another at most two, two letters swapped none: terms whose signatures differ more are farther apart than that.
 */
export function termSignature(bytes: Uint8Array, from: number, to: number): number {
  let signature = 0;
  for (let i = from; i < to; i++) {
    const byte = bytes[i] as number;
    if (byte >= 97 && byte <= 122) signature |= 1 << (byte - 97);
    else if (byte >= 48 && byte <= 57) signature |= 1 << (DIGITS + (byte % 3));
    else if (byte < 0x80) signature |= 1 << (OTHERS + (byte % 3));
    else {
      // A character of several bytes is one letter: told by all of them, once.
      let character = byte;
      while (i + 1 < to && ((bytes[i + 1] as number) & 0xc0) === 0x80) character = character * 5 + (bytes[++i] as number);
      signature |= 1 << (OTHERS + (character % 3));
    }
  }
  return signature >>> 0;
}
