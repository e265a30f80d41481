import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { bytesSource } from "./byte-source.ts";
import { recognise } from "./index.ts";
import { inPieces, read } from "./testing/read.ts";

const told = (issues: { line?: number; code: string; column?: string }[]) =>
  issues.map(({ line, code, column }) => [line, code, column]);

describe("a JSON document", () => {
  const places: [string, string, string][] = [
    ["the document itself", "$", '[{"nom":"A"},{"nom":"B"}]'],
    ["a member", "$.data", '{"total":2,"data":[{"nom":"A"},{"nom":"B"}],"page":1}'],
    [
      "a member of a member",
      "$.result.records",
      '{"help":"x","result":{"fields":[{"id":"nom"}],"records":[{"nom":"A"},{"nom":"B"}]}}',
    ],
    ["a member with a dot in its name", "$['mes.fiches']", '{"mes.fiches":[{"nom":"A"},{"nom":"B"}]}'],
    [
      "the longest of several lists",
      "$.fiches",
      '{"themes":[{"id":1},{"id":2}],"fiches":[{"nom":"A","texte":"plus long que le reste"},{"nom":"B"}]}',
    ],
  ];
  for (const [name, path, content] of places) {
    it(`has its records in ${name}`, async () => {
      assert.equal((await recognise(bytesSource(content))).records, path);
      const { rows, codes } = await read(content);
      assert.deepEqual(
        rows.map(({ line, values }) => [line, values.nom]),
        [
          [1, "A"],
          [2, "B"],
        ],
      );
      assert.deepEqual(codes, []);
    });
  }

  it("may hold its records as members of an object: the key is kept with each", async () => {
    const content = '{"v":1,"nomenclature":{"COP":{"nom":"Achats"},"PAR":{"nom":"Participation"},"FOR":{"nom":"Formation"}}}';
    assert.equal((await recognise(bytesSource(content))).records, "$.nomenclature.*");
    assert.deepEqual((await read(content)).values, [
      { nom: "Achats", clé: "COP" },
      { nom: "Participation", clé: "PAR" },
      { nom: "Formation", clé: "FOR" },
    ]);
  });

  it("may be a table written as lists", async () => {
    const { values, codes } = await read('{"values":[["nom","ville"],["A","Metz"],["B"],["C",null]]}');
    assert.deepEqual(
      [values, codes],
      [
        [
          { nom: "A", ville: "Metz" },
          { nom: "C", ville: null },
        ],
        ["3:ragged-row"],
      ],
    );
  });

  it("may be one record, when the person says so", async () => {
    assert.deepEqual((await read('{"nom":"A","tags":["x"]}', { records: "$" })).values, [{ nom: "A", tags: ["x"] }]);
  });

  it("keeps nested values, and names them with dots for those who map them", async () => {
    const { columns } = await recognise(
      bytesSource('[{"nom":"A","adresse":{"ville":"Metz","gps":{"lat":1}},"sites":[{"cp":"57000"},{"cp":"54000"}]},{"nom":"B"}]'),
    );
    assert.deepEqual(
      columns.map(({ name, samples, filled }) => [name, samples, filled]),
      [
        ["nom", ["A", "B"], 1],
        ["adresse.ville", ["Metz"], 0.5],
        ["adresse.gps.lat", ["1"], 0.5],
        ["sites.cp", ["57000", "54000"], 0.5],
      ],
    );
  });

  it("without any list is refused, with the way out", async () => {
    const { fatal } = await read('{"titre":"Rien","options":{"a":1}}');
    assert.equal(fatal?.code, "no-records");
    assert.match(fatal?.detail ?? "", /\$\.data/);
    assert.equal((await read('{"data":[{"a":1}]}', { records: "$.fiches" })).fatal?.code, "no-records");
  });

  it("keeps the digits of long numbers, as text", async () => {
    const { values } = await read('[{"id":12345678901234567,"siret":43493312300029,"lat":48.12345678901234}]');
    assert.deepEqual(values, [{ id: "12345678901234567", siret: 43493312300029, lat: 48.12345678901234 }]);
  });

  it("is read in other encodings than UTF-8", async () => {
    assert.deepEqual((await read(Buffer.from('[{"nom":"Été"}]', "latin1"))).values, [{ nom: "Été" }]);
    assert.deepEqual((await read(Buffer.from('\ufeff[{"nom":"Été"}]', "utf16le"))).values, [{ nom: "Été" }]);
  });
});

