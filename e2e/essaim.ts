import { Writable } from "node:stream";
import { runCommand } from "../src/app/cli.ts";

/** What a command printed, and its exit code. `told` and `err` have plain spaces where French typography has others. */
export type Outcome = { code: number; out: string; told: string; err: string };

type Gathered = { stream: Writable; text(): string };

function gather(): Gathered {
  let text = "";
  const stream = new Writable({
    decodeStrings: false,
    write: (chunk, _encoding, done) => {
      text += String(chunk);
      done();
    },
  });
  return { stream, text: () => text };
}

/** Runs `essaim <argv>` in this process, on the instance that `env` describes: as the command line does, without its start. */
export async function essaim(env: Record<string, string>, ...argv: string[]): Promise<Outcome> {
  const [out, err] = [gather(), gather()];
  const code = await runCommand(argv, env, { stdout: out.stream, stderr: err.stream, signal: new AbortController().signal });
  const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");
  return { code, out: out.text(), told: plain(out.text()), err: plain(err.text()) };
}
