import assert from "node:assert/strict";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { commandNames } from "../src/app/cli.ts";
import { folder, fresh, json, mapping, refused, write } from "./command-folder.ts";
import { essaim } from "./essaim.ts";

const hundredMappings = `source: longue\n${"#".repeat(99)}\n`.repeat(100_000);

describe("essaim, asked what it can do", () => {
  it("explains each command in French, without opening anything", async () => {
    const env = fresh();
    assert.ok(commandNames.length > 15);
    for (const name of commandNames) {
      const help = await essaim(env, ...name.split(" "), "--help");
      assert.equal(help.code, 0, name);
      assert.match(help.told, /^[a-zéà].*\n\nUsage : npm run -s essaim -- /, `${name}: one summary, in the same voice`);
      assert.match(help.out, /--json .*\n.*--help/s, name);
      assert.equal((await essaim(env, "help", ...name.split(" "))).out, help.out, name);
      assert.equal(json<{ help: string }>(await essaim(env, ...name.split(" "), "-h", "--json")).help.trim(), help.out.trim());
    }
    assert.ok(!existsSync(env.ESSAIM_DATA ?? ""), "nothing was created");
  });

  it("lists its commands; a group alone lists the group's", async () => {
    const env = fresh();
    const all = await essaim(env, "--help");
    assert.equal(all.code, 0);
    for (const name of commandNames) assert.match(all.out, new RegExp(`^  ${name}  `, "m"));
    assert.equal((await essaim(env)).code, 2, "no command is no success");
    const group = await essaim(env, "source", "--help");
    assert.equal(group.code, 0);
    assert.match(group.told, /source add/);
    assert.doesNotMatch(group.told, /account add/);
    refused(await essaim(env, "source"), 2, /« source » n'existe pas\.\n→ Vouliez-vous dire : source add, source/);
  });

  it("suggests what was meant", async () => {
    const env = fresh();
    refused(await essaim(env, "serch", "velo"), 2, /« serch velo » n'existe pas/);
    assert.match((await essaim(env, "serch")).err, /→ Vouliez-vous dire.*search/);
    assert.match((await essaim(env, "sorce", "add", "x")).err, /source add/);
    assert.match((await essaim(env, "source", "ad", "x")).err, /source add/);
    refused(await essaim(env, "search", "velo", "--whre", "Morlaix"), 2, /--whre/);
    assert.match((await essaim(env, "search", "--whre", "x")).err, /--where/);
    refused(await essaim(env, "search", "--where"), 2, /--where attend une valeur/);
    refused(await essaim(env, "doctor", "tout"), 2, /« tout » est en trop/);
    refused(await essaim(env, "show"), 2, /Il manque un argument/);
    refused(await essaim(env, "toString"), 2, /toString/);
    refused(await essaim(env, "__proto__"), 2, /__proto__/);
    assert.ok(!existsSync(env.ESSAIM_DATA ?? ""));
  });
});

describe("essaim on an instance that holds nothing", () => {
  const env = fresh();

  it("says that there is nothing, with the exit code for it", async () => {
    for (const argv of [["source", "list"], ["harvest"], ["account", "list"], ["search", "jardin"]]) {
      const { code, out, err } = await essaim(env, ...argv);
      assert.equal(code, 3, argv.join(" "));
      assert.ok((out + err).trim().length > 5, argv.join(" "));
      assert.equal((await essaim(env, ...argv, "--json")).code, 3);
    }
    refused(await essaim(env, "harvest", "inconnue"), 3, /« inconnue »/);
    refused(await essaim(env, "source", "show", "inconnue"), 3, /« inconnue »/);
    refused(await essaim(env, "show", "rien"), 3, /fiche/);
    refused(await essaim(env, "show", "000000000000000"), 3, /fiche/);
  });

  it("exports nothing, and is in good health, but for whom requests would go to", async () => {
    assert.deepEqual(await essaim(env, "export"), { code: 0, out: "", told: "", err: "" });
    const doctor = await essaim(env, "doctor");
    assert.equal(doctor.code, 0, doctor.out);
    const unwell = doctor.out.split("\n").filter((line) => line !== "" && !line.startsWith("✓"));
    assert.equal(unwell.length, 1, doctor.out);
    assert.match(unwell[0] ?? "", /^! équipe.*ESSAIM_REFERENT.*account add/);
    const looked = await essaim({ ...env, ESSAIM_REFERENT: "Camille <camille@exemple.fr>" }, "doctor");
    assert.doesNotMatch(looked.out, /^!/m);
    assert.ok(json<{ fine: boolean }[]>(await essaim(env, "doctor", "--json")).every(({ fine }) => fine));
  });

  it("says what is wrong with its settings, naming the variable", async () => {
    refused(await essaim({ ...env, DATABASE_URL: "mysql://x" }, "doctor"), 1, /DATABASE_URL/);
    refused(await essaim({ ...env, DATABASE_URL: "postgres://essaim@127.0.0.1:4199/rien" }, "doctor"), 1, /DATABASE_URL/);
    refused(await essaim({ ...env, ESSAIM_DATA: "/proc/nulle/part" }, "doctor"), 1, /ESSAIM_DATA/);
  });

  it("refuses with --json in JSON, on the error output", async () => {
    const { code, out, err } = await essaim(env, "show", "rien", "--json");
    assert.deepEqual([code, out], [3, ""]);
    const { error } = JSON.parse(err) as { error: { code: string; detail: string } };
    assert.equal(error.code, "entry/not-found");
  });
});

describe("essaim given what it cannot read", () => {
  const env = fresh();
  const good = readFileSync(mapping("tiers-lieux-cget"), "utf8");

  it("a mapping that is missing, empty, too large, binary or a folder", async () => {
    refused(await essaim(env, "source", "add", join(folder, "absente.yaml")), 3, /absente\.yaml/);
    refused(await essaim(env, "source", "add", folder), 3, /introuvable ou illisible/);
    refused(await essaim(env, "source", "add", write("vide.yaml", "")), 1, /./);
    refused(await essaim(env, "source", "add", write("grosse.yaml", hundredMappings)), 1, /dépasse 512 ko/);
    refused(
      await essaim(
        env,
        "source",
        "add",
        write(
          "image.yaml",
          Uint8Array.from({ length: 5_000 }, (_, i) => (i * 7) % 256),
        ),
      ),
      1,
      /./,
    );
    refused(await essaim(env, "source", "add", write("texte.yaml", "bonjour")), 1, /./);
    refused(await essaim(env, "source", "add", write("liste.yaml", "- a\n- b\n")), 1, /./);
  });

  it("a mapping that is wrong: the line and the column are named", async () => {
    const broken = write("faute.yaml", good.replace("  title: NOM_TL", "  title: [NOM_TL"));
    refused(
      await essaim(env, "source", "add", broken),
      1,
      /ligne \d+, caractère \d+ : le fichier n’est pas du YAML lisible : [^\n]*(crochet|aligné)/,
    );
    const unknown = write("inconnu.yaml", good.replace("  title: NOM_TL", "  titel: NOM_TL"));
    const line = good.slice(0, good.indexOf("  title:")).split("\n").length;
    refused(await essaim(env, "source", "add", unknown), 1, new RegExp(`ligne ${line}, caractère 3 : .*« titel ».*« title »`));
    const laughs = `a: &a [${"x,".repeat(50)}]\n${[..."bcdefghij"].map((name, i) => `${name}: &${name} [${`*${"abcdefghij"[i]},`.repeat(50)}]\n`).join("")}`;
    refused(await essaim(env, "source", "add", write("rires.yaml", laughs)), 1, /./);
    assert.equal((await essaim(env, "source", "list")).code, 3, "nothing was added");
  });

  it("a mapping that does not say where its data are", async () => {
    refused(
      await essaim(env, "source", "add", write("nulle-part.yaml", good.replace(/^file: .*\n/m, ""))),
      1,
      /où lire les données/,
    );
  });

  it("a document that is missing, empty, or no table", async () => {
    const inspect = (path: string) => essaim(env, "source", "inspect", path);
    refused(await inspect(join(folder, "absent.csv")), 3, /absent\.csv/);
    refused(await inspect(folder), 3, /introuvable ou illisible/);
    refused(await inspect(write("vide.csv", "")), 1, /vide/);
    refused(await inspect(write("image.png", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"))), 1, /./);
    refused(await inspect(write("page.html", "<!doctype html><html><body>bonjour</body></html>")), 1, /./);
    refused(await inspect(write("faute.json", '{"a": [1, 2')), 1, /./);
    refused(await inspect(write("faux.xlsx", "PK\u0003\u0004 ce n'est pas un classeur")), 1, /./);
    refused(
      await essaim(env, "source", "inspect", write("ok.csv", "nom;ville\na;b\n"), "--partner", "Mon réseau"),
      2,
      /Mon réseau/,
    );
  });

  it("an address of a private network, or that answers nothing", async () => {
    refused(await essaim(env, "source", "inspect", "http://127.0.0.1:4199/x.csv"), 1, /privée?|ESSAIM_ALLOW_HOSTS/);
    const allowed = { ...env, ESSAIM_ALLOW_HOSTS: "127.0.0.1:4199" };
    refused(await essaim(allowed, "source", "inspect", "http://127.0.0.1:4199/x.csv"), 1, /127\.0\.0\.1/);
  });

  it("a source whose file has gone: the run fails and says so, what was known stays", async () => {
    const data = write("petite.csv", "ID;NOM_TL\n1;Le lieu\n");
    const path = write("petite.yaml", good.replaceAll("tiers-lieux-cget", "petite").replace('separator: ","', 'separator: ";"'));
    assert.equal((await essaim(env, "source", "add", path, "--file", data)).code, 0);
    assert.equal((await essaim(env, "harvest", "petite")).code, 0);
    rmSync(data);
    const { code, told } = await essaim(env, "harvest", "petite");
    assert.equal(code, 1);
    assert.match(told, /^✗ .*petite\.csv.*introuvable/);
    assert.equal((await essaim(env, "search", "lieu", "--kind", "lieu")).code, 0);
  });

  it("an account without an address, or of an unknown network", async () => {
    refused(await essaim(env, "account", "add", "camille"), 1, /adresse/);
    refused(await essaim(env, "account", "add", "camille@exemple.fr", "--partner", "inconnu"), 3, /inconnu/);
  });

  it("a backup that is none", async () => {
    refused(await essaim(env, "restore", join(folder, "absente.ndjson.gz")), 3, /absente/);
    for (const [name, content] of [
      ["vide.ndjson", ""],
      ["texte.ndjson", "bonjour\n"],
      ["faux.ndjson.gz", "bonjour"],
      ["autre.ndjson", '{"a":1}\n'],
    ] as const)
      refused(await essaim(fresh(), "restore", write(name, content)), 1, /./);
  });
});
