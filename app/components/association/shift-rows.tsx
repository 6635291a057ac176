import { useRef, useState } from "react";
import { type FormErrors, type FormValues, shiftField } from "~/domain/forms/form-values";
import { useT } from "~/i18n/context";
import { Button } from "../button";
import { ShiftRowFields } from "./shift-row";
import { nextShift, shiftRows } from "./shift-values";
import { valuesIn } from "./values-in";

const most = 20;

/**
 * Any number of shifts. Adding and removing are buttons of the form, which the server answers with the form
 * anew; with scripts they happen here.
 */
export function ShiftRows({ values, errors }: { values: FormValues; errors: FormErrors }) {
  const t = useT();
  const [rows, setRows] = useState(() => shiftRows(values));
  const [news, setNews] = useState("");
  const box = useRef<HTMLElement>(null);

  function add(form: HTMLFormElement | null): void {
    const typed = form ? shiftRows(valuesIn(form)) : rows;
    const row = nextShift(typed.length > 0 ? typed : rows);
    setRows([...rows, row]);
    setNews(t("needForm.shifts.added", { number: rows.length + 1 }));
    requestAnimationFrame(() => document.getElementById(shiftField(row.index, "start"))?.focus());
  }

  function remove(index: number): void {
    setRows(rows.filter((row) => row.index !== index));
    setNews("");
    box.current?.querySelector<HTMLButtonElement>("button[value=add-shift]")?.focus();
  }

  return (
    <section className="section" ref={box} aria-labelledby="shifts-title">
      <h2 id="shifts-title" className="form-heading">
        {t("needForm.shifts.title")}
      </h2>
      {rows.map((row, position) => (
        <ShiftRowFields
          key={row.index}
          row={row}
          number={position + 1}
          alone={rows.length === 1}
          errors={errors}
          onRemove={() => remove(row.index)}
        />
      ))}
      <p className="visually-hidden" aria-live="polite">
        {news}
      </p>
      {rows.length < most && (
        <Button
          variant="secondary"
          icon="plus"
          name="intent"
          value="add-shift"
          onClick={(event) => {
            event.preventDefault();
            add(event.currentTarget.form);
          }}
        >
          {t("needForm.shifts.add")}
        </Button>
      )}
    </section>
  );
}