describe("a bad record in a JSON list", () => {
  it("costs itself only, with its rank and its line", async () => {
    const { values, issues } = await read('[\n{"id":1,"nom":"A"},\n{"id":2,"nom":},\n{"id":3,"nom":"C"}\n]');
    assert.deepEqual([values.map((value) => value.id), told(issues)], [[1, 3], [[2, "invalid-json", undefined]]]);
    assert.match(issues[0]?.detail ?? "", /Fiche n° 2 \(ligne 3 du fichier\)/);
  });

  it("costs itself only even when its quotes do not pair", async () => {
    const items = Array.from({ length: 3_000 }, (_, i) => `{"id":${i},"nom":"n${i}","sites":[{"id":1},{"id":2}]}`);
    items[7] = '{"id":7,"nom":"sept,"sites":[]}';
    items[2_000] = '{"id":2000,"nom":"deux mille","sites":[{"id":1},{"id":"2}]}';
    const { values, issues } = await read(inPieces(`[${items.join(",\n")}]`, [1_000]));
    assert.equal(values.length, 2_998);
    assert.deepEqual(told(issues), [
      [8, "invalid-json", undefined],
      [2_001, "invalid-json", undefined],
    ]);
  });

  it("is not replaced by what it holds, even when it is the first", async () => {
    const bad = '{"id":0,"nom":"zéro,"sites":[{"cp":"1"},{"cp":"2"}]}';
    const { values, codes } = await read(`[${bad},{"id":1,"nom":"un","sites":[]},{"id":2,"nom":"deux"}]`);
    assert.deepEqual([values.map((value) => value.id), codes], [[1, 2], ["1:invalid-json"]]);
    assert.deepEqual((await read(bad.replace('"zéro', '"zéro"'), { records: "$" })).values, [
      { id: 0, nom: "zéro", sites: [{ cp: "1" }, { cp: "2" }] },
    ]);
    assert.deepEqual((await read(bad, { records: "$" })).values, []);
  });

  it("is an item that is no object", async () => {
    const { values, issues } = await read('[{"id":1}, 12, "texte", null, [1], {"id":2}]');
    assert.deepEqual(
      values.map((value) => value.id),
      [1, 2],
    );
    assert.deepEqual(issues.map(({ line, code }) => [line, code]).slice(0, 3), [
      [2, "not-an-object"],
      [3, "not-an-object"],
      [4, "not-an-object"],
    ]);
  });

  it("is one nested too deep", async () => {
    const { values, codes } = await read(`[{"id":1},{"id":2,"x":${"[".repeat(5_000)}${"]".repeat(5_000)}},{"id":3}]`);
    assert.deepEqual([values.map((value) => value.id), codes], [[1, 3], ["2:too-deep"]]);
  });

  it("is one that is too large to be held", async () => {
    const { values, codes } = await read(`[{"id":1},{"id":2,"image":"${"A".repeat(20_000_000)}"},{"id":3}]`);
    assert.deepEqual([values.map((value) => value.id), codes], [[1, 3], ["2:too-large"]]);
  });
});

describe("values in a JSON record", () => {
  it("under a repeated key: the last one is kept, both are told", async () => {
    const { values, issues } = await read('[{"id":1,"nom":"Envie","adresse":{"ville":"Metz","ville":"Nancy"},"nom":"Envie 54"}]');
    assert.deepEqual(values, [{ id: 1, nom: "Envie 54", adresse: { ville: "Nancy" } }]);
    assert.deepEqual(told(issues), [
      [1, "duplicate-key", "adresse.ville"],
      [1, "duplicate-key", "nom"],
    ]);
    assert.match(issues[1]?.detail ?? "", /«\sEnvie\s» puis «\sEnvie 54\s»/);
  });

  it("that are no numbers are left empty, and told", async () => {
    const { values, issues } = await read('[{"nom":"A","lat":NaN,"lon":-Infinity},{"nom":"B","lat":48.5}]');
    assert.deepEqual(values, [
      { nom: "A", lat: null, lon: null },
      { nom: "B", lat: 48.5 },
    ]);
    assert.deepEqual(told(issues), [
      [1, "not-finite", "lat"],
      [1, "not-finite", "lon"],
    ]);
  });

  it("may hold line ends as they are", async () => {
    assert.deepEqual((await read('[{"nom":"deux\nlignes\tet plus"}]')).values, [{ nom: "deux\nlignes\tet plus" }]);
  });

  it("lose what no database keeps", async () => {
    const { values, codes } = await read('[{"nom":"A\\u0000B","mot":"\\ud83d coupé"}]');
    assert.deepEqual([values, codes], [[{ nom: "AB", mot: "\ufffd coupé" }], ["1:nul-byte"]]);
  });

  it("are cut at a million characters, and told", async () => {
    const { values, codes } = await read(`[{"nom":"A","image":"${"x".repeat(1_200_000)}"}]`);
    assert.deepEqual([String(values[0]?.image).length, codes], [1_000_000, ["1:clipped-value"]]);
  });
});

describe("a JSON file cut short", () => {
  const whole = '{"data":[{"id":1,"nom":"A"},{"id":2,"nom":"B"},{"id":3,"nom":"C"}],"fin":true}';
  it("gives what was whole, and says that the list is not complete, wherever it is cut", async () => {
    const third = whole.indexOf(',{"id":3');
    for (let cut = third; cut < whole.length; cut++) {
      const { values, codes } = await read(whole.slice(0, cut), { records: "$.data" });
      assert.ok(values.length >= 2, `cut at ${cut}`);
      assert.equal(codes.length, 1, `cut at ${cut}: ${codes}`);
      assert.match(codes[0] ?? "", /truncated$/);
    }
    assert.deepEqual((await read(whole)).codes, []);
  });
});

describe("NDJSON", () => {
  it("is one record per line, blank lines and last line end apart", async () => {
    const { rows, codes } = await read('{"id":1}\r\n\r\n{"id":2}\n{"id":3}');
    assert.deepEqual(
      [rows.map(({ line, values }) => [line, values.id]), codes],
      [
        [
          [1, 1],
          [3, 2],
          [4, 3],
        ],
        [],
      ],
    );
  });

  it("loses a bad line only, and tells the line", async () => {
    const { values, issues } = await read('{"id":1}\n{"id":2,"nom":"x}\n{"id":3,"id":4}\n[]\n{"id":5}\n');
    assert.deepEqual(
      values.map((value) => value.id),
      [1, 4, 5],
    );
    assert.deepEqual(told(issues).slice(0, 2), [
      [2, "invalid-json", undefined],
      [3, "duplicate-key", "id"],
    ]);
  });

  it("cut short is told as such", async () => {
    const { values, codes } = await read('{"id":1}\n{"id":2}\n{"id":3,"no');
    assert.deepEqual([values.length, codes], [2, ["3:truncated"]]);
  });

  it("of one line is known by its name", async () => {
    assert.equal((await recognise(bytesSource('{"id":1}\n', "fiches.jsonl"))).format, "ndjson");
  });
});
