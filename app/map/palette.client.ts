export type Palette = {
  water: string;
  abroad: string;
  land: string;
  border: string;
  town: string;
  house: string;
  label: string;
  halo: string;
  font: string;
};

/** The colours are the style sheet's (`--map-…`), so light, dark and a municipality's own need no code. */
export function paletteOf(element: Element): Palette {
  const style = getComputedStyle(element);
  const colour = (name: string) => style.getPropertyValue(`--map-${name}`).trim() || "transparent";
  return {
    water: colour("water"),
    abroad: colour("abroad"),
    land: colour("land"),
    border: colour("border"),
    town: colour("town"),
    house: colour("house"),
    label: colour("label"),
    halo: colour("halo"),
    font: style.fontFamily || "sans-serif",
  };
}
