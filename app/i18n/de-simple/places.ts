import type { Simple } from "./forms";

export const places: Simple["places"] = {
  suggestions: { one: "Ein Vorschlag", other: "{count} Vorschläge" },
  none: "Kein Vorschlag",
  list: "Vorschläge",
  askStreets: "„{text}“ als Adresse suchen",
  streetsAway: "Adressen gehen gerade nicht. Ein Ort genügt. Oder tippe auf die Karte.",
  choose: "Meinst du einen davon?",
  picture: "Karte laden",
};
