export const legal = {
  imprint: {
    title: "Impressum",
    description: "Wer hinter Anpacken steht und wie Sie uns erreichen.",
  },
  privacy: {
    title: "Datenschutz",
    description: "Welche Daten Anpacken speichert, wofür, wie lange und welche Rechte Sie haben.",
  },
  terms: {
    title: "Nutzungsbedingungen",
    description: "Was für alle gilt, die über Anpacken Hilfe suchen oder geben.",
  },
  accessibility: {
    title: "Erklärung zur Barrierefreiheit",
    description: "Wie zugänglich Anpacken ist und wohin Sie sich mit Hindernissen wenden.",
  },
} as const;
