export const places = {
  suggestions: { one: "Ein Vorschlag", other: "{count} Vorschläge" },
  none: "Kein Vorschlag",
  list: "Vorschläge",
  askStreets: "„{text}“ als Adresse suchen",
  streetsAway: "Die Adresssuche antwortet gerade nicht. Ein Ort oder ein Tipp auf die Karte reicht.",
  choose: "Meinst du einen davon?",
  picture: "Kartenbild laden",
};
