import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const LOADER = ["--import", "./tools/tsx-loader.mjs", "--disable-warning=ExperimentalWarning"];

/** A whole instance in a process of its own, on an empty folder: what a newcomer gets from `npm start`. */
export type RunningInstance = {
  url: string;
  folder: string;
  /** What it has written to its terminal so far. */
  output(): string;
  /** Runs `essaim <args>` on the same folder; returns what it printed. */
  command(...args: string[]): Promise<string>;
  /** Mails written so far, oldest first. */
  mails(): Promise<string[]>;
  /** The newest mail to an address that says `words`, once the worker has written one: lines are whole. */
  letterTo(address: string, words?: RegExp): Promise<string>;
  stop(): Promise<void>;
};

/** A port that was free a moment ago, as the kernel gives it. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address ? address.port : 0;
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).status < 500;
  } catch {
    return false;
  }
}

/** Resolves when the instance serves its home page; rejects with its output when it stops or takes longer than a minute and a half. */
async function ready(process: ChildProcess, url: string, output: () => string): Promise<void> {
  for (let waited = 0; waited < 90_000; waited += 200) {
    if (process.exitCode !== null) throw new Error(`The instance stopped (${process.exitCode}):\n${output()}`);
    if (await answers(url)) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`The instance does not answer:\n${output()}`);
}

export async function startInstance(settings: Record<string, string> = {}): Promise<RunningInstance> {
  const folder = await mkdtemp(join(tmpdir(), "essaim-e2e-"));
  const port = await freePort();
  const own = {
    PORT: String(port),
    ESSAIM_DATA: folder,
    ESSAIM_URL: `http://localhost:${port}`,
    ESSAIM_SECOND_FACTOR: "optional",
  };
  const env = { ...process.env, ...own, ...settings };
  // One database for the instance, whatever the tests of stores use.
  delete (env as Record<string, string | undefined>).DATABASE_URL;
  let written = "";
  const child = spawn(process.execPath, [...LOADER, "src/main.ts"], { cwd: root, env, stdio: ["ignore", "pipe", "pipe"] });
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (written += chunk));
  let stopping = false;
  child.once("exit", (code) => {
    if (!stopping) process.stderr.write(`The instance stopped by itself (${code}):\n${written}\n`);
  });
  const stop = async () => {
    stopping = true;
    if (child.exitCode === null) {
      child.kill("SIGTERM");
      await new Promise((resolve) => child.once("exit", resolve));
    }
    await rm(folder, { recursive: true, force: true });
  };
  const url = `http://localhost:${port}`;
  try {
    await ready(child, url, () => written);
  } catch (error) {
    child.kill("SIGKILL");
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
  return {
    url,
    folder,
    output: () => written,
    command: (...args) => runCommand(env, args),
    mails: () => readMails(folder),
    letterTo: (address, words) => waitForLetter(folder, address, words),
    stop,
  };
}

async function runCommand(env: NodeJS.ProcessEnv, args: string[]): Promise<string> {
  const child = spawn(process.execPath, [...LOADER, "src/cli.ts", ...args], { cwd: root, env });
  let written = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (written += chunk));
  const code = await new Promise((resolve) => child.once("close", resolve));
  if (code !== 0) throw new Error(`essaim ${args.join(" ")} ended with ${code}:\n${written}`);
  return written;
}

async function readMails(folder: string): Promise<string[]> {
  const names = await readdir(join(folder, "mail")).catch(() => []);
  // What is still being written has another name.
  const whole = names.filter((name) => name.endsWith(".eml")).sort();
  return Promise.all(whole.map((name) => readFile(join(folder, "mail", name), "utf8")));
}

/** Letters leave from a job: a moment after the page that caused them. */
async function waitForLetter(folder: string, address: string, words = /./): Promise<string> {
  for (let waited = 0; waited < 30_000; waited += 200) {
    const mails = (await readMails(folder)).map((mail) => mail.replaceAll("=\r\n", "").replaceAll("=3D", "="));
    const found = mails.findLast((mail) => mail.includes(`To: ${address}`) && words.test(mail));
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`no mail to ${address} came`);
}
