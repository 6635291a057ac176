/**
 * Writes many small records as few: what comes while a write is under way goes with the next one. The returned
 * promise settles once the record is written, so that whoever waits for it knows.
 */
export function recorder<Item>(write: (items: Item[]) => Promise<void>): (item: Item) => Promise<void> {
  let waiting: { item: Item; done: () => void; failed: (error: unknown) => void }[] = [];
  let writing = false;

  return (item) =>
    new Promise((done, failed) => {
      waiting.push({ item, done, failed });
      if (!writing) void writeOut();
    });

  async function writeOut(): Promise<void> {
    writing = true;
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      try {
        await write(batch.map(({ item }) => item));
        for (const { done } of batch) done();
      } catch (error) {
        for (const { failed } of batch) failed(error);
      }
    }
    writing = false;
  }
}
