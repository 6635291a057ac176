/** Anpacken as an app, without a store. */
export const install = {
  card: {
    title: "Anpacken als App",
    text: "Ein Symbol auf deinem Handy: Es klingelt, wenn du gebraucht wirst, und deine Zusagen liest du auch ohne Netz.",
    add: "Jetzt hinzufügen",
    how: "So geht es",
    later: "Nicht jetzt",
  },
  title: "Anpacken als App",
  lead: "Ohne App-Store, in einer halben Minute, und jederzeit wieder weg.",
  why: {
    title: "Was du davon hast",
    rings: "Dein Handy klingelt, wenn in deiner Nähe jemand wie du gebraucht wird.",
    ringsOnlySo: "Nur so darf dein iPhone klingeln, wenn du gebraucht wirst.",
    offline: "Wann, wo und wer zuständig ist, steht auch ohne Netz da.",
    quick: "Ein Tipp auf das Symbol, und du bist drin.",
  },
  already: {
    title: "Schon geschafft!",
    here: "Du hast Anpacken gerade als App geöffnet.",
    elsewhere: "Anpacken liegt schon auf diesem Gerät. Öffne es über das Symbol.",
  },
  prompt: {
    title: "Auf dieses Gerät",
    button: "Hinzufügen",
  },
  iphone: {
    title: "Auf dem iPhone oder iPad",
    key: "Die App ist ein eigener Bereich auf deinem iPhone. Wir geben ihr gleich einen Schlüssel mit, damit sie weiß, wer du bist. Er gilt 15 Minuten und nur einmal.",
    share: "Tippe auf „Teilen“, das Quadrat mit dem Pfeil nach oben.",
    shareHidden: "Nicht zu sehen? Tippe erst auf •••.",
    add: "Wähle „Zum Home-Bildschirm“, dann „Hinzufügen“.",
    addHidden: "Steht weiter unten, manchmal hinter „Mehr“.",
    open: "Öffne Anpacken über das neue Symbol und tippe dort auf „Ja, klingeln“.",
    picture: {
      share: "Bild: unten in Safari das Zeichen zum Teilen",
      add: "Bild: in der Liste die Zeile „Zum Home-Bildschirm“",
      copy: "Kopieren",
      home: "Zum Home-Bildschirm",
      bookmark: "Lesezeichen",
    },
  },
  old: {
    title: "Dein iPhone braucht erst ein Update",
    text: "Klingeln kann Anpacken ab iOS 16.4. So bekommst du es: Einstellungen, Allgemein, Softwareupdate. Gibt es für dein Gerät keines mehr, schreiben wir dir gern eine E-Mail.",
  },
  android: {
    title: "Auf einem Android-Handy",
    menu: "Tippe im Browser oben oder unten auf das Menü (⋮ oder ≡).",
    add: "Wähle „App installieren“ oder „Zum Startbildschirm hinzufügen“.",
    open: "Öffne Anpacken über das neue Symbol.",
  },
  inApp: {
    title: "Erst im Browser öffnen",
    text: "Du siehst diese Seite innerhalb einer anderen App, zum Beispiel WhatsApp oder Facebook. Von dort kommt Anpacken nicht auf dein Handy.",
    menu: "Tippe auf das Menü (⋮ oder •••).",
    browser: "Wähle „Im Browser öffnen“, auf dem iPhone „In Safari öffnen“.",
    again: "Melde dich dort an. Dann geht es weiter.",
  },
  desk: {
    title: "Am Computer",
    text: "In Chrome und Edge steht rechts in der Adresszeile ein Zeichen zum Installieren, in Safari hilft „Ablage“, „Zum Dock hinzufügen“. Klingeln kann Anpacken hier auch im Browser.",
    phone: "Lieber auf das Handy?",
    phoneLink: "Anmelden mit einem QR-Code",
  },
  other: "Du hast ein anderes Gerät?",
  shortcut: { map: "Karte", own: "Meine Zusagen", write: "Aufruf schreiben" },
  screenshot: {
    map: "Was gerade gebraucht wird, auf Karte und Liste",
    need: "Ein Aufruf: was, wann, wo, und ein Knopf",
    wide: "Karte und Liste nebeneinander",
  },
};
