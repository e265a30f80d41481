import type { GrowingBytes } from "./growing.ts";

/** Adds the UTF-8 of a text: nearly all are short and plain, for which a loop is faster than the encoder. */
export function writeUtf8(out: GrowingBytes, text: string): void {
  const bytes = out.room(text.length * 3);
  const start = out.length;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit > 127) {
      out.length = start + Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).write(text, start);
      return;
    }
    bytes[start + i] = unit;
  }
  out.length = start + text.length;
}
