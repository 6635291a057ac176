import { addDaysBerlin } from "../berlin-time";
import { readFields, required } from "./field";
import { checkbox, localTime, wholeNumber } from "./fields";
import { type FormErrors, shiftField, shiftIndices } from "./form-values";
import type { Sent } from "./sent";

export type ShiftInput = {
  /** of the stored shift this row changes, null for a new one */
  id: string | null;
  start: Date;
  end: Date;
  places: number;
  flexible: boolean;
};

export type StoredShift = { id: string; start: Date; end: Date };

const maxShifts = 20;
const maxDays = { fixed: 14, flexible: 92 };

const columns = ["id", "start", "end", "places", "flexible"] as const;
const rowShape = {
  start: required(localTime()),
  end: required(localTime()),
  places: wholeNumber(1, 500),
  flexible: checkbox(),
};

/**
 * The rows `shifts[i].start/end/places/flexible`; a row without start and end is empty and ignored. `now` is
 * null where the past is allowed (drafts).
 */
export function readShifts(
  sent: Sent,
  stored: readonly StoredShift[],
  now: Date | null,
): { shifts: ShiftInput[]; errors: FormErrors } {
  const shifts: ShiftInput[] = [];
  const errors: FormErrors = {};
  const free = new Map(stored.map((shift) => [shift.id, shift]));
  const filled = shiftIndices(sent.keys()).filter((index) => !isBlank(sent, index));
  const excess = filled[maxShifts];
  if (excess !== undefined) errors[shiftField(excess, "start")] = "too-many";

  for (const index of filled.slice(0, maxShifts)) {
    const { fields, errors: rowErrors } = readFields(rowOf(sent, index), rowShape);
    for (const column of columns) {
      const error = rowErrors[column];
      if (error) errors[shiftField(index, column)] = error;
    }
    const { start, end, flexible = false } = fields;
    if (!start || !end) continue;
    // Only this need's own shifts, each once: an id from elsewhere makes a new shift.
    const known = free.get(sent.get(shiftField(index, "id"))?.[0] ?? "");
    if (known) free.delete(known.id);
    const untouched = known?.start.getTime() === start.getTime() && known.end.getTime() === end.getTime();
    if (end <= start) errors[shiftField(index, "end")] = "end-before-start";
    else if (end > addDaysBerlin(start, flexible ? maxDays.flexible : maxDays.fixed)) {
      errors[shiftField(index, "end")] = "shift-too-long";
    } else if (now && end <= now && !untouched) errors[shiftField(index, "start")] = "past";
    shifts.push({ id: known?.id ?? null, start, end, places: fields.places ?? 1, flexible });
  }
  return { shifts, errors };
}

function isBlank(sent: Sent, index: number): boolean {
  const times = [sent.get(shiftField(index, "start")), sent.get(shiftField(index, "end"))];
  return times.flatMap((texts) => texts ?? []).every((text) => text.trim() === "");
}

function rowOf(sent: Sent, index: number): Sent {
  return new Map(columns.map((column) => [column, sent.get(shiftField(index, column)) ?? []]));
}
