import fc from "fast-check";
import { expect, test } from "vitest";
import { boundedHeap } from "~/domain/calm/heap";

const before = (a: number, b: number) => a < b;

test("keeps the first of all that were offered, in whatever order they come", () => {
  fc.assert(
    fc.property(fc.array(fc.integer(), { maxLength: 60 }), fc.nat(40), (offered, size) => {
      const heap = boundedHeap<number>(size, before);
      for (const one of offered) heap.offer(one);
      const first = offered.toSorted((a, b) => a - b).slice(0, size);
      expect(heap.sorted()).toEqual(first);
      expect(heap.last()).toBe(first.length === size ? (first.at(-1) ?? null) : null);
    }),
    { numRuns: 500 },
  );
});
