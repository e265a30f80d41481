import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import readWorkbook from "read-excel-file/node";
import { bytesSource, readRows } from "../../harvest/index.ts";
import { isProblem } from "../../platform/errors.ts";
import { type FileMatch, matchFile, summaryOf } from "./match-files.ts";
import { givenColumn } from "./table-columns.ts";
import { csvOf, xlsxOf } from "./write-table.ts";

const file = (text: string, name = "adherents.csv", columns: string[] = []) => ({
  source: { ...bytesSource(Buffer.from(text)), name },
  name,
  columns: columns.map(givenColumn),
});

type Options = Parameters<typeof matchFile>[1];
const matched = (text: string, options: Partial<Options> = {}, columns: string[] = []): Promise<FileMatch> =>
  matchFile(file(text, "adherents.csv", columns), { maxRows: 100_000, secret: "test", ...options });

const csv = async (found: FileMatch): Promise<string> => (await Array.fromAsync(csvOf(found.table, found.match))).join("");
const rowsOf = async (found: FileMatch): Promise<Record<string, string>[]> =>
  parse(await csv(found), { columns: true, bom: true, delimiter: found.table.recognition.separator ?? ";" });

const ADHERENTS = `Nom;Ville;Téléphone;Site
MJC de Bréquigny;Rennes;02 99 86 87 88;https://mjcbrequigny.com
Centre social Nord;Roubaix;03 20 00 00 01;
Maison des jeunes et de la culture Bréquigny;RENNES;+33 2 99 86 87 88;mjcbrequigny.com
Centre social Sud;Roubaix;03 20 00 00 02;
Envie;Strasbourg;;
`;

