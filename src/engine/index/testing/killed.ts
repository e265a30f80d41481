import { writeSnapshot } from "../snapshot/write-snapshot.ts";
import { IndexWriter } from "../write/writer.ts";
import { SCHEMA } from "./documents.ts";

/** A process that saves larger and larger indexes until it is killed: `killed.ts <file>`. Says the state of each once it is saved. */
const [path = ""] = process.argv.slice(2);
const writer = new IndexWriter(SCHEMA);
const payload = new Uint8Array(2_000).fill(7);
const common = {
  fields: [{ terms: ["word"], positions: [0] }],
  values: [["v"]],
  numbers: [],
  places: [],
  rank: 0,
  boost: 0,
  payload,
};
for (let state = 1; ; state++) {
  writer.put(Array.from({ length: 500 }, (_, i) => ({ ...common, id: `${state}-${i}` })));
  writer.commit(String(state));
  await writeSnapshot(path, writer.saved(), "test");
  process.stdout.write(`${state}\n`);
}
