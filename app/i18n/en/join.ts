import type { join as german } from "../de/join";
import type { Translated } from "../translated";

export const join: Translated<typeof german> = {
  title: "Join in",
  titleEdit: "Your profile",
  lead: "Name and place are enough. When help that suits you is needed nearby, we tell you.",
  already: "Already with us?",
  submit: "Join in",
  chosen: { one: "1 chosen", other: "{count} chosen" },
  name: {
    label: "Your name",
    hint: "What the association you say yes to will call you.",
  },
  place: {
    label: "Where is home?",
    hint: "Type your village or tap the map. Only a square of one kilometre is stored.",
    onMap: "Chosen on the map",
    map: "Map to choose your place: the arrow keys move it, Enter puts the pin in its middle.",
    pin: "Your place. The arrow keys move the pin.",
    home: "Home",
  },
  radius: {
    label: "How far would you go?",
    hint: "As the crow flies from your place.",
    km2: "2 km: in the village",
    km5: "5 km: by bicycle to the next village",
    km7: "7 km: round about",
    km10: "10 km: ten minutes by car",
    km15: "15 km: a quarter of an hour by car",
    km20: "20 km: to the next town as well",
    km30: "30 km: half an hour by car",
    km50: "50 km: anywhere in the county",
    kmOther: "{km} km",
  },
  interests: {
    title: "What do you like helping with?",
    hint: "Nothing ticked means: everything.",
    all: "Everything",
  },
  skills: {
    title: "What are you good at?",
    hint: "Some calls need exactly that.",
    none: "Two hands will do",
  },
  free: {
    title: "When do you have time?",
    hint: "Nothing ticked means: ask me any time. It never rings at night.",
    any: "Ask me any time",
    some: "At certain times",
    exactly: "More exactly, day by day",
  },
  reach: {
    title: "How do we reach you?",
    none: "Through this browser, that is enough",
    given: "By e-mail or phone as well",
    email: "Your e-mail address",
    emailHint: "So that you can sign in on another device, and in case your phone cannot ring.",
    phone: "Your phone number",
    phoneHint: "Seen only by an association you say yes to, until seven days after.",
    birthYear: "Your year of birth",
    birthYearHint: "Only for calls with a minimum age.",
  },
};
