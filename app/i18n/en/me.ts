import type { me as german } from "../de/me";
import type { Translated } from "../translated";

export const me: Translated<typeof german> = {
  title: "Hello, {name}",
  welcome: {
    title: "Good to have you!",
    fits: { one: "One open call suits you now", other: "{count} open calls suit you now" },
    none: "No open call suits you right now. We tell you as soon as that changes.",
  },
  commitments: {
    title: "You are lending a hand here",
  },
  fits: {
    title: "Suits you",
    none: "Nothing right now. We tell you as soon as a call suits you.",
    paused: "You are taking a break.",
    more: "All {count} on the map",
  },
  push: {
    noScript:
      "Your browser needs JavaScript for this. Or give an e-mail address in your profile, and we write to you.",
    tooSoon: "The last test ring is only just on its way. Wait a moment.",
    testFailed: "That did not work. Switch ringing off and on again.",
    allOff: { one: "Switch off ringing on your device", other: "Switch off ringing on all {count} devices" },
  },
  profile: {
    title: "How you help",
    place: "{km} km around {place}",
    edit: "Change profile",
  },
  places: {
    title: "Your places",
    lead: "A call suits you when it is near one of your places. No association sees them.",
    add: "Another place",
    name: "What do you call this place?",
    nameHint: "Work or parents, for example. Only you see it.",
    where: "Where is it?",
    addButton: "Add place",
    remove: "Remove",
    removeNamed: "Remove {label}",
    tooMany: "Five places are the most. Remove another one first.",
  },
  pause: {
    title: "Take a break",
    state: "On holiday, for example",
    until: "You are taking a break. From {day} on we ask you again.",
    label: "From when on may we ask you again?",
    hint: "Nothing rings until then.",
    invalid: "Please give a day from tomorrow on and within a year.",
    button: "Take a break",
    resume: "End the break",
  },
  account: {
    title: "Your account",
    noEmail: "You are signed in in this browser only.",
    addEmail: "Add an e-mail address",
    confirmed: "confirmed",
    unconfirmed: "not confirmed yet",
    confirmHint: "We have sent you a link. Tap it, and we can write to you.",
    phone: "Phone: {phone}",
    signOutHint: "Without an e-mail address you cannot come back to your account after signing out.",
  },
  app: {
    title: "App on the Home Screen",
    open: "How it works on an iPhone",
    start: "Let’s go",
    codeTitle: "Does the app ask for digits?",
    codeHint: "Then type these. They are valid for 15 minutes and once only.",
  },
  leave: {
    title: "Delete account",
  },
};
