import { type RefObject, useEffect, useRef, useState } from "react";
import type { FormValues } from "~/domain/forms/form-values";
import { browserKeeper, forgetNeed, keepNeed, keptNeed } from "./kept-need";
import { valuesIn } from "./values-in";

type KeptForm = {
  /** around the form */
  box: RefObject<HTMLDivElement>;
  /** what was written here before, to begin with */
  kept: FormValues | null;
  startAnew(): void;
};

const pauseMs = 300;

/**
 * Keeps what is typed in the form in `box`, and finds it again. Not behind a posted form (`answered`): its answer is
 * what was typed last.
 */
export function useKeptNeed(id: string, began: string, answered: boolean): KeptForm {
  const box = useRef<HTMLDivElement>(null);
  const [kept, setKept] = useState<FormValues | null>(null);
  const fresh = useRef(!answered);

  useEffect(() => {
    const form = formIn(box.current);
    // Whoever typed before scripts ran means what they typed.
    if (!fresh.current || !form || isTouched(form)) return;
    setKept(keptNeed(browserKeeper, id, began, new Date()));
  }, [id, began]);

  useEffect(() => {
    const around = box.current;
    if (!around) return;
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const keep = () => {
      clearTimeout(waiting);
      const form = formIn(around);
      if (form) keepNeed(browserKeeper, id, { values: valuesIn(form), began }, new Date());
    };
    const later = () => {
      clearTimeout(waiting);
      waiting = setTimeout(keep, pauseMs);
    };
    // Points on the map and rows of dates change without the first two.
    const signs = ["input", "change", "pointerup", "keyup"] as const;
    for (const sign of signs) around.addEventListener(sign, later, true);
    around.addEventListener("submit", keep, true);
    return () => {
      clearTimeout(waiting);
      for (const sign of signs) around.removeEventListener(sign, later, true);
      around.removeEventListener("submit", keep, true);
    };
  }, [id, began]);

  return {
    box,
    kept,
    startAnew: () => {
      forgetNeed(browserKeeper, id);
      setKept(null);
    },
  };
}

function formIn(box: HTMLElement | null): HTMLFormElement | null {
  return box?.querySelector<HTMLFormElement>("form.need-form") ?? null;
}

function isTouched(form: HTMLFormElement): boolean {
  return [...form.querySelectorAll("input, textarea")].some((field) => {
    if (field instanceof HTMLTextAreaElement) return field.value !== field.defaultValue;
    if (!(field instanceof HTMLInputElement) || field.type === "hidden") return false;
    return field.value !== field.defaultValue || field.checked !== field.defaultChecked;
  });
}
