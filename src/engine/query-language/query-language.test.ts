import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import {
  grammarOf,
  type NoteCode,
  type ParsedQuery,
  parseQuery,
  printQuery,
  QUERY_LIMITS,
  type QueryNode,
  withoutParts,
} from "./index.ts";

const grammar = grammarOf([
  { name: "titre" },
  { name: "theme", aliases: ["thème"] },
  { name: "date", reads: "dates" },
  { name: "depuis", reads: "dates", bareDate: "from" },
  { name: "avant", reads: "dates", bareDate: "before" },
  { name: "près", reads: "place" },
]);
const parse = (text: string): ParsedQuery => parseQuery(text, grammar);

/** A query as nested lists, easier to read in a test than the tree. */
function shape(node: QueryNode | undefined): unknown {
  if (!node) return undefined;
  const field = "field" in node && node.field !== undefined ? `${node.field}:` : "";
  if (node.kind === "word") return `${field}${node.text}${node.beginning ? "*" : ""}`;
  if (node.kind === "phrase") return `${field}"${node.text}"`;
  if (node.kind === "dates") return `${field}${node.from ?? ""}..${node.to ?? ""}`;
  if (node.kind === "near") return `${field}${node.place}~${node.km ?? "?"}`;
  return node.kind === "not" ? ["not", shape(node.of)] : [node.kind, ...node.of.map(shape)];
}
const read = (text: string) => shape(parse(text).query);
const said = (text: string): NoteCode[] => parse(text).notes.map(({ code }) => code);

