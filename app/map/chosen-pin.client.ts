import * as L from "leaflet";
import { iconPaths } from "~/components/icon-paths";

/** The pin of a place being chosen: a real button, which brings focus and its name for nothing. */
export function chosenPin(name: string): L.DivIcon {
  const icon = L.divIcon();
  icon.createIcon = () => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "map-mark map-pin map-pin-chosen";
    button.setAttribute("aria-label", name);
    button.innerHTML = `<svg viewBox="0 0 48 60" width="48" height="60" aria-hidden="true" focusable="false"><ellipse class="map-pin-shadow" cx="24" cy="57" rx="6.5" ry="2.4"/><path class="map-pin-drop" d="M24 57C21 52 6 38.500 6 24.500a18 18 0 0 1 36 0C42 38.500 27 52 24 57Z"/><path class="map-pin-icon" transform="translate(13.500 14) scale(.875)" d="${iconPaths.home}"/></svg>`;
    return button;
  };
  return icon;
}
