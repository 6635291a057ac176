/** Apart, so that the service worker carries these two lines and not the whole dictionary. */
export const pushFallback = {
  title: "Anpacken",
  body: "Es gibt etwas Neues für dich. Tippe hier, um nachzusehen.",
};

export const push = {
  fallback: pushFallback,
  invitation: {
    title: "{title}",
    titleUrgent: "Dringend: {title}",
    titleWanted: "{what} gesucht",
    body: "{reasons}\n{when}",
    bodyWithoutReasons: "{when}",
    bodyWithPlace: "{reasons}\n{when}, {place}",
    yes: "Ich bin dabei",
    no: "Diesmal nicht",
    see: "Ansehen",
  },
  reason: {
    distance: "{distance} entfernt ({place})",
    distanceOnly: "{distance} entfernt",
    fromHome: "von zu Hause möglich",
    interest: "{category}",
    anyTime: "zeitlich flexibel",
    separator: " · ",
  },
  weekday: {
    monday: "du hast montags Zeit",
    tuesday: "du hast dienstags Zeit",
    wednesday: "du hast mittwochs Zeit",
    thursday: "du hast donnerstags Zeit",
    friday: "du hast freitags Zeit",
    saturday: "du hast samstags Zeit",
    sunday: "du hast sonntags Zeit",
  },
  changed: {
    title: "Passt noch? {title}",
    bodyTime: "Neue Zeit: {when}. Bist du weiter dabei?",
    bodyPlace: "Neuer Ort: {place}. Bist du weiter dabei?",
    bodyBoth: "Neu: {when}, {place}. Bist du weiter dabei?",
    yes: "Passt",
    no: "Passt nicht mehr",
  },
  cancelled: {
    title: "Abgesagt: {title}",
    body: "{when} fällt aus. Danke, dass du helfen wolltest!",
    bodyWithReason: "{when} fällt aus: {reason}. Danke, dass du helfen wolltest!",
  },
  suspended: {
    title: "Vorerst angehalten: {title}",
    body: "{when} findet so nicht statt. Die Gemeinde hat den Aufruf vorerst angehalten. Danke, dass du helfen wolltest!",
  },
  enough: {
    title: "Es haben sich genug gefunden. Danke!",
    body: "{when} ist versorgt. Du musst nichts tun.",
  },
  reminder: {
    title: "Bald geht es los: {title}",
    body: "{when}, {place}. Schön, dass du dabei bist!",
    bodyFromHome: "{when}, von zu Hause. Schön, dass du dabei bist!",
  },
  digest: {
    title: { one: "Diese Woche passt ein Aufruf zu dir", other: "Diese Woche passen {count} Aufrufe zu dir" },
    line: "{what}: {when}",
    more: { one: "und ein weiterer", other: "und {count} weitere" },
  },
  neutral: {
    invitation: "Jemand in der Nähe braucht Hilfe",
    changed: "Passt noch?",
    cancelled: "Abgesagt",
    suspended: "Vorerst angehalten",
    reminder: "Erinnerung an deine Zusage",
  },
  firstSignup: {
    title: "Die erste Zusage: {title}",
    body: "{taken} von {places} gefunden, {when}.",
  },
  full: {
    title: "Alle gefunden: {title}",
    body: {
      one: "Der Platz ist vergeben, {when}.",
      other: "Alle {count} Plätze sind vergeben, {when}.",
    },
  },
  withdrawn: {
    title: "Eine Zusage weniger: {title}",
    body: "{when}: noch {taken} von {places} dabei.",
  },
  nobodyYet: {
    title: "Noch niemand dabei: {title}",
    body: "{when} geht es los. Magst du den Link noch einmal teilen?",
  },
  test: {
    title: "So klingelt es",
    body: "Alles bereit. Wir melden uns nur, wenn in deiner Nähe etwas zu dir passt.",
  },
  ask: {
    title: "Sollen wir klingeln?",
    text: "Dein Gerät meldet sich, wenn in deiner Nähe Hilfe gebraucht wird, die zu dir passt. Nie nachts, höchstens dreimal in der Woche, wenn du nichts anderes einstellst, und du kannst es jederzeit abschalten.",
    textCoordinator:
      "Dein Gerät meldet sich bei der ersten Zusage, wenn alle gefunden sind und wenn kurz vorher jemand absagt.",
    button: "Ja, klingeln",
    later: "Jetzt nicht",
    waiting: "Dein Browser fragt dich gleich um Erlaubnis.",
    testButton: "Probeklingeln",
    testSent: "Gleich klingelt es. Nichts gehört? Schau nach, ob dein Gerät auf „Nicht stören“ steht.",
    done: "Dieses Gerät klingelt.",
    off: "Auf diesem Gerät ausschalten",
    isOff: "Dieses Gerät bleibt still.",
  },
  dismissed: {
    title: "Noch nicht erlaubt",
    text: "Die Frage deines Browsers blieb offen. Tippe noch einmal auf „Ja, klingeln“ und dann auf „Zulassen“.",
  },
  failed: {
    title: "Das hat gerade nicht geklappt",
    text: "Dein Browser erreicht seinen Nachrichtendienst nicht. Prüfe die Verbindung und versuche es gleich noch einmal.",
  },
  inAppBrowser: {
    title: "Im Browser öffnen",
    text: "Du siehst diese Seite innerhalb einer anderen App, zum Beispiel WhatsApp oder Facebook. Dort kann dein Gerät nicht klingeln.",
    step1: "Tippe oben oder unten auf das Menü (⋮ oder •••).",
    step2: "Wähle „Im Browser öffnen“, auf dem iPhone „In Safari öffnen“.",
    step3: "Melde dich dort noch einmal für das Klingeln an.",
    copy: "Link kopieren",
    copied: "Kopiert. Füge ihn in deinem Browser oben in die Adresszeile ein.",
  },
  needsHomeScreen: {
    title: "Erst auf den Home-Bildschirm",
    text: "iPhone und iPad klingeln nur für Seiten, die auf dem Home-Bildschirm liegen. Das dauert eine halbe Minute.",
    step1: "Tippe auf „Teilen“ (das Quadrat mit dem Pfeil nach oben).",
    step2: "Wähle „Zum Home-Bildschirm“ und dann „Hinzufügen“.",
    step3: "Öffne Anpacken über das neue Symbol und tippe dort auf „Ja, klingeln“.",
    version: "Das geht ab iOS 16.4. Auf älteren Geräten schreiben wir dir gern eine E-Mail.",
  },
  denied: {
    title: "Dein Browser lässt uns nicht klingeln",
    text: "Benachrichtigungen sind für diese Seite gesperrt. Nur du kannst das ändern:",
    step1: "Tippe in der Adresszeile auf das Symbol links neben der Adresse.",
    step2: "Öffne „Berechtigungen“ und erlaube „Benachrichtigungen“.",
    step3: "Lade die Seite neu.",
    phone:
      "Immer noch still? Dann erlaube in den Einstellungen deines Geräts Benachrichtigungen für den Browser.",
  },
  insecure: {
    title: "Ohne sichere Verbindung kein Klingeln",
    text: "Diese Seite wurde ohne Verschlüsselung geöffnet. Rufe sie mit https:// am Anfang auf.",
  },
  unsupported: {
    title: "Dieser Browser kann nicht klingeln",
    text: "Mit einem aktuellen Chrome, Firefox, Edge oder Samsung Internet geht es. Oder gib uns eine E-Mail-Adresse, dann schreiben wir dir.",
  },
};
