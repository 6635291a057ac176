import { useRef } from "react";
import { type FormErrors, shiftField } from "~/domain/forms/form-values";
import { useT } from "~/i18n/context";
import { Button } from "../button";
import { CheckboxRow } from "../choice";
import { TextField } from "../field";
import { fieldError } from "./need-errors";
import { movedEnd, type ShiftRow } from "./shift-values";

type ShiftRowProps = {
  row: ShiftRow;
  number: number;
  alone: boolean;
  errors: FormErrors;
  onRemove: () => void;
};

/** When one shift begins and ends, and how many it needs. A moved beginning takes its end along. */
export function ShiftRowFields({ row, number, alone, errors, onRemove }: ShiftRowProps) {
  const t = useT();
  const start = useRef(row.start);
  const field = (column: "start" | "end" | "places") => {
    const name = shiftField(row.index, column);
    return { name, id: name, label: t(`needForm.field.${column}`), error: fieldError(errors, name, t) };
  };

  function moveEnd(input: HTMLInputElement): void {
    const end = input.form?.elements.namedItem(shiftField(row.index, "end"));
    if (end instanceof HTMLInputElement) end.value = movedEnd(start.current, input.value, end.value);
    if (input.value) start.current = input.value;
  }

  return (
    <fieldset className={alone ? "shift-row" : "shift-row card"}>
      <legend className={alone ? "visually-hidden" : "shift-row-legend"}>
        {t("needForm.shifts.heading", { number })}
      </legend>
      <input type="hidden" name={shiftField(row.index, "id")} value={row.id} />
      <div className="shift-row-times">
        <TextField
          {...field("start")}
          type="datetime-local"
          defaultValue={row.start}
          onChange={(event) => moveEnd(event.currentTarget)}
        />
        <TextField {...field("end")} type="datetime-local" defaultValue={row.end} />
        <TextField
          {...field("places")}
          type="number"
          inputMode="numeric"
          min={1}
          max={500}
          defaultValue={row.places}
          className="shift-row-places"
        />
      </div>
      <CheckboxRow
        id={shiftField(row.index, "flexible")}
        name={shiftField(row.index, "flexible")}
        value="on"
        defaultChecked={row.flexible}
        title={t("needForm.field.flexible")}
        detail={t("needForm.hint.flexible")}
      />
      {!alone && (
        <Button
          variant="quiet"
          small
          icon="trash"
          name="intent"
          value={`remove-shift-${row.index}`}
          aria-label={t("needForm.shifts.remove", { number })}
          onClick={(event) => {
            event.preventDefault();
            onRemove();
          }}
        >
          {t("needForm.shifts.removeShort")}
        </Button>
      )}
    </fieldset>
  );
}
