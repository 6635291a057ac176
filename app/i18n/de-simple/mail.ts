import type { Simple } from "./forms";

// A mail is a postcard: no helper's name, phone or place stands in any of these.
export const mail: Simple["mail"] = {
  hello: "Hallo,",
  footer: {
    rule: "--",
    team: "Anpacken · {baseUrl}",
    imprint: "Impressum: {baseUrl}/impressum",
    less: "Weniger Anfragen oder keine mehr: {baseUrl}/me",
  },
  signIn: {
    subject: "Dein Link zum Anmelden",
    text: "mit diesem Link meldest du dich bei Anpacken an:",
    bound: "Öffne ihn im gleichen Browser. Woanders zeigt er dir sechs Ziffern. Tippe sie dort ein.",
    life: "Er gilt 15 Minuten und nur einmal. Du wolltest keinen Link? Dann lösche diese E-Mail. Es passiert nichts.",
  },
  confirm: {
    subject: "Ist das deine E-Mail-Adresse?",
    text: "ist das deine Adresse? Dann öffne diesen Link. So können wir dir schreiben, wenn jemand Hilfe braucht:",
    life: "Er gilt sieben Tage und nur einmal. Das warst nicht du? Dann lösche diese E-Mail. Wir schreiben nicht mehr.",
  },
  need: {
    what: "Was: {title}",
    who: "Wer: {name}",
    when: "Wann: {when}",
    where: "Wo: {place}",
    fromHome: "geht von zu Hause",
    moreShifts: { one: "und noch eine Zeit", other: "und noch {count} Zeiten" },
  },
  invitation: {
    subject: "Kannst du helfen? {title}",
    text: "jemand in deiner Nähe braucht Hilfe. Wir glauben, das passt zu dir.",
    textFromHome: "jemand braucht Hilfe. Sie geht von zu Hause. Wir glauben, das passt zu dir.",
    why: "Darum fragen wir dich: {reasons}",
    link: "Ansehen, zusagen oder „Diesmal nicht“ sagen:",
  },
  changed: {
    subject: "Passt es noch? {title}",
    text: "du hast zugesagt. Jetzt ist etwas neu. So ist es jetzt:",
    link: "Bitte sag uns, ob es noch passt:",
  },
  cancelled: {
    subject: "Fällt aus: {title}",
    text: "du hast zugesagt. Aber das fällt aus. Du musst nichts tun. Danke für deine Hilfe!",
    reason: "Der Grund: {reason}",
    link: "Der Aufruf:",
  },
  suspended: {
    subject: "Erst einmal gestoppt: {title}",
    text: "du hast zugesagt. Die Gemeinde hat den Aufruf erst einmal gestoppt. Du musst nichts tun. Geht es weiter, fragen wir dich noch einmal. Danke für deine Hilfe!",
    link: "Der Aufruf:",
  },
  reminder: {
    subject: "Bald geht es los: {title}",
    text: "bald hilfst du mit. Schön!",
    link: "Ort, Ansprechperson und „Ich kann doch nicht“:",
  },
  digest: {
    subject: {
      one: "Diese Woche passt ein Aufruf zu dir",
      other: "Diese Woche passen {count} Aufrufe zu dir",
    },
    text: "das brauchen Menschen in deiner Nähe:",
    less: "Anderer Tag oder kein Wochenbrief mehr: {baseUrl}/me/settings",
  },
  reason: {
    near: "der Ort ist in deiner Nähe",
    hasTime: "du kannst {weekday}",
    anyTime: "du kannst immer",
  },
};
