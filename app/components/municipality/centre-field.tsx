import { useRef, useState } from "react";
import type { Point } from "~/domain/place";
import { useT } from "~/i18n/context";
import { LazyPointPicker } from "~/map/lazy-map";
import { Field } from "../field";
import { type MapSettings, mapLabels } from "../map-settings";

type CentreFieldProps = {
  label: string;
  hint: string;
  error?: string;
  map: MapSettings;
  /** as typed before a refusal */
  place?: string;
  /** chosen before a refusal */
  chosen?: Point | null;
  /** as stored: shown, but sent only when it is moved */
  stored?: Point | null;
};

/** Where a municipality's map begins: a place by name, or a point on the map. Without scripts the name is enough. */
export function CentreField({ label, hint, error, map, place, chosen, stored }: CentreFieldProps) {
  const t = useT();
  const input = useRef<HTMLInputElement>(null);
  const [point, setPoint] = useState<Point | null>(chosen ?? null);

  const pick = (next: Point) => {
    setPoint(next);
    if (input.current) input.current.value = "";
  };

  return (
    <div className="place-field">
      <Field id="place" label={label} hint={hint} error={error} optional>
        {(control) => (
          <input
            {...control}
            ref={input}
            className="input"
            name="place"
            defaultValue={place}
            onChange={() => setPoint(null)}
            placeholder={point ? t("join.place.onMap") : undefined}
            maxLength={200}
            autoComplete="off"
          />
        )}
      </Field>
      {point && (
        <>
          <input type="hidden" name="lat" value={point.lat} />
          <input type="hidden" name="lon" value={point.lon} />
        </>
      )}
      <div className="place-map map-box">
        <LazyPointPicker
          {...map}
          className="map"
          value={point ?? stored ?? null}
          onChange={pick}
          labels={{ ...mapLabels(t), map: t("join.place.map"), pin: t("join.place.pin") }}
        />
      </div>
    </div>
  );
}

/** The point that was sent with a form that was refused. */
export function sentPoint(lat: string, lon: string): Point | null {
  return lat !== "" && lon !== "" && Number.isFinite(Number(lat)) && Number.isFinite(Number(lon))
    ? { lat: Number(lat), lon: Number(lon) }
    : null;
}
