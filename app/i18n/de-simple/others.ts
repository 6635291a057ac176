import type { Simple } from "./forms";

// What residents meet of the areas that are mostly others' (../path.ts).

export const association: Simple["association"] = {
  signIn: {
    title: "Anmelden",
    lead: "Wir schicken dir einen Link per E-Mail. Du brauchst kein Passwort.",
    email: "Deine E-Mail-Adresse",
    emailHint: "Die Adresse, die du uns gegeben hast. Oder die Adresse von deinem Verein.",
    button: "Link schicken",
    sentTitle: "Sieh in deine E-Mails",
    sent: "Kennen wir die Adresse? Dann bekommst du eine E-Mail. Darin ist ein Link. Er gilt 15 Minuten und nur einmal.",
    sentHint: "Nichts da? Sieh auch im Spam-Ordner nach. Oder schicke den Link noch einmal.",
    noEmail:
      "Du hast keine E-Mail-Adresse angegeben? Dann bleibst du auf deinem Gerät angemeldet. Passkey oder Notfallblatt helfen dir zurück.",
    signedInAs: "Du bist hier schon als {name} angemeldet.",
    toCode: "Sechs Ziffern eintippen",
    codeLead: "Liegt Anpacken auf deinem Home-Bildschirm? Willst du die App anmelden?",
    confirmTitle: "Willkommen zurück",
    confirmLead: "Tippe noch einmal. Dann bist du angemeldet.",
    confirmButton: "Als {name} anmelden",
    confirmEmailTitle: "Stimmt die Adresse?",
    confirmEmailLead: "So wissen wir: Unsere E-Mails kommen an.",
    confirmEmailButton: "Ja, weiter als {name}",
    switches: "Hier ist gerade {name} angemeldet. Danach bist du angemeldet.",
    overTitle: "Dieser Link gilt nicht mehr",
    over: "Ein Link gilt 15 Minuten und nur einmal. Hol dir einen neuen.",
    anew: "Neuen Link schicken",
    codeTitle: "App anmelden",
    codeHelp:
      "Öffne Anpacken im Browser, in dem du angemeldet bist. Tippe auf „Ich“ und dann auf „App“. Dort stehen sechs Ziffern. Sie gelten 15 Minuten.",
    code: "Sechs Ziffern",
    codeButton: "Anmelden",
    codeFormat: "Schreibe genau sechs Ziffern.",
    codeUnknown: "Wir kennen diese Ziffern nicht. Oder sie gelten nicht mehr. Hol dir neue.",
  },
  cancelReason: {
    weather: "schlechtes Wetter",
    "not-needed": "niemand braucht es mehr",
  },
};

export const municipality: Simple["municipality"] = {
  nav: { main: "Rathaus" },
  page: {
    title: "{name}: Hilfe im Dorf",
    description: "Das brauchen Vereine in {name}. Auf der Karte und als Liste.",
    all: "Alle Gemeinden",
    others: "Gemeinden",
  },
  setup: {
    notYetTitle: "Hier kommt bald etwas",
    notYet: "Hier gibt es noch keine Gemeinde. Wer den Server betreut, findet den Link im Terminal.",
  },
};

export const team: Simple["team"] = {
  apply: {
    nav: "Verein anmelden",
    login: "Euer Verein ist noch nicht dabei?",
  },
  bars: {
    kindTitle: "Hier kannst du gerade nicht zusagen",
    kind: "{association} nimmt deine Hilfe gerade nicht an. Hast du Fragen? Sprich mit dem Verein. Andere freuen sich auf dich.",
  },
  halted: {
    title: "Dieser Aufruf ist erst einmal gestoppt",
    text: "Die Gemeinde hat ihn gestoppt. Geh bitte erst einmal nicht hin. Geht es weiter, fragen wir dich noch einmal.",
  },
  papers: {
    factTitle: "Bitte zeigen: {list}",
    factDetail: "Der Verein sieht die Papiere nur an. Er schreibt nur den Tag auf.",
    "background-check": "erweitertes Führungszeugnis",
    "first-aid": "Papier über Erste Hilfe",
    "driving-licence": "Führerschein Klasse {detail}",
  },
  insurance: {
    title: "Versicherung",
    text: "Frag den Verein: Wie bin ich versichert? {land} hat Versicherungen für Freiwillige: {url}",
    plain: "Frag den Verein: Bin ich hier versichert?",
  },
  lands: {
    BW: "Baden-Württemberg",
    BY: "Bayern",
    BE: "Berlin",
    BB: "Brandenburg",
    HB: "Bremen",
    HH: "Hamburg",
    HE: "Hessen",
    MV: "Mecklenburg-Vorpommern",
    NI: "Niedersachsen",
    NW: "Nordrhein-Westfalen",
    RP: "Rheinland-Pfalz",
    SL: "Das Saarland",
    SN: "Sachsen",
    ST: "Sachsen-Anhalt",
    SH: "Schleswig-Holstein",
    TH: "Thüringen",
  },
};
