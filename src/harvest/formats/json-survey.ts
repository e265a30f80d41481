import { EACH, type RecordsPath } from "./json-path.ts";
import { stringEnd } from "./json-tolerant.ts";

/** What a container of the document holds, counted over a sample. */
type Container = {
  list: boolean;
  keys: RecordsPath["keys"] | undefined;
  start: number;
  objects: number;
  lists: number;
  others: number;
  /** First keys of its objects, to tell a map of records from an object with sections. */
  firstKeys: Map<string, number>;
};

type Candidate = { path: RecordsPath; length: number };

/** Levels at which the list of records is looked for. */
const MAX_LEVELS = 6;

/**
 * The list of records of a document, from its beginning: the features of the layers of a map; else the list of objects that takes the most room, outside other lists;
 * failing that, an object whose members are objects of one shape; failing that, a list of lists (a table).
 */
export function findRecords(sample: string): RecordsPath | undefined {
  const survey = new Survey(sample);
  survey.run();
  const lists = longest(survey.lists);
  if (survey.layers !== undefined) return survey.layers;
  const maps = longest(survey.maps);
  if (lists !== undefined && (maps === undefined || lists.length * 2 >= maps.length)) return lists.path;
  return maps?.path ?? longest(survey.tables)?.path;
}

function longest(candidates: Candidate[]): Candidate | undefined {
  return candidates.reduce<Candidate | undefined>(
    (best, one) => (best === undefined || one.length > best.length ? one : best),
    undefined,
  );
}

class Survey {
  readonly lists: Candidate[] = [];
  readonly maps: Candidate[] = [];
  readonly tables: Candidate[] = [];
  /** Features inside the layers of a map (uMap), when that is where most objects are. */
  layers: RecordsPath | undefined;
  private readonly stack: Container[] = [];
  private key = "";
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  run(): void {
    const { text } = this;
    const mark = /["[\]{}]|-?\d[\d.eE+-]*|[a-zA-Z]+/g;
    for (let found = mark.exec(text); found !== null; found = mark.exec(text)) {
      const [word] = found;
      if (word === "{" || word === "[") this.open(word === "[", found.index);
      else if (word === "}" || word === "]") this.close(mark.lastIndex);
      else if (word !== '"') this.count("others");
      else {
        const end = stringEnd(text, found.index);
        if (end < 0) break;
        if (/^\s*:/.test(text.slice(end, end + 50))) this.meet(text.slice(found.index + 1, end - 1));
        else this.count("others");
        mark.lastIndex = end;
      }
    }
    while (this.stack.length > 0) this.close(text.length);
  }

  private open(list: boolean, start: number): void {
    const parent = this.stack.at(-1);
    this.count(list ? "lists" : "objects");
    const insideList = parent?.list === true || (parent !== undefined && parent.keys === undefined);
    const keys =
      parent === undefined ? [] : insideList || this.stack.length > MAX_LEVELS ? undefined : [...(parent.keys ?? []), this.key];
    if (list && this.key === "features" && parent?.list === false && parent.keys === undefined) this.meetLayer();
    this.stack.push({ list, keys, start, objects: 0, lists: 0, others: 0, firstKeys: new Map() });
  }

  /** A list named "features" in an object that is an item of a list. */
  private meetLayer(): void {
    const holder = this.stack.at(-2);
    if (holder?.list === true && holder.keys !== undefined)
      this.layers ??= { keys: [...holder.keys, EACH, "features"], members: false };
  }

  private close(end: number): void {
    const container = this.stack.pop();
    if (container?.keys === undefined) return;
    const { keys, list, objects, lists, others } = container;
    const length = end - container.start;
    if (list && objects > 0) this.lists.push({ path: { keys, members: false }, length });
    else if (list && lists > 1 && others === 0) this.tables.push({ path: { keys, members: false }, length });
    else if (!list && objects >= 3 && lists + others === 0 && Math.max(...container.firstKeys.values()) >= objects * 0.8) {
      this.maps.push({ path: { keys, members: true }, length });
    }
  }

  private meet(key: string): void {
    this.key = key;
    const container = this.stack.at(-1);
    const parent = this.stack.at(-2);
    // The first key of an object, told to the container that holds it.
    if (container === undefined || parent === undefined || container.list) return;
    if (container.objects + container.lists + container.others > 0 || parent.keys === undefined || parent.firstKeys.size > 50)
      return;
    parent.firstKeys.set(key, (parent.firstKeys.get(key) ?? 0) + 1);
  }

  private count(what: "objects" | "lists" | "others"): void {
    const container = this.stack.at(-1);
    if (container !== undefined) container[what]++;
  }
}
