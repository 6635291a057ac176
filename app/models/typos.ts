/** `whole`: typos that make `typed` of the name; `begun`: of the name's best beginning. Above `most` both are Infinity. */
export type Typos = { whole: number; begun: number };

const longest = 48;
let [before, last, current] = [0, 1, 2].map(() => new Uint8Array(longest + 2)) as [Row, Row, Row];
type Row = Uint8Array<ArrayBuffer>;

/**
 * Letters left out, added, changed or swapped with their neighbour (optimal string alignment), at most `most`. One
 * table for all beginnings of the name: its last row holds the distance to each of them.
 */
export function typos(typed: string, name: string, most: number): Typos {
  const rows = Math.min(typed.length, longest);
  const columns = Math.min(name.length, rows + most);
  if (columns < rows - most) return none;
  for (let column = 0; column <= columns; column += 1) last[column] = column;
  for (let row = 1; row <= rows; row += 1) {
    const letter = typed.charCodeAt(row - 1);
    current[0] = row;
    let least = row;
    for (let column = 1; column <= columns; column += 1) {
      const other = name.charCodeAt(column - 1);
      let cost = at(last, column - 1) + (letter === other ? 0 : 1);
      cost = Math.min(cost, at(last, column) + 1, at(current, column - 1) + 1);
      if (
        row > 1 &&
        column > 1 &&
        letter === name.charCodeAt(column - 2) &&
        typed.charCodeAt(row - 2) === other
      )
        cost = Math.min(cost, at(before, column - 2) + 1);
      current[column] = cost;
      if (cost < least) least = cost;
    }
    if (least > most) return none;
    [before, last, current] = [last, current, before];
  }
  let begun = Number.POSITIVE_INFINITY;
  for (let column = 0; column <= columns; column += 1) begun = Math.min(begun, at(last, column));
  const whole = columns === name.length ? at(last, columns) : Number.POSITIVE_INFINITY;
  return { whole: whole > most ? Number.POSITIVE_INFINITY : whole, begun };
}

const none: Typos = { whole: Number.POSITIVE_INFINITY, begun: Number.POSITIVE_INFINITY };

function at(row: Row, column: number): number {
  return row[column] ?? 255;
}
