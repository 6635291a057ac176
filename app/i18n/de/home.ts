export const home = {
  title: "Hilfe im Dorf",
  description:
    "Vereine sagen, wobei sie Hilfe brauchen. Du siehst auf der Karte, wo du mit anpacken kannst, und bist mit einem Tipp dabei.",
  count: {
    open: { one: "Ein Aufruf wartet auf dich", other: "{count} Aufrufe warten auf dich" },
    from: { one: "Ein Aufruf, von {place} aus gesehen", other: "{count} Aufrufe, von {place} aus gesehen" },
    around: { one: "Ein Aufruf im Umkreis von {km} km", other: "{count} Aufrufe im Umkreis von {km} km" },
    aroundPlace: { one: "Ein Aufruf {km} km um {place}", other: "{count} Aufrufe {km} km um {place}" },
  },
  filter: {
    place: "Ort oder Dorf",
    here: "Rund um deinen Standort",
    search: "Suchen",
    locate: "Meinen Standort verwenden",
    notLocated: "Dein Standort ist gerade nicht zu bekommen. Gib bitte einen Ort ein.",
    radius: "Umkreis",
    anyRadius: "Überall",
    within: "bis {km} km",
    kinds: "Wobei",
    kindsChosen: { one: "Wobei (1)", other: "Wobei ({count})" },
    show: "Anzeigen",
    unknownPlace: "„{place}“ finden wir nicht. Versuche den nächstgrößeren Ort.",
  },
  map: {
    label: "Karte der offenen Aufrufe",
    zoomIn: "Karte vergrößern",
    zoomOut: "Karte verkleinern",
    unavailable: "Die Karte lässt sich gerade nicht laden. In der Liste steht alles.",
    pin: { one: "{title}, {when}, noch 1 Platz", other: "{title}, {when}, noch {count} Plätze" },
  },
  join: {
    title: "Nichts mehr verpassen?",
    text: "Sag uns, wo und wann du helfen magst. Dann klingelt dein Handy, wenn etwas zu dir passt. Sonst nie.",
  },
  empty: {
    title: "Gerade ist alles geschafft",
    text: "Kein Verein sucht im Moment Hilfe. Mach mit, dann sagen wir dir Bescheid, sobald sich das ändert.",
    resident: "Kein Verein sucht im Moment Hilfe. Wir sagen dir Bescheid, sobald sich das ändert.",
  },
  nothing: {
    title: "Dazu gibt es gerade nichts",
    text: "Mit etwas weniger Auswahl schon:",
    km: { one: "In jeder Entfernung: ein Aufruf", other: "In jeder Entfernung: {count} Aufrufe" },
    category: { one: "Alle Arten von Hilfe: ein Aufruf", other: "Alle Arten von Hilfe: {count} Aufrufe" },
    fits: { one: "Auch anderes: ein Aufruf", other: "Auch anderes: {count} Aufrufe" },
    all: { one: "Alles zeigen: ein Aufruf", other: "Alles zeigen: {count} Aufrufe" },
  },
};
