import type { Simple } from "./forms";

export const me: Simple["me"] = {
  title: "Hallo, {name}",
  welcome: {
    title: "Schön, dass du mitmachst!",
    fits: {
      one: "Ein Aufruf passt jetzt zu dir",
      other: "{count} Aufrufe passen jetzt zu dir",
    },
    none: "Gerade passt kein Aufruf zu dir. Wir sagen es dir, wenn einer passt.",
  },
  commitments: {
    title: "Hier hilfst du",
  },
  fits: {
    title: "Das passt zu dir",
    none: "Gerade nichts. Wir sagen es dir, wenn etwas passt.",
    paused: "Du machst gerade Pause.",
    more: "Alle {count} auf der Karte",
  },
  push: {
    noScript: "Dafür brauchst du JavaScript. Oder gib deine E-Mail-Adresse an. Dann schreiben wir dir.",
    tooSoon: "Es klingelt gleich. Warte kurz.",
    testFailed: "Das hat nicht geklappt. Schalte das Klingeln aus und wieder ein.",
    allOff: {
      one: "Klingeln auf deinem Gerät ausschalten",
      other: "Klingeln auf allen {count} Geräten ausschalten",
    },
  },
  profile: {
    title: "So hilfst du",
    place: "{km} Kilometer um {place}",
    edit: "Profil ändern",
  },
  places: {
    title: "Deine Orte",
    lead: "Wir suchen Aufrufe in der Nähe von deinen Orten. Kein Verein sieht sie.",
    add: "Noch ein Ort",
    name: "Wie nennst du diesen Ort?",
    nameHint: "Zum Beispiel Arbeit oder Eltern. Das siehst nur du.",
    where: "Wo ist das?",
    addButton: "Ort speichern",
    remove: "Löschen",
    removeNamed: "{label} löschen",
    tooMany: "Mehr als fünf Orte gehen nicht. Lösche zuerst einen anderen.",
  },
  pause: {
    title: "Pause machen",
    state: "Zum Beispiel im Urlaub",
    until: "Du machst Pause. Ab {day} fragen wir dich wieder.",
    label: "Ab wann fragen wir dich wieder?",
    hint: "Bis dahin klingelt nichts.",
    invalid: "Wähle einen Tag ab morgen. Er muss in diesem Jahr oder bald danach sein.",
    button: "Pause machen",
    resume: "Pause beenden",
  },
  account: {
    title: "Dein Konto",
    noEmail: "Du bist nur in diesem Browser angemeldet.",
    addEmail: "E-Mail-Adresse angeben",
    confirmed: "stimmt",
    unconfirmed: "noch nicht geprüft",
    confirmHint: "Wir haben dir einen Link geschickt. Tippe auf den Link. Dann können wir dir schreiben.",
    phone: "Telefon: {phone}",
    signOutHint: "Ohne E-Mail-Adresse kommst du danach nicht mehr in dein Konto.",
  },
  app: {
    title: "App auf dem Home-Bildschirm",
    open: "So geht es auf dem iPhone",
    start: "Los geht’s",
    codeTitle: "Fragt die App nach Ziffern?",
    codeHint: "Dann tippe diese ein. Sie gelten 15 Minuten und nur einmal.",
  },
  leave: {
    title: "Konto löschen",
  },
};
