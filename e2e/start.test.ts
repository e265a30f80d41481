import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, describe, it } from "node:test";
import { essaim } from "./essaim.ts";
import { freePort } from "./instance.ts";

const folder = mkdtempSync(join(tmpdir(), "essaim-start-"));
const children = new Set<ChildProcess>();
after(() => rmSync(folder, { recursive: true, force: true }));
// A story that fails leaves nothing running.
afterEach(() => {
  for (const child of children) child.kill("SIGKILL");
});

type Started = {
  child: ChildProcess;
  /** With plain spaces where French typography has others. */
  output(): string;
  /** Resolves when this was printed; rejects when it stops before. */
  says(words: RegExp): Promise<string>;
  ended: Promise<number | NodeJS.Signals | null>;
};

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");

/** `npm start`, without the installation that comes before. */
function start(settings: Record<string, string>): Started {
  const env: NodeJS.ProcessEnv = { ...process.env, ...settings };
  if (settings.DATABASE_URL === undefined) delete env.DATABASE_URL;
  const args = ["--import", "./tools/tsx-loader.mjs", "--disable-warning=ExperimentalWarning", "src/main.ts"];
  const child = spawn(process.execPath, args, { env, stdio: ["ignore", "pipe", "pipe"] });
  children.add(child);
  let written = "";
  const wake = new Set<() => void>();
  const changed = () => {
    for (const each of wake) each();
  };
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk) => {
      written += chunk;
      changed();
    });
  const ended = new Promise<number | NodeJS.Signals | null>((resolve) =>
    child.once("close", (code, signal) => resolve(code ?? signal)),
  );
  let over = false;
  ended.then(() => {
    over = true;
    children.delete(child);
    changed();
  });
  const output = () => plain(written);
  const says = (words: RegExp) =>
    new Promise<string>((resolve, reject) => {
      const look = () => {
        if (words.test(output())) resolve(output());
        else if (over) reject(new Error(`It stopped without saying ${words}:\n${output()}`));
        else return;
        wake.delete(look);
      };
      wake.add(look);
      look();
    });
  return { child, output, says, ended };
}

const OPEN = /Essaim est ouvert/;
const SUMMARY = /^(\d+) sources, (\d+) versions de partenaires, (\d+) fiches, en \d+,\d s\.\nEssaim est ouvert : (\S+) /m;
const counts = (output: string) => SUMMARY.exec(output)?.slice(1, 4).map(Number);

async function stop({ child, ended }: Started, signal: NodeJS.Signals = "SIGTERM"): Promise<number | NodeJS.Signals | null> {
  child.kill(signal);
  return ended;
}

/** Asks until the answer suits. The bound is that of a machine under heavy load, not what is promised. */
async function eventually<T>(ask: () => Promise<T>, suits: (value: T) => boolean): Promise<T> {
  for (let asked = 0; ; asked++) {
    const value = await ask();
    if (suits(value)) return value;
    assert.ok(asked < 300, `still ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

describe("an instance from its first start", () => {
  const data = join(folder, "instance");
  let first: number[] | undefined;

  it("brings in the demonstration network, says what there is, and serves it", async () => {
    const port = await freePort();
    const server = start({ ESSAIM_DATA: data, PORT: String(port) });
    const said = await server.says(OPEN);
    assert.match(said, /premier démarrage/);
    assert.equal(said.match(/^ {2}✓ .* : \d+ fiches lues$/gm)?.length, 10);
    first = counts(said);
    const [sources = 0, records = 0, entries = 0] = first ?? [];
    assert.ok(sources === 10 && records >= entries && entries > 250, said);
    const address = SUMMARY.exec(said)?.[4] ?? "";
    assert.equal(address, `http://localhost:${port}`);
    const answer = await fetch(`${address}/api/v1/recherche?type=tout&taille=0`);
    assert.equal(((await answer.json()) as { total: number }).total, entries);
    assert.doesNotMatch(said, /Warning|at .*\.ts:\d/);
    assert.equal(await stop(server), 0);
    assert.match(server.output(), /Arrêt d’Essaim…\n$/);
  });

  it("does nothing again at the second start, and says the same", async () => {
    const server = start({ ESSAIM_DATA: data, PORT: "0", ESSAIM_URL: "http://essaim.test" });
    const said = await server.says(OPEN);
    assert.doesNotMatch(said, /premier démarrage|✓|index|mise à niveau/);
    assert.deepEqual(counts(said), first);
    assert.match(said, /l’adresse publique change : http:\/\/localhost:\d+ devient http:\/\/essaim\.test/);
    assert.equal(await stop(server, "SIGINT"), 0);
  });

  it("says a change of public address once, and writes it down", async () => {
    const server = start({ ESSAIM_DATA: data, PORT: "0", ESSAIM_URL: "http://essaim.test" });
    assert.doesNotMatch(await server.says(OPEN), /adresse publique/);
    await stop(server);
    const env = { ESSAIM_DATA: data, ESSAIM_URL: "https://ailleurs.test" };
    const doctor = await essaim(env, "doctor");
    assert.deepEqual(
      [doctor.code, /✗ adresse publique/.test(doctor.told)],
      [1, true],
      "an address in the settings that was never served",
    );
  });

  it("starts again after a kill, with all that it had", async () => {
    const settings = { ESSAIM_DATA: data, PORT: "0", ESSAIM_URL: "http://essaim.test" };
    const killed = start(settings);
    await killed.says(OPEN);
    assert.equal(await stop(killed, "SIGKILL"), "SIGKILL");
    const server = start(settings);
    assert.deepEqual(counts(await server.says(OPEN)), first);
    assert.equal(await stop(server), 0);
  });

  it("goes on where a first start was cut", async () => {
    const settings = { ESSAIM_DATA: join(folder, "cut"), PORT: "0", ESSAIM_URL: "http://essaim.test" };
    const killed = start(settings);
    const before = await killed.says(/(✓.*\n[^✓]*){3}/);
    assert.equal(await stop(killed, "SIGKILL"), "SIGKILL");
    const server = start(settings);
    const said = await server.says(OPEN);
    const read = said.match(/✓/g)?.length ?? 0;
    assert.ok(read > 0 && read <= 10 - 3, `${before}\n${said}`);
    assert.deepEqual(counts(said), first);
    assert.equal(await stop(server), 0);
  });
});

