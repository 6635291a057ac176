import type { legal as de } from "../de/legal";
import type { Translated } from "../translated";

export const legal: Translated<typeof de> = {
  imprint: {
    title: "Legal notice",
    description: "Who runs Anpacken and how to reach us.",
  },
  privacy: {
    title: "Privacy",
    description: "Which data Anpacken stores, what for, for how long, and which rights you have.",
  },
  terms: {
    title: "Terms of use",
    description: "What applies to everyone who looks for help or gives it through Anpacken.",
  },
  accessibility: {
    title: "Accessibility statement",
    description: "How accessible Anpacken is and whom to tell about barriers.",
  },
};
