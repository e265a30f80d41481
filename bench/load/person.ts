import { Agent, request } from "node:http";

/** What one request took, in milliseconds of wall time, and how it was answered. */
export type Sample = { what: string; status: number; ms: number };

type Answer = { status: number; location: string | undefined; body: string };

type Form = { action: string; values: [string, string][]; names: Set<string> };

const plain = (text: string): string =>
  text
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
const attribute = (tag: string, name: string): string | undefined => {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  return found === undefined ? undefined : plain(found);
};

/** The first form of the main part of a page, with what it would send as it stands. */
function mainForm(page: string, path: string): Form {
  const main = page.slice(page.indexOf("<main"));
  const form = /<form\b[^>]*method="post"[^>]*>[\s\S]*?<\/form>/.exec(main)?.[0];
  if (!form) throw new Error(`${path}: no form in the page`);
  const values: [string, string][] = [];
  const names = new Set<string>();
  for (const [tag, , inside = ""] of form.matchAll(/<(input|textarea|select)\b[^>]*>(?:([^<]*)<\/textarea>)?/g)) {
    const name = attribute(tag, "name");
    if (!name) continue;
    names.add(name);
    const type = attribute(tag, "type") ?? "text";
    if (/^(radio|checkbox)$/.test(type) && !/\schecked\b/.test(tag)) continue;
    if (!/^(submit|file|button)$/.test(type)) values.push([name, attribute(tag, "value") ?? plain(inside)]);
  }
  return { action: attribute(/<form\b[^>]*>/.exec(form)?.[0] ?? "", "action") || path, values, names };
}

/**
 * Somebody at a browser without script, on an address of their own (the loopback range has many): pages, forms, redirects.
 * @param tell hears of each answer.
 */
export function person(url: string, address: string, tell: (sample: Sample) => void) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1, localAddress: address });
  const { hostname, port } = new URL(url);

  const send = (method: string, path: string, body?: string): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const start = performance.now();
      const headers = {
        "user-agent": "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0",
        ...(body === undefined
          ? {}
          : { "content-type": "application/x-www-form-urlencoded", "content-length": Buffer.byteLength(body) }),
      };
      const asked = request({ hostname, port, path, method, agent, headers }, (response) => {
        const parts: Buffer[] = [];
        response.on("data", (part: Buffer) => parts.push(part));
        response.on("end", () => {
          const status = response.statusCode ?? 0;
          tell({ what: `${method} ${path.split(/[/?]/)[1]}`, status, ms: performance.now() - start });
          resolve({ status, location: response.headers.location, body: Buffer.concat(parts).toString() });
        });
      });
      asked.on("error", reject);
      asked.end(body);
    });

  return {
    get: (path: string) => send("GET", path),
    close: () => agent.destroy(),
    /** Fills the form of the page at `path` with those of `answers` that it asks for, sends it, and returns where it led. */
    async fill(path: string, answers: Readonly<Record<string, string>>): Promise<string> {
      const page = await send("GET", path);
      if (page.status !== 200) throw new Error(`${path}: ${page.status}`);
      const form = mainForm(page.body, path);
      const body = new URLSearchParams(form.values);
      for (const [name, value] of Object.entries(answers)) if (form.names.has(name)) body.set(name, value);
      const answer = await send("POST", form.action, body.toString());
      if (answer.status !== 303 && answer.status !== 200) {
        const why = /<main[\s\S]*?<\/main>/
          .exec(answer.body)?.[0]
          .replace(/<[^>]+>/g, " ")
          .replace(/\s+/g, " ")
          .slice(0, 300);
        throw new Error(`${form.action}: ${answer.status} ${why}`);
      }
      return answer.location ? new URL(answer.location, url).pathname : path;
    },
  };
}
