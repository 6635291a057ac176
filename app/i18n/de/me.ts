export const me = {
  title: "Hallo, {name}",
  welcome: {
    title: "Schön, dass du dabei bist!",
    fits: {
      one: "Ein offener Aufruf passt jetzt zu dir",
      other: "{count} offene Aufrufe passen jetzt zu dir",
    },
    none: "Gerade passt kein offener Aufruf zu dir. Sobald sich das ändert, sagen wir dir Bescheid.",
  },
  commitments: {
    title: "Hier packst du mit an",
  },
  fits: {
    title: "Passt zu dir",
    none: "Gerade nichts. Sobald ein Aufruf zu dir passt, sagen wir dir Bescheid.",
    paused: "Du machst gerade Pause.",
    more: "Alle {count} auf der Karte",
  },
  push: {
    noScript:
      "Dafür braucht dein Browser JavaScript. Oder gib im Profil eine E-Mail-Adresse an, dann schreiben wir dir.",
    tooSoon: "Das letzte Probeklingeln ist gerade erst unterwegs. Warte kurz.",
    testFailed: "Das hat nicht geklappt. Schalte das Klingeln einmal aus und wieder ein.",
    allOff: {
      one: "Klingeln auf deinem Gerät ausschalten",
      other: "Klingeln auf allen {count} Geräten ausschalten",
    },
  },
  profile: {
    title: "So hilfst du",
    place: "{km} km um {place}",
    edit: "Profil ändern",
  },
  places: {
    title: "Deine Orte",
    lead: "Ein Aufruf passt, wenn er in der Nähe von einem deiner Orte liegt. Kein Verein sieht sie.",
    add: "Noch ein Ort",
    name: "Wie nennst du diesen Ort?",
    nameHint: "Zum Beispiel Arbeit oder Eltern. Das siehst nur du.",
    where: "Wo ist das?",
    addButton: "Ort hinzufügen",
    remove: "Entfernen",
    removeNamed: "{label} entfernen",
    tooMany: "Mehr als fünf Orte gehen nicht. Entferne zuerst einen anderen.",
  },
  pause: {
    title: "Pause machen",
    state: "Zum Beispiel im Urlaub",
    until: "Du machst Pause. Ab {day} fragen wir dich wieder.",
    label: "Ab wann fragen wir dich wieder?",
    hint: "Bis dahin klingelt nichts.",
    invalid: "Bitte gib einen Tag ab morgen und innerhalb eines Jahres an.",
    button: "Pause machen",
    resume: "Pause beenden",
  },
  account: {
    title: "Dein Konto",
    noEmail: "Du bist nur in diesem Browser angemeldet.",
    addEmail: "E-Mail-Adresse angeben",
    confirmed: "bestätigt",
    unconfirmed: "noch nicht bestätigt",
    confirmHint: "Wir haben dir einen Link geschickt. Tippe ihn an, dann können wir dir schreiben.",
    phone: "Telefon: {phone}",
    signOutHint: "Ohne E-Mail-Adresse kommst du nach dem Abmelden nicht zurück in dein Konto.",
  },
  app: {
    title: "App auf dem Home-Bildschirm",
    open: "So geht es auf dem iPhone",
    start: "Los geht’s",
    codeTitle: "Fragt die App nach Ziffern?",
    codeHint: "Dann gib diese ein. Sie gelten 15 Minuten und nur einmal.",
  },
  leave: {
    title: "Konto löschen",
  },
};
