/** The `wanted` best of `items`, best first. `better` is a total order. Keeps a heap whose root is the worst kept. */
export function top(items: Iterable<number>, wanted: number, better: (a: number, b: number) => boolean): number[] {
  const heap: number[] = [];
  if (wanted <= 0) return heap;
  for (const item of items) {
    if (heap.length < wanted) rise(heap, item, better);
    else if (better(item, heap[0] ?? 0)) sink(heap, item, better);
  }
  return heap.sort((a, b) => (better(a, b) ? -1 : better(b, a) ? 1 : 0));
}

function rise(heap: number[], item: number, better: (a: number, b: number) => boolean): void {
  let at = heap.push(item) - 1;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    const above = heap[parent] ?? 0;
    if (!better(above, item)) break;
    heap[at] = above;
    at = parent;
  }
  heap[at] = item;
}

function sink(heap: number[], item: number, better: (a: number, b: number) => boolean): void {
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && better(heap[child] ?? 0, heap[child + 1] ?? 0)) child += 1;
    if (!better(item, heap[child] ?? 0)) break;
    heap[at] = heap[child] ?? 0;
    at = child;
  }
  heap[at] = item;
}
