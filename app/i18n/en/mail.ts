import type { mail as de } from "../de/mail";
import type { Translated } from "../translated";

export const mail: Translated<typeof de> = {
  hello: "Hello,",
  footer: {
    rule: "--",
    team: "Anpacken · {baseUrl}",
    imprint: "Legal notice: {baseUrl}/impressum",
    less: "Fewer requests, or none: {baseUrl}/me",
  },
  signIn: {
    subject: "Your link to sign in",
    text: "with this link you sign in to Anpacken:",
    bound:
      "Best open it in the same browser in which you asked for it. Elsewhere it shows you six digits to type in there.",
    life: "It works for 15 minutes and only once. You did not ask for it? Then just throw this mail away, nothing happens.",
  },
  confirm: {
    subject: "Please confirm your e-mail address",
    text: "is this your address? Then confirm it with this link, so that we can write to you when help is needed:",
    life: "It works for seven days and only once. You did not sign up? Then just throw this mail away, we will not write again.",
  },
  need: {
    what: "What: {title}",
    who: "Who: {name}",
    when: "When: {when}",
    where: "Where: {place}",
    fromHome: "possible from home",
    moreShifts: { one: "and one more date", other: "and {count} more dates" },
  },
  invitation: {
    subject: "Can you help? {title}",
    text: "help is needed near you, and we think it suits you.",
    textFromHome: "help is needed that is possible from home, and we think it suits you.",
    why: "Why you are asked: {reasons}",
    link: "Have a look, say yes or “Not this time”:",
  },
  changed: {
    subject: "Does it still suit you? {title}",
    text: "something is new about a request you said yes to. This is how it is now:",
    link: "Please tell us whether it still suits you:",
  },
  cancelled: {
    subject: "Called off: {title}",
    text: "this request, which you said yes to, is called off. There is nothing else for you to do. Thank you for wanting to help!",
    reason: "Reason: {reason}",
    link: "The request:",
  },
  suspended: {
    subject: "On hold for now: {title}",
    text: "the municipality has put this request, which you said yes to, on hold. There is nothing else for you to do. If it takes place after all, we ask you again. Thank you for wanting to help!",
    link: "The request:",
  },
  reminder: {
    subject: "Coming up soon: {title}",
    text: "it is soon, and you are in. Lovely!",
    link: "Place, contact and “I can’t come after all”:",
  },
  digest: {
    subject: { one: "One request suits you this week", other: "{count} requests suit you this week" },
    text: "this is needed near you right now:",
    less: "Another day, or no weekly overview any more: {baseUrl}/me/settings",
  },
  firstSignup: {
    subject: "The first yes: {title}",
    text: "the first person has said yes to your request.",
  },
  full: {
    subject: "Everyone found: {title}",
    text: "everyone is found for your request. It takes no more helpers now.",
  },
  withdrawn: {
    subject: "One helper fewer: {title}",
    text: "somebody has withdrawn from your request at short notice. The place is free again.",
  },
  nobodyYet: {
    subject: "Nobody yet: {title}",
    text: "nobody has said yes to your request so far. It often helps to share the link again.",
  },
  team: { link: "To your request:" },
  reason: {
    near: "the place lies within your area",
    hasTime: "you are free {weekday}",
    anyTime: "you are flexible in time",
  },
};
