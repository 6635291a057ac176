import type { Simple } from "./forms";

export const install: Simple["install"] = {
  card: {
    title: "Anpacken als App",
    text: "Lege Anpacken auf dein Handy. Dann klingelt es, wenn dich jemand braucht. Deine Zusagen liest du auch ohne Internet.",
    add: "Jetzt hinzufügen",
    how: "So geht es",
    later: "Nicht jetzt",
  },
  title: "Anpacken als App",
  lead: "Das dauert eine halbe Minute. Du kannst die App immer wieder löschen.",
  why: {
    title: "Das hast du davon",
    rings: "Dein Handy klingelt, wenn dich jemand in der Nähe braucht.",
    ringsOnlySo: "Nur so kann dein iPhone klingeln.",
    offline: "Zeit, Ort und Ansprechperson siehst du auch ohne Internet.",
    quick: "Ein Tipp auf das Bild, und du bist da.",
  },
  already: {
    title: "Schon geschafft!",
    here: "Du benutzt Anpacken gerade als App.",
    elsewhere: "Anpacken liegt schon auf diesem Gerät. Tippe dort auf das Bild.",
  },
  prompt: {
    title: "Auf dieses Gerät",
    button: "Hinzufügen",
  },
  iphone: {
    title: "Auf dem iPhone oder iPad",
    key: "Die App muss wissen, wer du bist. Wir geben ihr einen Schlüssel. Er gilt 15 Minuten und nur einmal.",
    share: "Tippe auf „Teilen“. Das ist das Quadrat mit dem Pfeil nach oben.",
    shareHidden: "Du siehst es nicht? Tippe erst auf •••.",
    add: "Wähle „Zum Home-Bildschirm“. Tippe dann auf „Hinzufügen“.",
    addHidden: "Es steht weiter unten. Manchmal steht es hinter „Mehr“.",
    open: "Öffne Anpacken mit dem neuen Bild. Tippe dort auf „Ja, klingeln“.",
    picture: {
      share: "Bild: unten in Safari das Zeichen zum Teilen",
      add: "Bild: in der Liste die Zeile „Zum Home-Bildschirm“",
      copy: "Kopieren",
      home: "Zum Home-Bildschirm",
      bookmark: "Lesezeichen",
    },
  },
  old: {
    title: "Dein iPhone ist noch nicht neu genug",
    text: "Anpacken klingelt ab iOS 16.4. Öffne „Einstellungen“, „Allgemein“, „Softwareupdate“. Gibt es nichts Neues? Dann schreiben wir dir eine E-Mail.",
  },
  android: {
    title: "Auf einem Android-Handy",
    menu: "Tippe im Browser auf das Menü (⋮ oder ≡).",
    add: "Wähle „App installieren“ oder „Zum Startbildschirm hinzufügen“.",
    open: "Öffne Anpacken mit dem neuen Bild.",
  },
  inApp: {
    title: "Erst im Browser öffnen",
    text: "Du siehst diese Seite in einer anderen App. Zum Beispiel in WhatsApp oder Facebook. Von dort kommt Anpacken nicht auf dein Handy.",
    menu: "Tippe auf das Menü (⋮ oder •••).",
    browser: "Wähle „Im Browser öffnen“. Auf dem iPhone heißt es „In Safari öffnen“.",
    again: "Melde dich dort an. Dann geht es weiter.",
  },
  desk: {
    title: "Am Computer",
    text: "Chrome und Edge: Rechts neben der Adresse ist ein Zeichen. Safari: Wähle „Ablage“ und „Zum Dock hinzufügen“. Auch der Browser kann hier klingeln.",
    phone: "Lieber auf das Handy?",
    phoneLink: "Mit einem QR-Code anmelden",
  },
  other: "Hast du ein anderes Gerät?",
  shortcut: { map: "Karte", own: "Meine Zusagen", write: "Aufruf schreiben" },
  screenshot: {
    map: "Das brauchen Menschen gerade: Karte und Liste",
    need: "Ein Aufruf: was, wann, wo und ein Knopf",
    wide: "Karte und Liste nebeneinander",
  },
};
