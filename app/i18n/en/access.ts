import type { access as german } from "../de/access";
import type { Translated } from "../translated";

export const access: Translated<typeof german> = {
  waiting: { one: "One barrier has been reported", other: "{count} barriers have been reported" },
  report: {
    title: "Report a barrier",
    text: "What is in your way?",
    textHint: "One sentence is enough. You need not sign in.",
    contact: "E-mail address for the answer",
    submit: "Send",
    sent: "Thank you, we have it. The municipality of {municipality} will look into it.",
    which: "For which municipality?",
  },
  list: {
    title: "Reported barriers",
    lead: "What is in people’s way on your pages. Please answer where there is an address, and tick it off when it is settled.",
    empty: "Nobody has reported a barrier",
    emptyText: "The form for it is in your statement of accessibility.",
    form: "To the form",
    received: "reported on {day}",
    on: "on the page {page}",
    answer: "Answer to {contact}",
    settle: "Settled",
    settled: "Settled on {day}",
    done: "Ticked off.",
  },
  settings: {
    title: "Statement of accessibility",
    lead: "The statement is linked at the foot of every page. What holds for the product is in it already; add here what the law of your Land asks for.",
    enforcementBody: "Enforcement body of your Land",
    enforcementBodyHint: "Name, address, phone and e-mail as the body gives them.",
    accessibilityContact: "Contact for questions and feedback",
    accessibilityContactHint: "Whom to call or write to.",
    accessibilityMethod: "How you checked",
    accessibilityMethodHint: "For example: self-assessment, or by whom.",
    accessibilityGaps: "What is not accessible yet at yours",
    accessibilityGapsHint: "One line each. The gaps of the product itself are in the statement already.",
    checkedAt: "Last checked on",
    checkedAtHint: "Most laws ask for a check once a year.",
    signLanguageVideo: "Film in German sign language",
    signLanguageVideoHint:
      "An address that begins with https://. We link to the film and load nothing from there.",
  },
  mail: {
    subject: "A barrier has been reported",
    text: "somebody has reported a barrier on the pages of {municipality}.",
    link: "Read it here:",
  },
};
