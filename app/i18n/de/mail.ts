// A mail is a postcard: no helper's name, phone or place stands in any of these.
export const mail = {
  hello: "Hallo,",
  footer: {
    rule: "--",
    team: "Anpacken · {baseUrl}",
    imprint: "Impressum: {baseUrl}/impressum",
    less: "Weniger oder keine Anfragen mehr: {baseUrl}/me",
  },
  signIn: {
    subject: "Dein Link zum Anmelden",
    text: "mit diesem Link meldest du dich bei Anpacken an:",
    bound:
      "Öffne ihn am besten im selben Browser, in dem du ihn angefordert hast. Anderswo zeigt er dir sechs Ziffern, die du dort eintippst.",
    life: "Er gilt 15 Minuten und nur einmal. Du hast ihn nicht angefordert? Dann wirf diese Mail einfach weg, es passiert nichts.",
  },
  confirm: {
    subject: "Bitte bestätige deine E-Mail-Adresse",
    text: "ist das deine Adresse? Dann bestätige sie mit diesem Link, damit wir dir schreiben können, wenn Hilfe gebraucht wird:",
    life: "Er gilt sieben Tage und nur einmal. Du hast dich nicht eingetragen? Dann wirf diese Mail einfach weg, wir schreiben dir nicht mehr.",
  },
  need: {
    what: "Was: {title}",
    who: "Wer: {name}",
    when: "Wann: {when}",
    where: "Wo: {place}",
    fromHome: "von zu Hause möglich",
    moreShifts: { one: "und ein weiterer Termin", other: "und {count} weitere Termine" },
  },
  invitation: {
    subject: "Kannst du helfen? {title}",
    text: "in deiner Nähe wird Hilfe gebraucht, und wir glauben, das passt zu dir.",
    textFromHome:
      "hier wird Hilfe gebraucht, die von zu Hause möglich ist, und wir glauben, das passt zu dir.",
    why: "Warum du gefragt wirst: {reasons}",
    link: "Ansehen, zusagen oder „Diesmal nicht“ antworten:",
  },
  changed: {
    subject: "Passt noch? {title}",
    text: "bei einem Aufruf, zu dem du zugesagt hast, ist etwas neu. So ist es jetzt:",
    link: "Bitte sag kurz, ob es noch passt:",
  },
  cancelled: {
    subject: "Abgesagt: {title}",
    text: "dieser Aufruf, zu dem du zugesagt hast, ist abgesagt. Du musst nichts weiter tun. Danke, dass du helfen wolltest!",
    reason: "Grund: {reason}",
    link: "Der Aufruf:",
  },
  suspended: {
    subject: "Vorerst angehalten: {title}",
    text: "die Gemeinde hat diesen Aufruf, zu dem du zugesagt hast, vorerst angehalten. Du musst nichts weiter tun. Wenn er doch stattfindet, fragen wir dich noch einmal. Danke, dass du helfen wolltest!",
    link: "Der Aufruf:",
  },
  reminder: {
    subject: "Bald geht es los: {title}",
    text: "du bist bald dabei. Schön!",
    link: "Ort, Ansprechperson und „Ich kann doch nicht“:",
  },
  digest: {
    subject: {
      one: "Diese Woche passt ein Aufruf zu dir",
      other: "Diese Woche passen {count} Aufrufe zu dir",
    },
    text: "das wird gerade in deiner Nähe gebraucht:",
    less: "Andere Tage oder keine Wochenübersicht mehr: {baseUrl}/me/settings",
  },
  firstSignup: {
    subject: "Die erste Zusage: {title}",
    text: "für euren Aufruf hat die erste Person zugesagt.",
  },
  full: {
    subject: "Alle gefunden: {title}",
    text: "für euren Aufruf sind alle gefunden. Er nimmt jetzt keine Zusagen mehr an.",
  },
  withdrawn: {
    subject: "Eine Zusage weniger: {title}",
    text: "bei eurem Aufruf hat kurz vorher jemand zurückgezogen. Der Platz ist wieder frei.",
  },
  nobodyYet: {
    subject: "Noch niemand dabei: {title}",
    text: "für euren Aufruf hat noch niemand zugesagt. Oft hilft es, den Link noch einmal zu teilen.",
  },
  team: { link: "Zu eurem Aufruf:" },
  reason: {
    near: "der Ort liegt in deinem Umkreis",
    hasTime: "du hast {weekday} Zeit",
    anyTime: "du bist zeitlich flexibel",
  },
};
