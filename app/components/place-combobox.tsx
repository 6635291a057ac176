import { type InputHTMLAttributes, type KeyboardEvent, type RefObject, useEffect, useState } from "react";
import { useT } from "~/i18n/context";
import type { ControlProps } from "./field";
import { PlaceOptions } from "./place-options";
import { type Suggestion, usePlaceSuggestions } from "./place-suggestions";

type PlaceComboboxProps = Omit<InputHTMLAttributes<HTMLInputElement>, "onChange"> & {
  control: ControlProps;
  input: RefObject<HTMLInputElement>;
  onType: (text: string) => void;
  onChoose: (place: Suggestion) => void;
  /** what then stands in the field */
  written?: "label" | "plain";
};

/**
 * A text field that suggests places while somebody types: the combobox of the ARIA Authoring Practices (a list, chosen
 * from by hand). Focus stays in the field; arrows walk the list, Enter takes, Escape closes. Without scripts it is a
 * text field, and the server looks the text up.
 */
export function PlaceCombobox(props: PlaceComboboxProps) {
  const { control, input, onType, onChoose, written = "label", ...rest } = props;
  const t = useT();
  // Not useId: islands are roots of their own.
  const { id } = control;
  const [text, setText] = useState("");
  const [open, setOpen] = useState(false);
  const [walked, setWalked] = useState({ text: "", to: -1 });
  const [ready, setReady] = useState(false);
  const { places, streets, text: answered, askStreets } = usePlaceSuggestions(text);
  const count = places.length + (streets === "ask" ? 1 : 0);
  const shown = open && count > 0;
  // A new answer begins a new list.
  const active = shown && walked.text === answered ? walked.to : -1;

  useEffect(() => {
    setReady(true);
    // What was typed before React listened is searched for as well.
    const field = input.current;
    if (!field || field !== document.activeElement || field.value === field.defaultValue) return;
    setText(field.value);
    setOpen(true);
  }, [input]);

  const take = (at: number) => {
    const place = places[at];
    if (!place) return askStreets();
    setOpen(false);
    setText("");
    if (input.current) input.current.value = place[written];
    onChoose(place);
  };
  const press = (event: KeyboardEvent) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0 && count > 0) {
      const from = active < 0 && step < 0 ? 0 : active;
      setWalked({ text: answered, to: (from + step + count) % count });
      setOpen(true);
    } else if (event.key === "Enter" && active >= 0) take(active);
    else if (event.key === "Escape" && shown) setOpen(false);
    else return;
    event.preventDefault();
  };
  const combobox = ready && {
    role: "combobox",
    "aria-autocomplete": "list" as const,
    "aria-expanded": shown,
    "aria-controls": `${id}-list`,
    "aria-activedescendant": active >= 0 ? `${id}-${active}` : undefined,
    autoComplete: "off",
  };

  return (
    <div className="combobox">
      <input
        {...rest}
        {...control}
        {...combobox}
        ref={input}
        className="input"
        onChange={({ currentTarget }) => {
          setText(currentTarget.value);
          setOpen(true);
          onType(currentTarget.value);
        }}
        onKeyDown={press}
        onBlur={() => setOpen(false)}
      />
      <PlaceOptions
        id={id}
        places={places}
        ask={streets === "ask" ? answered : null}
        shown={shown}
        active={active}
        onTake={take}
      />
      <p className="visually-hidden" role="status">
        {open && answered !== "" && (count > 0 ? t("places.suggestions", { count }) : t("places.none"))}
      </p>
      {streets === "away" && <p className="field-hint">{t("places.streetsAway")}</p>}
    </div>
  );
}