describe("the query language", () => {
  const cases: [string, unknown][] = [
    ["recyclerie", "recyclerie"],
    ["jardin partagé", ["all", "jardin", "partagé"]],
    ["ressourcerie OU recyclerie", ["any", "ressourcerie", "recyclerie"]],
    ["ressourcerie OR recyclerie OU tri", ["any", "ressourcerie", "recyclerie", "tri"]],
    ["jardin ET école AND eau", ["all", "jardin", "école", "eau"]],
    ["jardin partagé OU café associatif", ["any", ["all", "jardin", "partagé"], ["all", "café", "associatif"]]],
    ["jardin (école OU crèche)", ["all", "jardin", ["any", "école", "crèche"]]],
    ["jardin -école", ["all", "jardin", ["not", "école"]]],
    ["jardin SAUF (école OU crèche)", ["all", "jardin", ["not", ["any", "école", "crèche"]]]],
    ["NOT -école", "école"],
    ['"jardin partagé" bio', ["all", '"jardin partagé"', "bio"]],
    ["« jardin partagé » “tiers lieu”", ["all", '"jardin partagé"', '"tiers lieu"']],
    ['« l\'outil "libre" »', '"l\'outil "libre""'],
    ["jard*", "jard*"],
    ["**jardin**", "jardin"],
    ["habitant(e)s et usager(e), acteur·rice·s", ["all", "habitant(e)s", "et", "usager(e)", "acteur·rice·s"]],
    ["S.C.I.C. R&D C++ 100 %", ["all", "S.C.I.C", "R&D", "C++", "100"]],
    ["tiers-lieu - un - lieu -- deux", ["all", "tiers-lieu", "un", "lieu", "deux"]],
    ["titre:jardin", "titre:jardin"],
    ['TITRE:"jardin partagé" Thème:eau', ["all", 'titre:"jardin partagé"', "theme:eau"]],
    ["theme: eau, theme: (air OU feu)", ["all", "theme:eau", ["any", "theme:air", "theme:feu"]]],
    ["titre: OU theme:", ["any", "titre", "theme"]],
    ["-theme:eau", ["not", "theme:eau"]],
    ["https://exemple.fr/a?b=c 10:30", ["all", "https://exemple.fr/a?b=c", "10:30"]],
    ["depuis:2015", "depuis:2015-01-01.."],
    ["avant:2018", "avant:..2017-12-31"],
    ["date:2015..2018", "date:2015-01-01..2018-12-31"],
    ["date:2015-2018", "date:2015-01-01..2018-12-31"],
    ["date:>2020 date:>=2020-02", ["all", "date:2021-01-01..", "date:2020-02-01.."]],
    ["date:<12/03/2020 date:<=2020-02", ["all", "date:..2020-03-11", "date:..2020-02-29"]],
    ["date:2016-02-29..", "date:2016-02-29.."],
    ['près:"Romans-sur-Isère"~20km', "près:Romans-sur-Isère~20"],
    ["pres:Morlaix~7,5 vélo", ["all", "près:Morlaix~7.5", "vélo"]],
    ["près: Morlaix~20 km vélo", ["all", "près:Morlaix~20", "vélo"]],
    ['près:"Saint-Denis" ~', "près:Saint-Denis~?"],
    ["ou dormir et manger", ["all", "ou", "dormir", "et", "manger"]],
    ["🌱 jardin", ["all", "🌱", "jardin"]],
    ["", undefined],
    ['?! () « » "" - … * ~ +', undefined],
  ];
  for (const [text, expected] of cases) it(text, () => assert.deepEqual(read(text), expected));

  const clumsy: [string, unknown, NoteCode[]][] = [
    ['jardin "partagé', ["all", "jardin", "partagé"], ["unclosed-quote"]],
    ["jardin « partagé OU bio", ["any", ["all", "jardin", "partagé"], "bio"], ["unclosed-quote"]],
    ["(jardin partagé", ["all", "jardin", "partagé"], ["lone-parenthesis"]],
    ["jardin) (partagé", ["all", "jardin", "partagé"], ["lone-parenthesis"]],
    ["OU jardin", ["all", "ou", "jardin"], ["lone-operator"]],
    ["jardin ET", ["all", "jardin", "et"], ["lone-operator"]],
    ["jardin OU OU bio", ["any", "jardin", "bio"], ["lone-operator"]],
    ["SAUF", "sauf", ["lone-operator"]],
    ["RECYCLERIE OU VELO", ["all", "RECYCLERIE", "ou", "VELO"], ["shouted-operator"]],
    ["SEL OU AMAP", ["any", "SEL", "AMAP"], []],
    ["couleur:vert", "couleur:vert", ["unknown-field"]],
    ["date:hier jardin", "jardin", ["bad-date"]],
    ["date:2015-02-30 jardin", "jardin", ["bad-date"]],
    ["depuis:2015-13-45", undefined, ["bad-date"]],
    ["date:2018..2015", "date:2015-01-01..2018-12-31", ["reversed-dates"]],
    ["près:Morlaix~loin", "près:Morlaix~?", ["bad-distance"]],
    ['jardn~2 "jardin bio"~3 bio^4', ["all", "jardn", '"jardin bio"', "bio"], ["ignored-mark"]],
  ];
  for (const [text, expected, notes] of clumsy)
    it(`${text} (clumsy)`, () => {
      assert.deepEqual(read(text), expected);
      assert.deepEqual(said(text), notes);
    });

  it("loses a part and keeps the rest as typed", () => {
    const text = "Jardin  (école, OU crèche OU «eau claire») -bio";
    const { query } = parse(text);
    const removed = query && nodes(query).map((node) => withoutParts(text, query, new Set([node]), grammar));
    assert.deepEqual(removed, [
      "",
      "(école, OU crèche OU «eau claire») -bio",
      "Jardin -bio",
      "Jardin (crèche OU «eau claire») -bio",
      "Jardin (école OU «eau claire») -bio",
      "Jardin (école, OU crèche ) -bio",
      "Jardin (école, OU crèche OU «eau claire»)",
      "Jardin (école, OU crèche OU «eau claire»)",
    ]);
  });

  it("knows the word that is still being typed", () => {
    assert.equal(parse("jardin par").unfinished?.text, "par");
    assert.equal(parse("a OU titre:par").unfinished?.text, "par");
    for (const text of ["jardin par ", '"jardin par"', "(jardin par)", "jardin -par", "par*", "par,"])
      assert.equal(parse(text).unfinished, undefined);
  });
});

