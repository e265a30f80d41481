/** What is read of an activity. */
type Thing = { id: string; type: string | string[]; [key: string]: unknown };
type Activity = { id: string; type: string; endTime: string; object: Thing; target?: Thing; origin?: Thing };
type Page = { orderedItems: Activity[]; prev?: Thing };

type Read = (address: string) => Promise<unknown>;

/**
 * A reader that knows nothing of Essaim: IIIF Change Discovery 1.0, 3.5 (walk backwards from the last page, the newest word about
 * each thing is the one that counts, stop before what was read last time). It keeps what it is told, and former names.
 */
export function follower(feed: string, read: Read) {
  /** By id, the objects as the feed gave them. */
  const things = new Map<string, Thing>();
  /** Former id to the id that holds it now. */
  const moved = new Map<string, string>();
  let lastCrawl = "";
  let asked = 0;

  const get = async (address: string): Promise<unknown> => {
    asked++;
    return read(address);
  };

  async function include(thing: Thing): Promise<void> {
    moved.delete(thing.id);
    things.set(thing.id, "name" in thing ? thing : ((await get(`${thing.id}.jsonld`)) as Thing));
  }

  async function take({ type, object, target }: Activity): Promise<void> {
    if (type === "Create" || type === "Update") return include(object);
    if (!["Delete", "Remove", "Move"].includes(type)) return;
    things.delete(object.id);
    moved.delete(object.id);
    if (type === "Move" && target) moved.set(object.id, target.id);
  }

  async function poll(): Promise<void> {
    const { last } = (await get(feed)) as { last: Thing };
    const processed = new Set<string>();
    let newest = "";
    for (let next: Thing | undefined = last; next; ) {
      const page = (await get(next.id)) as Page;
      for (const activity of page.orderedItems.toReversed()) {
        if (activity.endTime > newest) newest = activity.endTime;
        if (activity.endTime < lastCrawl) {
          lastCrawl = newest;
          return;
        }
        if (processed.has(activity.object.id)) continue;
        await take(activity);
        processed.add(activity.object.id);
      }
      next = page.prev;
    }
    lastCrawl = newest;
  }

  /** The present name of a thing, whatever it was called. */
  function present(id: string): string {
    let name = id;
    for (let step = 0; step < 100; step++) {
      const to = moved.get(name);
      if (to === undefined) return name;
      name = to;
    }
    throw new Error(`${id} goes round in circles`);
  }

  return { things, present, poll, requests: () => asked };
}