describe("a table matched with itself", () => {
  it("groups what is told twice in other words, and keeps neighbours of one name apart", async () => {
    const rows = await rowsOf(await matched(ADHERENTS));
    assert.deepEqual(
      rows.map(({ Nom, groupe }) => [Nom, groupe]),
      [
        ["MJC de Bréquigny", "1"],
        ["Centre social Nord", ""],
        ["Maison des jeunes et de la culture Bréquigny", "1"],
        ["Centre social Sud", ""],
        ["Envie", ""],
      ],
    );
    const probability = Number(rows[0]?.probabilité?.replace(",", "."));
    assert.ok(probability > 0.99 && probability < 1, `${probability}`);
    assert.equal(rows[1]?.probabilité, "");
  });

  it("says what was recognised and found, and how to correct it", async () => {
    const lines = summaryOf(await matched(ADHERENTS)).map((line) => line.replaceAll("\u00a0", " "));
    assert.ok(lines.includes("adherents.csv : 5 lignes lues"));
    assert.ok(lines.includes("  Ville : commune (par son nom)"));
    assert.ok(lines.some((line) => line.startsWith("1 groupe de lignes")));
    assert.ok(lines.some((line) => line.includes("regardez chaque groupe avant de réunir")));
    assert.ok(!summaryOf(await matched("Nom;Ville\nEnvie;Brest\nMJC;Rennes\n")).some((line) => line.includes("regardez chaque")));
    assert.ok(lines.some((line) => line.includes('--column nom="Nom du site"')));
  });

  it("takes a column for what it is said to hold, and says where a name is wrong", async () => {
    const text = "A;B;Nom\nMJC de Bréquigny;Rennes;x1\nMJC de Brequigny;Rennes;x2\n";
    const found = await matched(text, {}, ["name=A", "commune=b"]);
    assert.equal(found.match.groups, 1);
    assert.deepEqual(
      found.columns.map(({ role, by }) => [role, by]),
      [
        ["name", "given"],
        ["town", "given"],
        ["ignored", "name"],
      ],
    );
    await assert.rejects(
      matched(text, {}, ["nom=Nome"]),
      (error) => isProblem(error, "match/unknown-column") && /Nom/.test(error.hint ?? ""),
    );
    assert.throws(
      () => givenColumn("nome=A"),
      (error) => isProblem(error, "match/bad-role"),
    );
    assert.throws(
      () => givenColumn("Nom du site"),
      (error) => isProblem(error, "match/bad-column"),
    );
    await assert.rejects(matched("x;y\n1;2\n3;4\n"), (error) => isProblem(error, "match/nothing-named"));
    await assert.rejects(matched("Nom;Ville\n"), (error) => isProblem(error));
  });

  it("recognises the town and the phone of two rows without headings", async () => {
    const text = ";;\nMJC de Bréquigny;Rennes;0299868686\nMaison des jeunes et de la culture Bréquigny;Rennes;02 99 86 86 86\n";
    const { columns, match } = await matched(text);
    assert.deepEqual([columns.map(({ role }) => role), match.groups], [["name", "town", "phone"], 1]);
    const headed = await matched("Nom;Zone\nEnvie;Bretagne\nMJC;Bretagne\n");
    assert.equal(headed.columns[1]?.role, "ignored");
  });

  it("groups rows that are alike to the letter, however many, and never rows that say nothing", async () => {
    const many = `Nom;Ville\n${"Ressourcerie du Trégor;Lannion\n".repeat(400)}`;
    assert.deepEqual([(await matched(many)).match.groups, (await matched(many)).match.grouped], [1, 400]);
    const bare = `Nom;Ville\n${"Association;Lannion\n".repeat(400)}`;
    assert.equal((await matched(bare)).match.groups, 0);
  });

  it("groups rows that are alike to the letter in a table of one town and one mail, where what they share is common", async () => {
    const name = (i: number): string => `Tiers-lieu ${["bra", "klu", "zor", "mivu"][i % 4]}${["dan", "pel", "ritz"][i % 3]}${i}o`;
    const rows = Array.from({ length: 150 }, (_, i) => `${name(i)};Rennes;contact@reseau.example`);
    const found = await matched(`Nom;Ville;Courriel\n${[...rows, ...rows].join("\n")}\n`);
    assert.deepEqual([found.match.groups, found.match.grouped, found.match.sure], [150, 300, 300]);
    const bare = await matched(`Nom\n${[...rows, ...rows].map((row) => row.split(";")[0]).join("\n")}\n`);
    assert.deepEqual([bare.match.groups, bare.match.sure], [150, 300]);
    const noted = [...rows, ...rows].map((row, i) => `${row};${"abc"[i % 3]}${i}`);
    const differing = await matched(`Nom;Ville;Courriel;Réf interne\n${noted.join("\n")}\n`);
    assert.deepEqual([differing.match.groups, differing.match.sure], [150, 0], "what is not compared differs: not certain");
  });

  it("is bounded", async () => {
    await assert.rejects(matched(ADHERENTS, { maxRows: 3 }), (error) => isProblem(error, "match/too-many-rows"));
    const stopped = AbortSignal.abort();
    await assert.rejects(matched(ADHERENTS, { signal: stopped }));
  });
});

describe("a table matched with another, or with fiches", () => {
  const other = "title,city,website\nMJC Brequigny,Rennes,http://www.mjcbrequigny.com/\nAutre chose,Brest,\n";

  it("names the line of the other", async () => {
    const found = await matched(ADHERENTS, { with: file(other, "liste.csv") });
    const rows = await rowsOf(found);
    assert.deepEqual(
      rows.map(({ fiche }) => fiche),
      ["ligne 2", "", "ligne 2", "", ""],
    );
    assert.equal(found.match.found, 2);
  });

  it("gives the address of the fiche, and at most one where nothing is told twice", async () => {
    async function* entries() {
      yield [
        {
          address: "https://essaim.test/fiche/a",
          values: { name: "MJC Bréquigny", town: "Rennes", site: "https://mjcbrequigny.com" },
        },
        {
          address: "https://essaim.test/fiche/b",
          values: { name: "MJC Bréquigny", town: "Rennes", site: "https://mjcbrequigny.com" },
        },
      ];
    }
    const rows = await rowsOf(await matched(ADHERENTS, { entries }));
    assert.match(rows[0]?.fiche ?? "", /^https:\/\/essaim\.test\/fiche\/[ab]$/);
    assert.equal(rows[0]?.fiche, rows[2]?.fiche);
  });

  it("is not compared with itself, and says so", async () => {
    const found = await matched(ADHERENTS, { with: file(ADHERENTS) });
    assert.deepEqual([found.with?.itself, found.match.groups, found.match.grouped], [true, 1, 2]);
    const rows = Array.from(
      { length: 30 },
      (_, i) => `Jardin numéro ${i} des ${"abcdefghij"[i % 10]}bbaye;Lannion;0296${100000 + i * 997}`,
    );
    const text = `Nom;Ville;Tel\n${rows.join("\n")}\n`;
    const copy = await matched(text, { with: file(`${text}Envie;Brest;0298000000\n`, "copie.csv") });
    assert.equal(copy.match.found, 30);
    assert.ok(summaryOf(copy).some((line) => line.includes("dit la même chose que votre fichier")));
  });

  it("says when two tables have nothing to compare", async () => {
    await assert.rejects(matched("Nom;Ville\nEnvie;Brest\n", { with: file("a;b\n1;2\n3;4\n", "b.csv") }), (error) =>
      isProblem(error, "match/nothing-named"),
    );
  });
});

