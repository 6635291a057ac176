type Act = () => Promise<void>;

/** What will happen when, by the virtual clock. */
export function agenda() {
  const entries: { at: number; act: Act }[] = [];

  /** Behind everything of the same instant. */
  function add(at: Date, act: Act): void {
    let low = 0;
    let high = entries.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((entries[middle]?.at ?? 0) > at.getTime()) low = middle + 1;
      else high = middle;
    }
    entries.splice(low, 0, { at: at.getTime(), act });
  }

  return {
    add,
    /** null: nothing more */
    next: (): Date | null => {
      const last = entries.at(-1);
      return last ? new Date(last.at) : null;
    },
    async run(now: Date): Promise<void> {
      for (;;) {
        const last = entries.at(-1);
        if (!last || last.at > now.getTime()) return;
        entries.pop();
        await last.act();
      }
    },
  };
}