describe("a start that cannot be", () => {
  /** It ends with 1, and one French sentence with a way out, that names the variable. */
  async function refuses(settings: Record<string, string>, said: RegExp): Promise<void> {
    const { ended, output } = start({ ESSAIM_DATA: join(folder, "never"), PORT: "0", ESSAIM_DEMO: "0", ...settings });
    assert.equal(await ended, 1, output());
    assert.match(output(), said);
    assert.match(output(), /\n→ /);
    assert.doesNotMatch(output(), /Error:|at .*\.ts:\d|node:/);
  }

  it("names the variable and the way out", async () => {
    await refuses({ PORT: "trois mille" }, /PORT vaut « trois mille »/);
    await refuses({ PORT: "70000" }, /PORT vaut « 70000 »/);
    await refuses({ HOST: "203.0.113.1" }, /HOST vaut « 203\.0\.113\.1 »/);
    await refuses({ ESSAIM_URL: "essaim.exemple.fr" }, /ESSAIM_URL vaut/);
    await refuses({ DATABASE_URL: "mysql://localhost/essaim" }, /DATABASE_URL vaut/);
    await refuses(
      { DATABASE_URL: `postgres://essaim:s3cret@127.0.0.1:${await freePort()}/essaim` },
      /ne répond pas[\s\S]*DATABASE_URL/,
    );
    assert.ok(!existsSync(join(folder, "never", "essaim.sqlite")), "nothing was made");
  });

  it("names the folder that cannot be written", async () => {
    const file = join(folder, "a-file");
    writeFileSync(file, "");
    await refuses({ ESSAIM_DATA: file }, /a-file[\s\S]*ESSAIM_DATA/);
    if (process.platform === "linux") await refuses({ ESSAIM_DATA: "/proc/nulle/part" }, /\/proc\/nulle\/part[\s\S]*ESSAIM_DATA/);
  });

  it("says that the port is taken before it does any work", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => other.once("listening", resolve));
    const address = other.address();
    const port = typeof address === "object" && address ? address.port : 0;
    await refuses(
      { PORT: String(port), ESSAIM_DATA: join(folder, "taken") },
      new RegExp(`port ${port} est déjà occupé[\\s\\S]*PORT=${port + 1}`),
    );
    assert.ok(!existsSync(join(folder, "taken")));
    await new Promise((resolve) => other.close(resolve));
  });

  it("says that a database is damaged, and leaves it", async () => {
    const { ESSAIM_DATA: data } = { ESSAIM_DATA: mkdtempSync(join(folder, "damaged-")) };
    writeFileSync(join(data, "essaim.sqlite"), "ceci n'est pas une base\n".repeat(500));
    await refuses({ ESSAIM_DATA: data }, /essaim\.sqlite/);
  });
});

describe("a server and the command line on one embedded database", () => {
  it("what the command line harvests is soon found by those who search", async () => {
    const port = await freePort();
    const env = { ESSAIM_DATA: join(folder, "shared"), PORT: String(port), ESSAIM_DEMO: "0" };
    const server = start(env);
    await server.says(OPEN);
    const total = async (words: string): Promise<number> => {
      const answer = await fetch(`http://localhost:${port}/api/v1/recherche?q=${encodeURIComponent(words)}`);
      return ((await answer.json()) as { total: number }).total;
    };
    assert.equal(await total("jardin"), 0);

    const file = join(folder, "partage.csv");
    const yaml = join(folder, "partage.yaml");
    writeFileSync(file, "Réf.;Nom du projet;Description\n1;Le jardin des possibles;Un jardin\n2;L’atelier;Un atelier\n");
    writeFileSync(yaml, (await essaim(env, "source", "inspect", file, "--mapping")).out);
    assert.equal((await essaim(env, "source", "add", yaml, "--file", file)).code, 0);
    assert.equal((await essaim(env, "harvest", "partage")).code, 0);
    await eventually(
      () => total("jardin possibles"),
      (found) => found === 1,
    );

    writeFileSync(file, "Réf.;Nom du projet;Description\n1;Le potager des possibles;Un potager\n2;L’atelier;Un atelier\n");
    assert.equal((await essaim(env, "harvest", "partage")).code, 0);
    await eventually(
      // An expression: of words alone, one that no fiche has yet would be left out, and the former title found.
      () => total('"potager des possibles"'),
      (found) => found === 1,
    );
    assert.equal(await total('"jardin des possibles"'), 0, "what was said before is no longer found");
    const network = await fetch(`http://localhost:${port}/reseau`);
    assert.match(await network.text(), /Partage/, "its source is shown");
    assert.equal(await stop(server), 0);
  });
});
