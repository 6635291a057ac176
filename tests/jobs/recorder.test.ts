import { expect, test } from "vitest";
import { recorder } from "~/jobs/recorder";

/** A store whose writes end when the test says so. */
function store() {
  const writes: { items: string[]; end: (error?: Error) => void }[] = [];
  const record = recorder<string>(
    (items) =>
      new Promise((resolve, reject) => {
        writes.push({ items, end: (error) => (error ? reject(error) : resolve()) });
      }),
  );
  return { writes, record };
}

test("what comes while one write is under way goes with the next, whole", async () => {
  const { writes, record } = store();
  const recorded = ["a", "b", "c"].map(record);
  expect(writes.map(({ items }) => items)).toEqual([["a"]]);
  writes[0]?.end();
  await recorded[0];
  expect(writes.map(({ items }) => items)).toEqual([["a"], ["b", "c"]]);
  writes[1]?.end();
  await Promise.all(recorded);
});

test("a write that fails tells those it was to record, and nobody else", async () => {
  const { writes, record } = store();
  const [first, second] = [record("a"), record("b")];
  writes[0]?.end(new Error("no disk"));
  await expect(first).rejects.toThrow("no disk");
  writes[1]?.end();
  await expect(second).resolves.toBeUndefined();
  const third = record("c");
  expect(writes.map(({ items }) => items)).toEqual([["a"], ["b"], ["c"]]);
  writes[2]?.end();
  await third;
});