describe("the table that is given back", () => {
  it("is the same, cell by cell, and runs nothing", async () => {
    const nasty =
      'Nom;Ville;groupe;Tel\n"=HYPERLINK(""http://mal.exemple"")";Brest;7;+33 2 98 00 00 00\n"Deux\nlignes ; ""guillemets""";Brest;8;-2+3\n';
    const found = await matched(nasty);
    const rows = await rowsOf(found);
    assert.deepEqual(Object.keys(rows[0] ?? {}), ["Nom", "Ville", "groupe", "Tel", "groupe 2", "probabilité", "fiche"]);
    assert.equal(rows[0]?.Nom, `'=HYPERLINK("http://mal.exemple")`);
    assert.equal(rows[0]?.Tel, "+33 2 98 00 00 00");
    assert.equal(rows[1]?.Nom, 'Deux\nlignes ; "guillemets"');
    assert.equal(rows[1]?.Tel, "'-2+3");
  });

  it("is a workbook that another reader reads, with numbers where they were", async () => {
    const many = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`c${i}`, i === 28 ? "" : i]));
    const json = JSON.stringify([
      { nom: "Envie & <Cie>", ville: "Brest", ...many },
      { nom: "=1+1", ville: "Brest" },
    ]);
    const found = await matched(json);
    const [sheet] = await readWorkbook(Buffer.concat(await Array.fromAsync(xlsxOf(found.table, found.match))));
    const rows = sheet?.data ?? [];
    assert.equal(rows[0]?.[0], "nom");
    assert.deepEqual(rows[1]?.slice(0, 5), ["Envie & <Cie>", "Brest", 0, 1, 2]);
    assert.deepEqual([rows[1]?.[30], rows[1]?.[31], rows[2]?.[0]], [null, 29, "=1+1"]);
  });

  it("is a workbook that reads as the table, whatever the cells hold", async () => {
    const cell = fc.string({ unit: "binary", maxLength: 20 }).map((text) => text.replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, ""));
    await fc.assert(
      fc.asyncProperty(fc.array(cell, { minLength: 1, maxLength: 5 }), async (cells) => {
        const records = cells.map((text, i) => ({ nom: `n${i}`, ville: "Brest", note: text, rang: i + 0.5 }));
        const json = { source: bytesSource(Buffer.from(JSON.stringify(records))), name: "a.json", columns: [] };
        const found = await matchFile(json, { maxRows: 100, secret: "test" });
        const bytes = Buffer.concat(await Array.fromAsync(xlsxOf(found.table, found.match)));
        const read = (await Array.fromAsync(readRows(bytesSource(bytes), { format: "xlsx", headerRow: 1 }, () => {}))).flat();
        assert.deepEqual(
          read.map(({ values }) => String(values.note ?? "").trim()),
          cells.map((text) => text.trim()),
        );
        assert.deepEqual(
          read.map(({ values }) => values.rang),
          cells.map((_, i) => i + 0.5),
        );
      }),
      { numRuns: 30 },
    );
  });
});
