import { codebook } from "./codebook.ts";
import type { Commit } from "./commit.ts";
import { fnv1a } from "./fnv.ts";
import { findId } from "./id-table.ts";
import type {
  KnownTerm,
  MatchedDocument,
  MatchedTerm,
  Query,
  SearchRequest,
  SearchResult,
  SimilarTerm,
  StoredDocument,
} from "./query.ts";
import { answer } from "./read/answer.ts";
import { compile } from "./read/compile.ts";
import { findTerm, termBytes } from "./read/dictionary.ts";
import { explain } from "./read/explain.ts";
import { LiveSegment } from "./read/live-segment.ts";
import type { Scene } from "./read/scene.ts";
import { Scratch } from "./read/scratch.ts";
import { similarTerms } from "./read/similar-terms.ts";
import { termsFrom } from "./read/terms-from.ts";
import type { IndexSchema } from "./schema.ts";
import { boosted } from "./score.ts";
import { ValueTable } from "./value-table.ts";

/**
 * An index as one thread reads it: commits are applied whole, searches answered at once, each from one state. Payloads and places
 * it gives are views of the index: whoever keeps them copies them.
 */
export class IndexReader {
  private scene: Scene;
  /** By group: the numbers of its values. */
  private readonly groupNumbers: number[][];
  private lastState = "";

  constructor(schema: IndexSchema) {
    const { maskOf, impactOf } = codebook(schema.fields);
    const factors = Float64Array.from({ length: 256 }, (_, boost) => boosted(1, boost, schema.boost));
    const scratch = new Scratch();
    this.scene = {
      schema,
      maskOf,
      impactOf,
      factors,
      segments: [],
      documents: 0,
      values: new ValueTable(),
      groupOf: new Uint16Array(64),
      scratch,
    };
    this.groupNumbers = schema.groups.map(() => []);
  }

  /** What the writer's owner said of the last commit applied. */
  get state(): string {
    return this.lastState;
  }

  /** Documents there are. */
  get size(): number {
    return this.scene.documents;
  }

  /** Takes a commit into account, from the next search on. */
  apply(commit: Commit): void {
    const { values } = this.scene;
    const known = values.size;
    values.append(commit.firstValue, commit.values);
    const groupOf = roomFor(this.scene.groupOf, values.size);
    for (let number = known; number < values.size; number++) {
      const { group } = values.entry(number) ?? { group: 0 };
      groupOf[number] = group;
      this.groupNumbers[group]?.push(number);
    }
    const kept = this.scene.segments.filter(({ segment }) => !commit.dropped.includes(segment.number));
    const segments = [...kept, ...commit.added.map((segment) => new LiveSegment(segment, values, this.scene.scratch))];
    for (const { segment, documents } of commit.deleted)
      segments.find((live) => live.segment.number === segment)?.remove(documents);
    this.scene = { ...this.scene, groupOf, segments, documents: segments.reduce((sum, { size }) => sum + size, 0) };
    this.lastState = commit.state;
  }

  /** Answers a search: whatever is asked, in bounded time, without ever throwing (`QUERY_LIMITS`). */
  search(request: SearchRequest): SearchResult {
    return answer(this.scene, request, this.groupNumbers);
  }

  /** A document by its id. */
  document(id: string): StoredDocument | undefined {
    const bytes = Buffer.from(id.toWellFormed());
    const hash = fnv1a(bytes);
    for (const live of this.scene.segments) {
      const document = findId(live.segment, bytes, hash);
      if (document >= 0 && live.isLive(document)) return live.stored(document);
    }
    return undefined;
  }

  /** How many documents hold a term. */
  frequency(term: string): number {
    const bytes = termBytes(term);
    if (bytes === undefined) return 0;
    return this.scene.segments.reduce((sum, live) => {
      const number = findTerm(live.segment, bytes);
      return number < 0 ? sum : sum + live.liveFrequency(number);
    }, 0);
  }

  /**
   * Terms that a term may be a misspelling of, itself left out: fewest mistakes first (a letter added, missing, other, or swapped
   * with its neighbour), then the most frequent. @param mistakes 0 to 2 (default: 1 from 4 letters, 2 from 8)
   */
  similarTerms(term: string, limit = Number.POSITIVE_INFINITY, mistakes?: number): SimilarTerm[] {
    return similarTerms(this.scene, term, limit, mistakes, (other) => this.frequency(other));
  }

  /** The most frequent terms that begin so. */
  termsFrom(prefix: string, limit: number): KnownTerm[] {
    return termsFrom(this.scene, prefix, limit);
  }

  /**
   * Why documents match a query, one by one: the terms that each has, of those tests that it passes; none when it does not match.
   * Many are told for little more than one: the query is worked out once.
   */
  explain(matches: readonly MatchedDocument[], query: Query): MatchedTerm[][] {
    const { scene } = this;
    const mark = scene.scratch.mark();
    const plan = compile(query, scene);
    const told = matches.map(({ segment, document }) => {
      const at = scene.segments.findIndex((live) => live.segment.number === segment);
      return at < 0 ? [] : explain(scene, plan, at, document);
    });
    scene.scratch.release(mark);
    return told;
  }

  /** The id of a match. */
  idOf({ segment, document }: MatchedDocument): string {
    return this.segmentOf(segment)?.idOf(document) ?? "";
  }

  /** The places of a match: latitude and longitude in turn. */
  placesOf({ segment, document }: MatchedDocument): Float32Array {
    const found = this.segmentOf(segment)?.segment;
    if (found === undefined) return new Float32Array(0);
    return found.places.subarray(2 * (found.placeStart[document] as number), 2 * (found.placeStart[document + 1] as number));
  }

  private segmentOf(number: number): LiveSegment | undefined {
    return this.scene.segments.find(({ segment }) => segment.number === number);
  }
}

function roomFor(numbers: Uint16Array, wanted: number): Uint16Array {
  if (numbers.length >= wanted) return numbers;
  const larger = new Uint16Array(wanted * 2);
  larger.set(numbers);
  return larger;
}
