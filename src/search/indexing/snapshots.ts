import { log } from "../../platform/log.ts";

/** An index is worth saving after so many changes, or so long (milliseconds) after the last time: the file only spares reading the change log again. */
const CHANGES = 2_000;
const PAUSE = 60_000;
/** Saving takes this share of the time at most. */
const SHARE = 1 / 20;

/** Decides when the index is saved; `save` writes its file, and may take seconds while changes go on. */
export class Snapshots {
  readonly #save: () => Promise<void>;
  #pending = 0;
  #last = { ended: performance.now(), took: 0 };
  #saving: Promise<void> | undefined;

  constructor(save: () => Promise<void>) {
    this.#save = save;
  }

  /** Told at each look at the change log how many changes were applied. */
  settled(applied: number): void {
    this.#pending += applied;
    const rest = performance.now() - this.#last.ended;
    const enough = this.#pending >= CHANGES || (this.#pending > 0 && rest >= PAUSE);
    if (enough && rest >= this.#last.took / SHARE && !this.#saving) this.#start();
  }

  #start(): void {
    const pending = this.#pending;
    const began = performance.now();
    this.#pending = 0;
    this.#saving = this.#save()
      .catch((error: unknown) => {
        this.#pending += pending;
        log.warn("the search index could not be saved; it will be built again at the next start", { error });
      })
      .finally(() => {
        this.#saving = undefined;
        this.#last = { ended: performance.now(), took: performance.now() - began };
      });
  }

  /** Saves what was not saved yet. */
  async finish(): Promise<void> {
    await this.#saving;
    if (this.#pending > 0) this.#start();
    await this.#saving;
  }
}
