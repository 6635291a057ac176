import { useEffect, useState } from "react";
import { useT } from "~/i18n/context";

type Suggestion = { name: string; district?: string; lat: number; lon: number };

type PlaceSuggestionsProps = {
  text: string;
  /** what the point on the map was chosen for: no suggestions for that */
  chosen: string;
  onChoose: (place: Suggestion) => void;
};

/** Places that answer to what is typed, as buttons. Without scripts the server looks the name up. */
export function PlaceSuggestions({ text, chosen, onChoose }: PlaceSuggestionsProps) {
  const t = useT();
  const [found, setFound] = useState<{ text: string; places: Suggestion[] }>({ text: "", places: [] });
  const wanted = text.trim();
  const asked = wanted.length >= 2 && wanted !== chosen;

  useEffect(() => {
    if (!asked) return;
    const leave = new AbortController();
    const wait = setTimeout(async () => {
      try {
        const answer = await fetch(`/places.json?${new URLSearchParams({ q: wanted })}`, {
          signal: leave.signal,
        });
        if (answer.ok) setFound({ text: wanted, places: (await answer.json()).slice(0, 4) });
      } catch {
        // Offline or typed on: the map and the server know the way, too.
      }
    }, 200);
    return () => {
      clearTimeout(wait);
      leave.abort();
    };
  }, [asked, wanted]);

  const places = asked ? found.places : [];
  return (
    <>
      <p className="visually-hidden" aria-live="polite">
        {places.length > 0 && t("needForm.place.suggestions", { count: places.length })}
      </p>
      {places.length > 0 && (
        <ul className="place-suggestions">
          {places.map((place) => (
            <li key={`${place.name}-${place.lat}-${place.lon}`}>
              <button type="button" onClick={() => onChoose(place)}>
                <strong>{place.name}</strong> <span className="muted small">{place.district}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
