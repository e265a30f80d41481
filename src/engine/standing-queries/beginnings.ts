type Node<T> = { value?: T; next: Map<number, Node<T>> };

/** Values by beginning of a word: finds all beginnings that a word has, in one walk. */
export class Beginnings<T> {
  private readonly root: Node<T> = { next: new Map() };

  get(beginning: string): T | undefined {
    let node: Node<T> | undefined = this.root;
    for (let i = 0; node && i < beginning.length; i++) node = node.next.get(beginning.charCodeAt(i));
    return node?.value;
  }

  set(beginning: string, value: T): void {
    let node = this.root;
    for (let i = 0; i < beginning.length; i++) {
      const letter = beginning.charCodeAt(i);
      let next = node.next.get(letter);
      if (!next) {
        next = { next: new Map() };
        node.next.set(letter, next);
      }
      node = next;
    }
    node.value = value;
  }

  delete(beginning: string): void {
    const path = [this.root];
    for (let i = 0; i < beginning.length; i++) {
      const next = path[i]?.next.get(beginning.charCodeAt(i));
      if (!next) return;
      path.push(next);
    }
    delete path[beginning.length]?.value;
    for (let i = beginning.length; i > 0; i--) {
      const node = path[i];
      if (!node || node.value !== undefined || node.next.size > 0) return;
      path[i - 1]?.next.delete(beginning.charCodeAt(i - 1));
    }
  }

  /** Values of all beginnings of a word, the shortest first. */
  *of(word: string): Generator<T> {
    let node: Node<T> | undefined = this.root;
    for (let i = 0; node; i++) {
      if (node.value !== undefined) yield node.value;
      node = i < word.length ? node.next.get(word.charCodeAt(i)) : undefined;
    }
  }
}
