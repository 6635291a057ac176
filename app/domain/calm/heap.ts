/** Keeps the `size` first by `before` of all that were offered: memory does not grow with the stream. */
export function boundedHeap<T>(size: number, before: (a: T, b: T) => boolean) {
  // A binary heap with the last kept one on top, ready to make room.
  const kept: T[] = [];
  const after = (i: number, j: number) => before(kept[j] as T, kept[i] as T);

  function offer(item: T): void {
    if (kept.length < size) {
      kept.push(item);
      rise(kept.length - 1);
    } else if (size > 0 && before(item, kept[0] as T)) {
      kept[0] = item;
      sink(0);
    }
  }

  function rise(from: number): void {
    for (let at = from; at > 0; ) {
      const parent = (at - 1) >> 1;
      if (!after(at, parent)) return;
      swap(at, parent);
      at = parent;
    }
  }

  function sink(from: number): void {
    for (let at = from; ; ) {
      let last = at;
      for (const child of [2 * at + 1, 2 * at + 2])
        if (child < kept.length && after(child, last)) last = child;
      if (last === at) return;
      swap(at, last);
      at = last;
    }
  }

  function swap(i: number, j: number): void {
    [kept[i], kept[j]] = [kept[j] as T, kept[i] as T];
  }

  return {
    offer,
    /** The one that the next better one pushes out; null while there is room. */
    last: (): T | null => (kept.length < size ? null : (kept[0] ?? null)),
    sorted: (): T[] => [...kept].sort((a, b) => (before(a, b) ? -1 : before(b, a) ? 1 : 0)),
  };
}
