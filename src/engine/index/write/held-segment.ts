import type { Segment } from "../segment.ts";

/** A segment in its writer's hands: which of its documents are dead, and what readers know of it. */
export class HeldSegment {
  readonly segment: Segment;
  /** A bit for each document. */
  readonly dead: Uint32Array;
  deadCount = 0;
  /** Whether a commit has told readers of it. */
  isTold = false;
  private untold: number[] = [];

  constructor(segment: Segment, dead = new Uint32Array((segment.documents + 31) >>> 5)) {
    this.segment = segment;
    this.dead = dead;
    for (let document = 0; document < segment.documents; document++) {
      if (!this.isDead(document)) continue;
      this.deadCount++;
      this.untold.push(document);
    }
  }

  get living(): number {
    return this.segment.documents - this.deadCount;
  }

  /** Whether there is something that readers do not know. */
  get isNews(): boolean {
    return !this.isTold || this.untold.length > 0;
  }

  isDead(document: number): boolean {
    return (((this.dead[document >>> 5] as number) >>> (document & 31)) & 1) === 1;
  }

  kill(document: number): void {
    if (this.isDead(document)) return;
    this.dead[document >>> 5] = (this.dead[document >>> 5] as number) | (1 << (document & 31));
    this.deadCount++;
    this.untold.push(document);
  }

  /** Documents that died since it was last asked, increasing. */
  tell(): Uint32Array {
    const documents = Uint32Array.from(this.untold).sort();
    this.untold = [];
    this.isTold = true;
    return documents;
  }
}
