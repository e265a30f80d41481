import type { MatchedTerm } from "../query.ts";
import { termText } from "./dictionary.ts";
import { Evaluator } from "./evaluator.ts";
import type { Plan } from "./plan.ts";
import { locate } from "./postings.ts";
import type { Scene } from "./scene.ts";

/** The terms by which a document matches a plan, in the order of the query, each once. @param at its segment's place in the scene */
export function explain(scene: Scene, plan: Plan, at: number, document: number): MatchedTerm[] {
  const found = new Map<string, number>();
  const mark = scene.scratch.mark();
  new Explanation(scene, at, document, found).of(plan);
  scene.scratch.release(mark);
  return Array.from(found, ([term, fields]) => ({ term, fields }));
}

class Explanation {
  private readonly evaluator: Evaluator;
  private readonly maskOf: Uint8Array;
  private readonly at: number;
  private readonly document: Int32Array;
  private readonly answer = new Int32Array(2);
  private readonly found: Map<string, number>;

  constructor(scene: Scene, at: number, document: number, found: Map<string, number>) {
    this.evaluator = new Evaluator(scene, at);
    this.maskOf = scene.maskOf;
    this.at = at;
    this.document = Int32Array.of(document);
    this.found = found;
  }

  /** Only what matches tells anything: of a test that the document fails as a whole, no part does. */
  of(plan: Plan): void {
    this.evaluator.probe(plan, this.document, 1, this.answer);
    if ((this.answer[0] as number) < 0) return;
    switch (plan.kind) {
      case "term":
        this.add(plan.numbers[this.at] as number, plan.term.toWellFormed());
        return;
      case "phrase":
        for (const { numbers, term } of plan.terms) this.add(numbers[this.at] as number, term.toWellFormed());
        return;
      case "prefix": {
        const { from, to } = plan.ranges[this.at] as (typeof plan.ranges)[number];
        for (let number = from; number < to; number++) this.add(number, undefined, plan.fields);
        return;
      }
      case "every":
      case "any":
      case "most":
        for (const part of plan.of) this.of(part);
    }
  }

  /** Adds a term, if the document has it in one of these fields. @param term its text, when it is known */
  private add(number: number, term?: string, fields = 15): void {
    const { segment } = this.evaluator.live;
    locate(segment, number, this.document, 1, this.answer, this.evaluator.scene.scratch);
    const place = this.answer[0] as number;
    if (place < 0) return;
    const mask = this.maskOf[segment.codes[(segment.codeStart[number] as number) + place] as number] as number;
    if ((mask & fields) === 0) return;
    this.found.set(term ?? termText(segment, number), mask);
  }
}
