import { addDaysBerlin, berlinInstant, berlinParts, parseLocal, toLocal } from "~/domain/berlin-time";
import { type FormValues, shiftField, shiftFieldOf, shiftIndices, typed } from "~/domain/forms/form-values";

/** One row of the form as typed: local date-times, a number, "on" or "". */
export type ShiftRow = {
  index: number;
  id: string;
  start: string;
  end: string;
  places: string;
  flexible: boolean;
};

export function shiftRows(values: FormValues): ShiftRow[] {
  return shiftIndices(Object.keys(values)).map((index) => ({
    index,
    id: typed(values, shiftField(index, "id")),
    start: typed(values, shiftField(index, "start")),
    end: typed(values, shiftField(index, "end")),
    places: typed(values, shiftField(index, "places")),
    flexible: typed(values, shiftField(index, "flexible")) !== "",
  }));
}

/** What a new need begins with: the coming Saturday (never today), 14–18 Uhr, three people. */
export function firstShift(now: Date): Omit<ShiftRow, "index"> {
  const { weekday } = berlinParts(now);
  const saturday = addDaysBerlin(now, ((5 - weekday + 6) % 7) + 1);
  const { year, month, day } = berlinParts(saturday);
  const at = (hour: number) => toLocal(berlinInstant({ year, month, day, hour, minute: 0 }));
  return { id: "", start: at(14), end: at(18), places: "3", flexible: false };
}

/** A copied need's dates at the same hours, as many whole weeks later as it takes for the first to be ahead. */
export function copiedShifts<Shift extends { start: Date; end: Date }>(
  shifts: readonly Shift[],
  now: Date,
): (Omit<Shift, "id"> & { id: null; start: Date; end: Date })[] {
  const first = Math.min(...shifts.map(({ start }) => start.getTime()));
  const weeks = Number.isFinite(first) ? Math.max(0, Math.ceil((now.getTime() - first) / weekMs)) : 0;
  const moved = (date: Date) => addDaysBerlin(date, 7 * weeks);
  return shifts.map((shift) => ({ ...shift, id: null, start: moved(shift.start), end: moved(shift.end) }));
}

const weekMs = 7 * 86_400_000;

/** The next shift begins where the last one ends and takes as long: "14–16 Uhr", "16–18 Uhr". */
export function nextShift(rows: readonly ShiftRow[]): ShiftRow {
  const last = rows.at(-1);
  const index = (last?.index ?? -1) + 1;
  const [start, end] = [parseLocal(last?.start ?? ""), parseLocal(last?.end ?? "")];
  const places = last?.places || "1";
  if (!start || !end || end <= start) return { index, id: "", start: "", end: "", places, flexible: false };
  const length = end.getTime() - start.getTime();
  const until = toLocal(new Date(end.getTime() + length));
  return { index, id: "", start: toLocal(end), end: until, places, flexible: last?.flexible ?? false };
}

/** The end that keeps a shift's length when its beginning moves. */
export function movedEnd(before: string, after: string, end: string): string {
  const [from, to, until] = [parseLocal(before), parseLocal(after), parseLocal(end)];
  if (!from || !to || !until || until <= from) return end;
  return toLocal(new Date(until.getTime() + to.getTime() - from.getTime()));
}

export function withShift(values: FormValues, { index, ...row }: ShiftRow): FormValues {
  return {
    ...values,
    [shiftField(index, "id")]: row.id,
    [shiftField(index, "start")]: row.start,
    [shiftField(index, "end")]: row.end,
    [shiftField(index, "places")]: row.places,
    [shiftField(index, "flexible")]: row.flexible ? "on" : "",
  };
}

export function withoutShift(values: FormValues, index: number): FormValues {
  return Object.fromEntries(Object.entries(values).filter(([name]) => shiftFieldOf(name)?.index !== index));
}
