import { inflateSync } from "node:zlib";

/** Decoders written apart from the ones under test: what a curious reader would try on the bytes of a letter. */
const DECODERS: readonly ((text: string) => string)[] = [
  (t) => t.replace(/=\r?\n/g, "").replace(/=([0-9A-Fa-f]{2})/g, (_, h: string) => String.fromCharCode(Number.parseInt(h, 16))),
  (t) => t.replace(/%([0-9A-Fa-f]{2})/g, (_, h: string) => String.fromCharCode(Number.parseInt(h, 16))),
  (t) =>
    t
      .replace(/&#x([0-9a-f]+);?/gi, (_, h: string) => String.fromCodePoint(Number.parseInt(h, 16) % 0x10ffff))
      .replace(/&#(\d+);?/g, (_, d: string) => String.fromCodePoint(Number(d) % 0x10ffff))
      .replace(/&commat;/gi, "@")
      .replace(/&period;/gi, ".")
      .replace(/&amp;/gi, "&"),
  (t) => t.replace(/\\u([0-9a-f]{4})/gi, (_, h: string) => String.fromCharCode(Number.parseInt(h, 16))).replaceAll("+AEA-", "@"),
  (t) => t.replace(/<[^<>@]*>/g, ""),
  (t) =>
    t
      .normalize("NFKC")
      .replace(/[\u00ad\u200b-\u200f\u2060\u202a-\u202e\ufeff]/g, "")
      .replaceAll("\u3002", "."),
  (t) =>
    t
      .replace(/\s*[([{_]\s*(?:at|arobase|a)\s*[)\]}_]\s*|\s(?:at|arobase)\s/gi, "@")
      .replace(/\s*[([{]\s*(?:dot|point)\s*[)\]}]\s*|\s(?:dot|point)\s/gi, "."),
  (t) => Buffer.from(t, "latin1").toString("utf8"),
  (t) =>
    t.replace(/=\?[\w-]+\?([BQ])\?([^?]*)\?=/gi, (_, how: string, word: string) =>
      how.toUpperCase() === "B"
        ? Buffer.from(word, "base64").toString("latin1")
        : word.replace(/=([0-9A-F]{2})/gi, (__, h: string) => String.fromCharCode(Number.parseInt(h, 16))),
    ),
];

const base64Blocks = (text: string): Buffer[] =>
  [...text.matchAll(/[A-Za-z0-9+/_-]{12,}(?:\r?\n[A-Za-z0-9+/_-]+)*={0,2}/g)].map((match) =>
    Buffer.from(match[0].replace(/\s/g, ""), "base64"),
  );

function inflated(bytes: Buffer): string[] {
  const found: string[] = [];
  for (let at = bytes.indexOf(0x78); at >= 0 && found.length < 20; at = bytes.indexOf(0x78, at + 1)) {
    try {
      found.push(inflateSync(bytes.subarray(at)).toString("latin1"));
    } catch {
      // Not the start of a compressed stretch.
    }
  }
  return found;
}

/** Every way of reading these bytes: as they are and decoded, base64 blocks and compressed parts opened, up to `depth` times. */
export function readings(bytes: Buffer, depth = 3): string[] {
  const raw = bytes.toString("latin1");
  let texts = [raw, bytes.toString("utf16le"), ...inflated(bytes)];
  const all = new Set<string>();
  for (let round = 0; round < depth; round++) {
    const next: string[] = [];
    for (const text of texts) {
      all.add(text);
      const decoded = DECODERS.reduce((so, decode) => decode(so), text);
      if (!all.has(decoded)) next.push(decoded);
      if (round < 2) for (const block of base64Blocks(text)) next.push(block.toString("latin1"), block.toString("utf16le"));
    }
    texts = [...new Set(next)];
  }
  for (const text of texts) all.add(text);
  return [...all];
}

const squeezed = (text: string) => text.toLowerCase().replace(/[\s"]+/g, "");

/** Which of these words the bytes give away, whoever reads them and however patiently. */
export function givenAway(bytes: Buffer, words: readonly string[]): string[] {
  const texts = readings(bytes).map(squeezed);
  return words.filter((word) => texts.some((text) => text.includes(squeezed(word))));
}
