/** `[code, index of a place, …]`, ascending by code. */
export type PostcodeRow = [code: string, ...places: number[]];

export type Postcodes = {
  /** Indices of the places of all postcodes that begin so, each with its code; at most `most` codes. */
  beginning(digits: string, most?: number): { code: string; places: number[] }[];
  /** The postcode that is numerically nearest, among those of the same region (its first two digits). */
  nearest(code: string): { code: string; places: number[] } | null;
};

export function postcodes(rows: readonly PostcodeRow[]): Postcodes {
  return {
    beginning(digits, most = 100) {
      const found: { code: string; places: number[] }[] = [];
      for (let at = firstFrom(rows, digits); at < rows.length && found.length < most; at += 1) {
        const [code = "", ...places] = rows[at] ?? [];
        if (!code.startsWith(digits)) break;
        found.push({ code, places });
      }
      return found;
    },
    nearest(code) {
      const at = firstFrom(rows, code);
      const around = [rows[at - 1], rows[at]].filter((row) => row?.[0].slice(0, 2) === code.slice(0, 2));
      const [best] = around.sort((a, b) => gap(a, code) - gap(b, code));
      return best ? { code: best[0], places: best.slice(1) as number[] } : null;
    },
  };
}

function gap(row: PostcodeRow | undefined, code: string): number {
  return Math.abs(Number(row?.[0]) - Number(code));
}

function firstFrom(rows: readonly PostcodeRow[], code: string): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.[0] ?? "") < code) low = middle + 1;
    else high = middle;
  }
  return low;
}
