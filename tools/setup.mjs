// Runs before every npm script, under whatever Node (>= 20) the machine has: installs the packages when they are
// missing or older than the lock file. The script that follows then finds Node 24 in node_modules/.bin.
import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const say = (text) => process.stderr.write(`${text}\n`);

if (Number(process.versions.node.split(".")[0]) < 20) {
  say(
    `Essaim demande Node 20 ou plus récent ; cette machine a Node ${process.versions.node}. Installez-le depuis https://nodejs.org puis relancez.`,
  );
  process.exit(1);
}

/** npm rewrites this hidden lock file at the end of each complete install, so its date says when that was. */
const installed = join(root, "node_modules", ".package-lock.json");
const lock = join(root, "package-lock.json");
const fresh = existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs;

if (!fresh) {
  say("Installation des composants (une seule fois, une à deux minutes)…");
  const npm = process.env.npm_execpath;
  const args = ["ci", "--include=dev", "--include=optional", "--no-audit", "--no-fund", "--loglevel=error"];
  const run = npm
    ? spawnSync(process.execPath, [npm, ...args], { cwd: root, stdio: ["ignore", 2, 2] })
    : spawnSync("npm", args, { cwd: root, stdio: ["ignore", 2, 2], shell: process.platform === "win32" });
  if (run.status !== 0) {
    say(
      "L'installation a échoué : vérifiez la connexion au registre npm, puis relancez la même commande. Rien d'autre n'a été modifié.",
    );
    process.exit(1);
  }
}

const bundled = ["node", "node.exe"].some((name) => existsSync(join(root, "node_modules", ".bin", name)));
if (!bundled && Number(process.versions.node.split(".")[0]) < 24) {
  say(
    `Node 24 n'a pas pu être fourni pour ${process.platform}-${process.arch}. Installez Node 24 ou plus récent depuis https://nodejs.org puis relancez.`,
  );
  process.exit(1);
}
