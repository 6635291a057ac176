import { iconPaths } from "~/components/icon-paths";
import type { Category } from "~/domain/categories";
import type { ClusterMark, MapPoint } from "~/domain/finding/clusters";

const made = new Map<string, Element>();
const iconsShown = 3;
/** Where a pin's picture touches the spot. */
const tip = [24, 57] as const;

/** A pin whose tip is on the spot, `aside` in pixels [right, down]. */
export function needElement(need: MapPoint, name: string, [right, down]: [number, number] = [0, 0]) {
  const button = markButton("map-pin", name);
  button.classList.add(`category-${need.category}`);
  button.append(copyOf(pinSvg(need.category, need.urgent)));
  const count = button.querySelector(".map-pin-count");
  if (count) count.textContent = String(Math.min(99, need.placesLeft));
  button.style.margin = `${down - tip[1]}px 0 0 ${right - tip[0]}px`;
  return button;
}

/** The number, around it the mix of categories as a ring, below it the icons of the biggest. */
export function clusterElement({ count, mix, urgent, zoomTo }: ClusterMark, name: string) {
  const button = markButton("map-cluster", name);
  if (count >= 100) button.classList.add("map-cluster-big");
  if (zoomTo === null) button.setAttribute("aria-expanded", "false");
  button.style.setProperty("--mix", `conic-gradient(${slices(mix, count).join(", ")})`);
  const number = document.createElement("span");
  number.textContent = String(count);
  const icons = mix.slice(0, iconsShown).map((one) => copyOf(iconSvg(one.category)));
  const below = document.createElement("i");
  below.append(...icons);
  button.append(number, below);
  if (urgent) button.append(copyOf(alarmSvg));
  return button;
}

/** Thin lines from the spot to where its pins stepped. */
export function legsElement(offsets: readonly [number, number][]) {
  const lines = offsets.map(([right, down]) => `<path d="M0 0L${right} ${down}"/>`);
  return copyOf(`<svg class="map-legs" width="1" height="1" aria-hidden="true">${lines.join("")}</svg>`);
}

/** A real button brings focus, Enter, Space and its name for nothing. */
function markButton(className: string, name: string): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className = `map-mark ${className}`;
  button.tabIndex = -1;
  button.setAttribute("aria-label", name);
  return button;
}

/** To copy is several times cheaper than to read the text again, and a few dozen differ. */
function copyOf(html: string): Element {
  const known = made.get(html) ?? elementOf(html);
  made.set(html, known);
  return known.cloneNode(true) as Element;
}

function elementOf(html: string): Element {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content.firstElementChild ?? document.createElement("span");
}

function pinSvg(category: Category, urgent: boolean): string {
  return `<svg viewBox="0 0 48 60" width="48" height="60" aria-hidden="true" focusable="false"><ellipse class="map-pin-shadow" cx="24" cy="57" rx="6.5" ry="2.4"/><path class="map-pin-drop" d="M24 57C21 52 6 38.500 6 24.500a18 18 0 0 1 36 0C42 38.500 27 52 24 57Z"/><path class="map-pin-icon" transform="translate(13.500 14) scale(.875)" d="${iconPaths[category]}"/><circle class="map-pin-badge" cx="38" cy="11" r="10"/><text class="map-pin-count" x="38" y="15.2"></text>${urgent ? alarm : ""}</svg>`;
}

const alarm = `<g class="map-alarm"><path d="M10 1.500 20 19.500H0Z"/><text x="10" y="17">!</text></g>`;
const alarmSvg = `<svg class="map-cluster-alarm" viewBox="-1 0 22 21" width="22" height="21" aria-hidden="true" focusable="false">${alarm}</svg>`;

function iconSvg(category: Category): string {
  return `<svg class="map-cluster-icon category-${category}" viewBox="0 0 24 24" width="13" height="13" aria-hidden="true" focusable="false"><path d="${iconPaths[category]}"/></svg>`;
}

/** Hard stops for a conic gradient, a sliver of the ground between two colours. */
function slices(mix: ClusterMark["mix"], count: number): string[] {
  const gap = mix.length > 1 ? 1.2 : 0;
  let from = 0;
  return mix.flatMap((one) => {
    const to = from + (one.count / count) * 100;
    const [start, end] = [from.toFixed(1), Math.max(from, to - gap).toFixed(1)];
    const next = to.toFixed(1);
    from = to;
    return [`var(--category-${one.category}) ${start}% ${end}%`, `var(--map-halo) ${end}% ${next}%`];
  });
}
