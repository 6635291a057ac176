import type { Simple } from "./forms";

/** Apart, so that the service worker carries these two lines and not the whole dictionary. */
export const pushFallback = {
  title: "Anpacken",
  body: "Es gibt etwas Neues. Tippe hier.",
};

export const push: Simple["push"] = {
  fallback: pushFallback,
  invitation: {
    title: "{title}",
    titleUrgent: "Eilig: {title}",
    titleWanted: "Gesucht: {what}",
    body: "{reasons}\n{when}",
    bodyWithoutReasons: "{when}",
    bodyWithPlace: "{reasons}\n{when}, {place}",
    yes: "Ich helfe",
    no: "Diesmal nicht",
    see: "Ansehen",
  },
  reason: {
    distance: "{distance} weit weg ({place})",
    distanceOnly: "{distance} weit weg",
    fromHome: "geht von zu Hause",
    interest: "{category}",
    anyTime: "du kannst immer",
    separator: " · ",
  },
  weekday: {
    monday: "du kannst am Montag",
    tuesday: "du kannst am Dienstag",
    wednesday: "du kannst am Mittwoch",
    thursday: "du kannst am Donnerstag",
    friday: "du kannst am Freitag",
    saturday: "du kannst am Samstag",
    sunday: "du kannst am Sonntag",
  },
  changed: {
    title: "Passt es noch? {title}",
    bodyTime: "Die Zeit ist neu: {when}. Hilfst du weiter mit?",
    bodyPlace: "Der Ort ist neu: {place}. Hilfst du weiter mit?",
    bodyBoth: "Das ist neu: {when}, {place}. Hilfst du weiter mit?",
    yes: "Passt",
    no: "Passt nicht mehr",
  },
  cancelled: {
    title: "Fällt aus: {title}",
    body: "{when} fällt aus. Danke für deine Hilfe!",
    bodyWithReason: "{when} fällt aus. Der Grund: {reason}. Danke für deine Hilfe!",
  },
  suspended: {
    title: "Erst einmal gestoppt: {title}",
    body: "{when} fällt erst einmal aus. Die Gemeinde hat es gestoppt. Danke für deine Hilfe!",
  },
  enough: {
    title: "Es helfen schon genug. Danke!",
    body: "{when} ist fertig geplant. Du musst nichts tun.",
  },
  reminder: {
    title: "Bald geht es los: {title}",
    body: "{when}, {place}. Schön, dass du hilfst!",
    bodyFromHome: "{when}, von zu Hause. Schön, dass du hilfst!",
  },
  digest: {
    title: {
      one: "Diese Woche passt ein Aufruf zu dir",
      other: "Diese Woche passen {count} Aufrufe zu dir",
    },
    line: "{what}: {when}",
    more: { one: "und noch einer", other: "und noch {count}" },
  },
  neutral: {
    invitation: "Jemand in der Nähe braucht Hilfe",
    changed: "Passt es noch?",
    cancelled: "Fällt aus",
    suspended: "Erst einmal gestoppt",
    reminder: "Denk an deine Hilfe",
  },
  test: {
    title: "So klingelt es",
    body: "Alles ist bereit. Wir melden uns nur, wenn etwas zu dir passt.",
  },
  ask: {
    title: "Sollen wir klingeln?",
    text: "Jemand in der Nähe braucht Hilfe. Die Hilfe passt zu dir. Dann klingelt dein Handy. Nachts klingelt es nie. Es klingelt höchstens dreimal in der Woche. Du kannst das ändern. Du kannst es immer ausschalten.",
    textCoordinator:
      "Dein Handy klingelt, wenn die erste Person zusagt. Es klingelt, wenn genug helfen. Und es klingelt, wenn kurz vorher jemand absagt.",
    button: "Ja, klingeln",
    later: "Jetzt nicht",
    waiting: "Dein Browser fragt dich gleich. Tippe dann auf „Zulassen“.",
    testButton: "Klingeln ausprobieren",
    testSent: "Gleich klingelt es. Du hörst nichts? Vielleicht steht dein Handy auf „Nicht stören“.",
    done: "Dieses Gerät klingelt.",
    off: "Hier ausschalten",
    isOff: "Dieses Gerät bleibt still.",
  },
  dismissed: {
    title: "Noch nicht erlaubt",
    text: "Du hast die Frage nicht beantwortet. Tippe noch einmal auf „Ja, klingeln“. Tippe dann auf „Zulassen“.",
  },
  failed: {
    title: "Das hat nicht geklappt",
    text: "Dein Browser hat gerade keine Verbindung. Versuche es gleich noch einmal.",
  },
  inAppBrowser: {
    title: "Im Browser öffnen",
    text: "Du siehst diese Seite in einer anderen App. Zum Beispiel in WhatsApp oder Facebook. Dort kann dein Handy nicht klingeln.",
    step1: "Tippe auf das Menü (⋮ oder •••). Es ist oben oder unten.",
    step2: "Wähle „Im Browser öffnen“. Auf dem iPhone heißt es „In Safari öffnen“.",
    step3: "Schalte dort das Klingeln noch einmal ein.",
    copy: "Link kopieren",
    copied: "Kopiert. Öffne deinen Browser. Füge den Link oben ein.",
  },
  needsHomeScreen: {
    title: "Erst auf den Home-Bildschirm",
    text: "Lege Anpacken auf den Home-Bildschirm. Nur dann klingelt dein iPhone. Das dauert eine halbe Minute.",
    step1: "Tippe auf „Teilen“. Das ist das Quadrat mit dem Pfeil nach oben.",
    step2: "Wähle „Zum Home-Bildschirm“. Tippe dann auf „Hinzufügen“.",
    step3: "Öffne Anpacken mit dem neuen Bild. Tippe dort auf „Ja, klingeln“.",
    version: "Das geht ab iOS 16.4. Dein Gerät ist älter? Dann schreiben wir dir eine E-Mail.",
  },
  denied: {
    title: "Dein Browser erlaubt das Klingeln nicht",
    text: "Nur du kannst das ändern. So geht es:",
    step1: "Tippe oben auf das Zeichen links neben der Adresse.",
    step2: "Öffne „Berechtigungen“. Erlaube dort „Benachrichtigungen“.",
    step3: "Lade die Seite neu.",
    phone:
      "Es bleibt still? Öffne die Einstellungen von deinem Gerät. Erlaube dort dem Browser „Benachrichtigungen“.",
  },
  insecure: {
    title: "Hier kann es nicht klingeln",
    text: "Die Verbindung ist nicht sicher. Schreibe https:// vor die Adresse.",
  },
  unsupported: {
    title: "Dieser Browser kann nicht klingeln",
    text: "Nimm Chrome, Firefox, Edge oder Samsung Internet. Oder gib uns deine E-Mail-Adresse. Dann schreiben wir dir.",
  },
};
