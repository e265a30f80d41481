import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { bytesSource } from "./byte-source.ts";
import { recognise } from "./index.ts";
import { inPieces, latin1, read } from "./testing/read.ts";

const TABLE = "nom;ville;prix\nÉpicerie de l'été;Besançon;12 €\nL’Œuvre à cœur;Angoulême;3 €\nGaïa naïve;Évian;« 5 »\n";
const EXPECTED = [
  { nom: "Épicerie de l'été", ville: "Besançon", prix: "12 €" },
  { nom: "L’Œuvre à cœur", ville: "Angoulême", prix: "3 €" },
  { nom: "Gaïa naïve", ville: "Évian", prix: "« 5 »" },
];

/** Bytes of `text` in an encoding that Node can only decode: each byte is tried. */
function encode(text: string, label: string): Buffer {
  const decoder = new TextDecoder(label);
  const bytes = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]));
  return Buffer.from(Array.from(text, (letter) => bytes.get(letter) ?? assert.fail(`no ${letter} in ${label}`)));
}

const swapped = (bytes: Buffer): Buffer => Buffer.from(bytes).swap16();

describe("encoding", () => {
  const files: [string, Buffer, string][] = [
    ["UTF-8", Buffer.from(TABLE), "utf-8"],
    ["UTF-8 with its mark", Buffer.from(`\ufeff${TABLE}`), "utf-8"],
    ["UTF-16 LE with its mark (Unicode text of Excel)", Buffer.from(`\ufeff${TABLE}`, "utf16le"), "utf-16le"],
    ["UTF-16 BE with its mark", swapped(Buffer.from(`\ufeff${TABLE}`, "utf16le")), "utf-16be"],
    ["UTF-16 LE without mark", Buffer.from(TABLE, "utf16le"), "utf-16le"],
    ["windows-1252 (Excel in France)", encode(TABLE, "windows-1252"), "windows-1252"],
    ["Mac OS Roman with CR line ends (Excel for Macintosh)", encode(TABLE.replaceAll("\n", "\r"), "macintosh"), "macintosh"],
  ];
  for (const [name, bytes, encoding] of files) {
    it(`${name} is recognised and read`, async () => {
      assert.equal((await recognise(bytesSource(bytes))).encoding, encoding);
      const { values, codes } = await read(bytes);
      assert.deepEqual(values, EXPECTED);
      assert.deepEqual(codes, []);
      assert.deepEqual((await read(inPieces(bytes, [3, 1, 4]))).values, EXPECTED);
    });
  }

  it("IBM 850 (MS-DOS CSV of Excel) is recognised and read", async () => {
    // é è à ê ç in code page 850
    const bytes = Buffer.concat([
      Buffer.from("nom;ville\n"),
      Buffer.from([0x82, 0x70, 0x69, 0x3b, 0x42, 0x65, 0x73, 0x61, 0x6e, 0x87, 0x6f, 0x6e, 10]),
      Buffer.from([0x8a, 0x85, 0x88, 0x3b, 0x78, 10]),
    ]);
    const { values } = await read(bytes);
    assert.deepEqual(values, [
      { nom: "épi", ville: "Besançon" },
      { nom: "èàê", ville: "x" },
    ]);
  });

  it("of one line that differs from the rest of a UTF-8 file is read on its own, and told", async () => {
    const bytes = Buffer.concat([
      Buffer.from("nom;ville\nÉté;Besançon\n"),
      latin1("Épicerie;Besançon\n"),
      Buffer.from("Noël;Évian\n"),
    ]);
    const { values, issues } = await read(bytes);
    assert.deepEqual(
      values.map((value) => value.nom),
      ["Été", "Épicerie", "Noël"],
    );
    assert.deepEqual(
      issues.map(({ line, code }) => [line, code]),
      [[3, "mixed-encoding"]],
    );
    assert.match(issues[0]?.value ?? "", /Épicerie;Besançon/);
  });

  it("of one UTF-8 line in a windows-1252 file is read on its own, and told", async () => {
    const bytes = Buffer.concat([latin1("nom;ville\nÉté;Besançon\nNoël;Évian\n"), Buffer.from("Épicerie;Besançon\n")]);
    const { values, codes } = await read(bytes);
    assert.deepEqual([values.map((value) => value.nom), codes], [["Été", "Noël", "Épicerie"], ["4:mixed-encoding"]]);
  });

  it("that shows itself only after the part that is looked at is still read, and told once", async () => {
    const bytes = latin1(`nom;ville\n${"plaine;Metz\n".repeat(100_000)}Épicerie;Besançon\nÉté;Évian\n`);
    const { values, codes } = await read(bytes);
    assert.deepEqual(values.slice(-2), [
      { nom: "Épicerie", ville: "Besançon" },
      { nom: "Été", ville: "Évian" },
    ]);
    assert.deepEqual(codes, ["100002:mixed-encoding"]);
  });

  const doubled = (text: string): string => new TextDecoder("windows-1252").decode(Buffer.from(text));

  it("done twice over the whole file is undone", async () => {
    const bytes = Buffer.from(doubled(TABLE));
    assert.equal((await recognise(bytesSource(bytes))).encoding, "double-utf-8");
    assert.deepEqual((await read(bytes)).values, EXPECTED);
  });

  it("done twice on one line is told, and left: nobody knows what else happened to it", async () => {
    const { values, codes } = await read(`${TABLE}${doubled("Théâtre")};Nîmes;1\n`);
    assert.deepEqual([values.at(-1)?.nom, codes], [doubled("Théâtre"), ["5:double-encoding"]]);
  });

  it("asked for by name is obeyed, or refused when it has no such name", async () => {
    assert.deepEqual((await read(encode("nom;x\nété;1\n", "macintosh"), { encoding: "macintosh" })).values, [
      { nom: "été", x: "1" },
    ]);
    assert.equal((await read("a;b\n", { encoding: "klingon" })).fatal?.code, "unknown-encoding");
  });

  it("asked for an earlier version of the file yields to the mark of this one", async () => {
    assert.deepEqual((await read(Buffer.from(`\ufeff${TABLE}`, "utf16le"), { encoding: "windows-1252" })).values, EXPECTED);
  });

  it("with NUL characters loses them, with the line", async () => {
    const { values, codes } = await read("nom;ville\nA\0;Metz\nB;Nancy\n");
    assert.deepEqual([values[0], codes], [{ nom: "A", ville: "Metz" }, ["2:nul-byte"]]);
  });
});
