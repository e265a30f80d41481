import type { Commit } from "../../engine/index/index.ts";
import type { Progress } from "./feeder.ts";

/** What an indexer tells whoever reads its index, in this thread or in another. */
export type IndexerEvent =
  /** What changed in the index; the first one tells all of it. */
  | { kind: "commit"; commit: Commit }
  /** While a catalogue is being read for the first time; none: it is over. */
  | { kind: "progress"; progress: Progress | undefined }
  /** What its file holds is there: what was kept when it was last saved, or nothing yet. */
  | { kind: "opened" }
  /** Everything has been applied for the first time. */
  | { kind: "caughtUp" }
  /** Something for whoever started the server, in French. */
  | { kind: "say"; line: string };

/** What the thread of an indexer is told: to save and end. */
export type IndexerOrder = "stop";
