import { useEffect, useRef, useState } from "react";
import { cellCentre, type Point } from "~/domain/place";
import { useT } from "~/i18n/context";
import { LazyPointPicker } from "~/map/lazy-map";
import { Button } from "./button";
import { Field } from "./field";
import { type MapSettings, mapLabels } from "./map-settings";

type PlaceFieldProps = {
  label: string;
  hint: string;
  map: MapSettings;
  error?: string;
  /** as it was typed, or the name of the stored cell's village */
  defaultPlace?: string;
  /** a point chosen before a refusal */
  defaultPoint?: Point | null;
  /** the stored cell: shown, but sent only when it is moved */
  stored?: Point | null;
  radiusKm: number;
};

type Suggestion = { name: string; district?: string; lat: number; lon: number };

/**
 * A place by name, by a tap on the map, or by "use my position". The point is coarsened to the centre of its
 * 1 km cell here, before anything is sent; the pin stays where it was put. Without scripts the name is enough.
 */
export function PlaceField({
  label,
  hint,
  map,
  error,
  defaultPlace,
  defaultPoint,
  stored,
  radiusKm,
}: PlaceFieldProps) {
  const t = useT();
  // The field keeps its own text, so that what was typed before scripts ran stays.
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState("");
  const [picked, setPicked] = useState<Point | null>(defaultPoint ?? null);
  const [shown, setShown] = useState<Point | null>(null);
  const suggestions = useSuggestions(text);
  const cell = picked && cellCentre(picked);

  const type = (typed: string) => {
    setText(typed);
    setPicked(null);
    const known = suggestions.find((one) => nameOf(one) === typed);
    setShown(known ? { lat: known.lat, lon: known.lon } : null);
  };
  const pick = (point: Point) => {
    setPicked(point);
    setText("");
    if (input.current) input.current.value = "";
  };

  return (
    <div className="place-field">
      <Field id="place" label={label} hint={hint} error={error}>
        {(control) => (
          <input
            {...control}
            ref={input}
            className="input"
            name="place"
            defaultValue={defaultPlace}
            onChange={(event) => type(event.currentTarget.value)}
            list="place-suggestions"
            placeholder={picked ? t("join.place.onMap") : undefined}
            autoComplete="address-level2"
            maxLength={200}
          />
        )}
      </Field>
      <datalist id="place-suggestions">
        {suggestions.map((one) => (
          <option key={`${one.lat},${one.lon}`} value={nameOf(one)} />
        ))}
      </datalist>
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

/** Asks a moment after the last key, and forgets answers that come too late. */
function useSuggestions(text: string): Suggestion[] {
  const [suggestions, setSuggestions] = useState<Suggestion[]>([]);

  useEffect(() => {
    if (text.trim().length < 2) return;
    const asking = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const answer = await fetch(`/places.json?${new URLSearchParams({ q: text })}`, {
          signal: asking.signal,
        });
        if (answer.ok) setSuggestions(await answer.json());
      } catch {
        // Typing on, or offline: the name alone will do.
      }
    }, 180);
    return () => {
      clearTimeout(timer);
      asking.abort();
    };
  }, [text]);

  return suggestions;
}

/** With the district, so that two villages of one name are two lines; the server reads both. */
function nameOf({ name, district }: Suggestion): string {
  return district ? `${name}, ${district}` : name;
}
