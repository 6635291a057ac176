import L from "leaflet";
import { iconPaths } from "~/components/icon-paths";
import type { MapNeed } from "./map-props";

const width = 48;
const height = 60;

/** A pin whose tip is on the spot; `aside` in pixels [right, up] where several share it. */
export function needPin(
  need: Pick<MapNeed, "category" | "urgent" | "placesLeft">,
  name: string,
  [right, up]: [number, number],
): L.DivIcon {
  return buttonIcon(name, {
    className: `map-pin category-${need.category}${need.urgent ? " map-pin-urgent" : ""}`,
    html: pinSvg(iconPaths[need.category], need.placesLeft),
    iconSize: [width, height],
    iconAnchor: [width / 2 - right, height - 2 + up],
  });
}

/** The pin of a place being chosen. */
export function chosenPin(name: string): L.DivIcon {
  return buttonIcon(name, {
    className: "map-pin map-pin-chosen",
    html: pinSvg(iconPaths.home, 0),
    iconSize: [width, height],
    iconAnchor: [width / 2, height - 2],
  });
}

/** Leaflet makes a div; a real button brings focus, Enter, Space and its name for nothing. */
function buttonIcon(name: string, options: L.DivIconOptions): L.DivIcon {
  const icon = L.divIcon(options);
  const createDiv = icon.createIcon.bind(icon);
  icon.createIcon = () => {
    const div = createDiv();
    const button = document.createElement("button");
    button.type = "button";
    button.className = div.className;
    button.style.cssText = div.style.cssText;
    button.setAttribute("aria-label", name);
    button.append(...div.childNodes);
    return button;
  };
  return icon;
}

function pinSvg(icon: string, placesLeft: number): string {
  const badge =
    placesLeft > 0
      ? `<circle class="map-pin-badge" cx="38" cy="11" r="10"/><text class="map-pin-count" x="38" y="15.2">${Math.min(99, Math.floor(placesLeft))}</text>`
      : "";
  return `<svg viewBox="0 0 48 60" width="48" height="60" aria-hidden="true" focusable="false"><path class="map-pin-drop" d="M24 57C21 52 6 38.500 6 24.500a18 18 0 0 1 36 0C42 38.500 27 52 24 57Z"/><path class="map-pin-icon" transform="translate(13.500 14) scale(.875)" d="${icon}"/>${badge}</svg>`;
}
