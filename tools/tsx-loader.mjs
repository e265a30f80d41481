// Node 24 strips the types of .ts by itself but refuses .tsx: this hook compiles those with esbuild.
import { readFileSync } from "node:fs";
import { registerHooks } from "node:module";
import { fileURLToPath } from "node:url";

if (Number(process.versions.node.split(".")[0]) < 24) {
  process.stderr.write("Lancez Essaim par npm (npm start, npm test, npm run essaim) : ces commandes apportent Node 24.\n");
  process.exit(1);
}

// esbuild costs 30 ms to load: only when the first .tsx is met.
let esbuild;

registerHooks({
  load(url, context, next) {
    if (!url.endsWith(".tsx")) return next(url, context);
    esbuild ??= process.getBuiltinModule("module").createRequire(import.meta.url)("esbuild");
    const { code } = esbuild.transformSync(readFileSync(fileURLToPath(url), "utf8"), {
      loader: "tsx",
      jsx: "automatic",
      jsxImportSource: "preact",
      target: "node24",
      sourcemap: "inline",
      sourcefile: fileURLToPath(url),
    });
    return { format: "module", source: code, shortCircuit: true };
  },
});
