import { readdirSync } from "node:fs";

/** `npm run bench` lists the benchmarks; `npm run bench -- harvest` runs one. Figures are CPU time: machines are noisy. */
const folder = new URL("./", import.meta.url);
const names = readdirSync(folder)
  .filter((file) => file.endsWith(".ts") && file !== "main.ts")
  .map((file) => file.slice(0, -3));
const [wanted] = process.argv.slice(2);

if (wanted && names.includes(wanted)) {
  await import(new URL(`${wanted}.ts`, folder).href);
} else {
  if (wanted) console.error(`No benchmark is named "${wanted}".`);
  console.log(`Benchmarks: ${names.join(", ")}\nRun one: npm run bench -- ${names[0] ?? "harvest"}`);
  process.exitCode = wanted ? 2 : 0;
}
