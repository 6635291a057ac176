import { useEffect, useState } from "react";
import type { PlaceChoice } from "~/domain/place-choice";

/** `plain` is how a need calls the place: the village alone, or the whole address. */
export type Suggestion = PlaceChoice & { name: string; detail: string; plain: string };

/** What became of the streets: `ask` when they are looked up only on request, `away` when nobody answers. */
type Streets = "none" | "found" | "ask" | "away";

export type Suggestions = { text: string; places: Suggestion[]; streets: Streets; askStreets: () => void };

/** Places that answer to a text, a moment after the last key; answers that come too late are forgotten. */
export function usePlaceSuggestions(text: string): Suggestions {
  const wanted = text.trim();
  const [asked, setAsked] = useState("");
  const [found, setFound] = useState<Omit<Suggestions, "askStreets">>(nothing);

  useEffect(() => {
    if (wanted.length < 2) return setFound(nothing);
    const leave = new AbortController();
    const wait = setTimeout(
      async () => {
        try {
          const params = new URLSearchParams({ q: wanted, ...(asked === wanted ? { streets: "ask" } : {}) });
          const answer = await fetch(`/places.json?${params}`, { signal: leave.signal });
          if (!answer.ok) return;
          const streets = (answer.headers.get("Places-Streets") ?? "none") as Streets;
          setFound({ text: wanted, places: ((await answer.json()) as Answer[]).map(suggestionOf), streets });
        } catch {
          // Typed on, or offline: the text alone will do.
        }
      },
      asked === wanted ? 0 : 180,
    );
    return () => {
      clearTimeout(wait);
      leave.abort();
    };
  }, [wanted, asked]);

  return { ...(wanted.length < 2 ? nothing : found), askStreets: () => setAsked(wanted) };
}

const nothing = { text: "", places: [], streets: "none" as const };

type Answer = { name: string; district?: string; postcode?: string; street?: true; lat: number; lon: number };

/** The label holds the district, so that two villages of one name are two lines; the server reads both. */
function suggestionOf({ name, district = "", postcode, street, lat, lon }: Answer): Suggestion {
  const title = postcode ? `${postcode} ${name}` : name;
  const label = district ? `${title}, ${district}` : title;
  return { name: title, detail: district, label, plain: street ? label : name, lat, lon };
}