const piece = fc.constantFrom(
  ..."a|b|mot|l'eau|OU|ET|SAUF|NOT|-|(|)|\"|«|»|“|”|titre:|thème:|x:|date:|depuis:|près:|2015|2015..2018|>2020|~20km|~|*|,|:|+|^2|(e)s|🌱|\ud800|\u202e|\u0000".split(
    "|",
  ),
  " ",
  " ",
  "\n",
);
const soup = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(""));
const anything = fc.oneof({ weight: 3, arbitrary: soup }, { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 60 }) });

const leaves = (node: QueryNode): QueryNode[] =>
  node.kind === "all" || node.kind === "any" ? node.of.flatMap(leaves) : node.kind === "not" ? leaves(node.of) : [node];
/** Every node with its parts, outermost first. */
const nodes = (node: QueryNode): QueryNode[] => [
  node,
  ...(node.kind === "all" || node.kind === "any" ? node.of.flatMap(nodes) : node.kind === "not" ? nodes(node.of) : []),
];

/** The query that is left without a part, by its definition. */
function pruned(node: QueryNode, part: QueryNode): QueryNode | undefined {
  if (node === part) return undefined;
  if (node.kind === "not") {
    const of = pruned(node.of, part);
    return of && (of.kind === "not" ? of.of : { ...node, of });
  }
  if (node.kind !== "all" && node.kind !== "any") return node;
  const of = node.of.flatMap((each) => pruned(each, part) ?? []);
  return of.length > 1 ? { ...node, of } : of[0];
}

describe("whatever is typed", () => {
  it("is read, in its own order, within its own bounds", () => {
    fc.assert(
      fc.property(anything, (text) => {
        const { query, notes } = parse(text);
        for (const { range } of notes) assert.ok(range.start >= 0 && range.start <= range.end && range.end <= text.length);
        if (!query) return;
        for (const node of nodes(query)) {
          assert.ok(node.range.start < node.range.end && node.range.end <= text.length);
          if (node.kind === "not") assert.notEqual(node.of.kind, "not");
          if (node.kind === "all" || node.kind === "any") {
            assert.ok(node.of.length > 1);
            node.of.reduce((before, after) => {
              assert.ok(before.range.end <= after.range.start);
              return after;
            });
          }
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it("is printed as what reads the same", () => {
    fc.assert(
      fc.property(anything, (text) => {
        const { query } = parse(text);
        if (query) assert.deepEqual(shape(parse(printQuery(query)).query), shape(query), printQuery(query));
      }),
      { numRuns: 2_000 },
    );
  });

  it("gives the rest of the query when a part is taken out of the text", () => {
    fc.assert(
      fc.property(anything, fc.nat(), (text, choice) => {
        const { query } = parse(text);
        if (!query) return;
        const all = nodes(query);
        const part = all[choice % all.length] as QueryNode;
        const left = withoutParts(text, query, new Set([part]), grammar);
        assert.deepEqual(shape(parse(left).query), shape(pruned(query, part)), left);
      }),
      { numRuns: 2_000 },
    );
  });

  it("costs no more than its bounds: endless texts, parentheses, quotes, operators, words", () => {
    for (const text of [
      "(".repeat(100_000),
      `${"(".repeat(100_000)}a${")".repeat(100_000)}`,
      `${"(".repeat(9_000)}a${")".repeat(9_000)}`,
      "«".repeat(1_000_000),
      '"'.repeat(99_999),
      "titre:«".repeat(10_000),
      "-".repeat(100_000),
      "- ".repeat(100_000),
      "SAUF ".repeat(10_000),
      "a OU ".repeat(10_000),
      "a~1!".repeat(10_000),
      "mot ".repeat(10_000),
      "\u0000\u202e\ud800".repeat(10_000),
      "a".repeat(1_000_000),
      "(a OU ".repeat(3_000) + ")".repeat(3_000),
    ]) {
      const { query, notes } = parse(text);
      assert.ok(!query || leaves(query).length <= QUERY_LIMITS.parts);
      assert.ok(notes.every((note) => note.text.length <= 80));
      if (query) printQuery(query);
    }
    assert.deepEqual(said("mot ".repeat(10_000)), ["too-long", "too-many"]);
    assert.deepEqual(said(`${"(".repeat(50)}a b${")".repeat(50)}`), ["too-deep"]);
  });
});
