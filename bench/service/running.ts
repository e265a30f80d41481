import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { freePort } from "../../e2e/instance.ts";
import { results } from "../../src/search/results.fr.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const LOADER = ["--import", "./tools/tsx-loader.mjs"];

/** While the index is being filled, pages begin so to say how far it is. */
const [FILLING = ""] = results.progress("…", "…").split("…");

/** What the server process says of itself: CPU since it began, memory, how long its event loop was held since the last look. */
export type Look = { cpuMs: number; rss: number; max: number; p99: number };

/** A server in a process of its own, as `npm start` runs it, watched from inside. */
export type Running = { port: number; pid: number; look(): Promise<Look>; stop(): Promise<void> };

/** The flags that `npm start` gives to Node. */
const startFlags = (scripts: Record<string, string>): string[] =>
  (scripts.start ?? "").split(" ").filter((part) => part.startsWith("--max-"));

export async function startWatched(data: string, scripts: Record<string, string>): Promise<Running> {
  const port = await freePort();
  const env = { ...process.env, ESSAIM_DATA: data, PORT: String(port), ESSAIM_DEMO: "0" };
  const flags = [...startFlags(scripts), ...LOADER, "--import", "./bench/service/watched.mjs", "src/main.ts"];
  const child: ChildProcess = spawn(process.execPath, flags, { cwd: root, env, stdio: ["ignore", "ignore", "pipe", "ipc"] });
  let said = "";
  child.stderr?.on("data", (text) => (said += text));
  for (let waited = 0; ; waited += 100) {
    if (child.exitCode !== null || waited > 300_000) throw new Error(`the server does not answer:\n${said}`);
    const page = await fetch(`http://127.0.0.1:${port}/recherche`).catch(() => undefined);
    if (page?.ok && !(await page.text()).includes(FILLING)) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return {
    port,
    pid: child.pid ?? 0,
    async look() {
      child.send("look");
      const [look] = (await once(child, "message")) as [Look];
      return look;
    },
    async stop() {
      child.kill("SIGTERM");
      if (child.exitCode === null) await once(child, "exit");
    },
  };
}
