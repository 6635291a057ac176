import { useEffect, useRef, useState } from "react";
import { cellCentre, type Point } from "~/domain/place";
import type { PlaceChoice } from "~/domain/place-choice";
import { useT } from "~/i18n/context";
import { LazyPointPicker } from "~/map/lazy-map";
import { Button } from "./button";
import { Field } from "./field";
import { type MapSettings, mapLabels } from "./map-settings";
import { PlaceChoices } from "./place-choices";
import { PlaceCombobox } from "./place-combobox";

type PlaceFieldProps = {
  label: string;
  hint: string;
  map: MapSettings;
  error?: string;
  /** what the refused text may mean */
  choices?: readonly PlaceChoice[];
  /** as it was typed, or the name of the stored cell's village */
  defaultPlace?: string;
  /** a point chosen before a refusal */
  defaultPoint?: Point | null;
  /** the stored cell: shown, but sent only when it is moved */
  stored?: Point | null;
  radiusKm: number;
};

/**
 * A place by name, by a tap on the map, or by "use my position". The point is coarsened to the centre of its
 * 1 km cell here, before anything is sent; the pin stays where it was put. Without scripts the name is enough.
 */
export function PlaceField({
  label,
  hint,
  map,
  error,
  choices = [],
  defaultPlace,
  defaultPoint,
  stored,
  radiusKm,
}: PlaceFieldProps) {
  const t = useT();
  // The field keeps its own text, so that what was typed before scripts ran stays.
  const input = useRef<HTMLInputElement>(null);
  const [picked, setPicked] = useState<Point | null>(defaultPoint ?? null);
  const [shown, setShown] = useState<Point | null>(null);
  const [answered, setAnswered] = useState<readonly PlaceChoice[] | null>(null);
  const cell = picked && cellCentre(picked);
  // Coarse already here, for those without scripts: the buttons carry their points. Typing or a tap answers, too.
  const open = answered === choices ? [] : choices.map((choice) => ({ ...choice, ...cellCentre(choice) }));

  const type = () => {
    setPicked(null);
    setShown(null);
    setAnswered(choices);
  };
  const pick = (point: Point) => {
    setPicked(point);
    setAnswered(choices);
    if (input.current) input.current.value = "";
  };

  return (
    <div className="place-field">
      <Field id="place" label={label} hint={hint} error={error}>
        {(control) => (
          <PlaceCombobox
            control={control}
            input={input}
            name="place"
            defaultValue={defaultPlace}
            onType={type}
            onChoose={setPicked}
            placeholder={picked ? t("join.place.onMap") : undefined}
            autoComplete="address-level2"
            maxLength={200}
          />
        )}
      </Field>
      <PlaceChoices choices={open} onChoose={setShown} />
      {cell && (
        <>
          <input type="hidden" name="lat" value={cell.lat} />
          <input type="hidden" name="lon" value={cell.lon} />
        </>
      )}
      <div className="place-map map-box">
        <LazyPointPicker
          {...map}
          className="map"
          value={picked ?? shown ?? stored ?? null}
          onChange={pick}
          radiusKm={radiusKm}
          labels={{ ...mapLabels(t), map: t("join.place.map"), pin: t("join.place.pin") }}
        />
      </div>
      <LocateButton onLocated={pick} />
    </div>
  );
}

function LocateButton({ onLocated }: { onLocated: (point: Point) => void }) {
  const t = useT();
  const [state, setState] = useState<"absent" | "ready" | "asking" | "refused">("absent");

  useEffect(() => {
    if ("geolocation" in navigator) setState("ready");
  }, []);

  const locate = () => {
    setState("asking");
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setState("ready");
        onLocated(cellCentre({ lat: coords.latitude, lon: coords.longitude }));
      },
      () => setState("refused"),
      { timeout: 10_000, maximumAge: 600_000 },
    );
  };

  if (state === "absent") return null;
  return (
    <div className="place-locate">
      <Button
        type="button"
        variant="quiet"
        small
        icon="locate"
        onClick={locate}
        disabled={state === "asking"}
      >
        {t("home.filter.locate")}
      </Button>
      <p className="small muted" role="status">
        {state === "refused" && t("home.filter.notLocated")}
      </p>
    </div>
  );
}
