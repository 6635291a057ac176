import type { home as german } from "../de/home";
import type { Translated } from "../translated";

export const home: Translated<typeof german> = {
  title: "Help in the village",
  description:
    "Associations say what help they need. See on the map where you can lend a hand, and be in with one tap.",
  count: {
    open: { one: "One call is waiting for you", other: "{count} calls are waiting for you" },
    from: { one: "One call, seen from {place}", other: "{count} calls, seen from {place}" },
    around: { one: "One call within {km} km", other: "{count} calls within {km} km" },
    aroundPlace: {
      one: "One call within {km} km of {place}",
      other: "{count} calls within {km} km of {place}",
    },
  },
  filter: {
    place: "Town or village",
    here: "Around your position",
    search: "Search",
    locate: "Use my position",
    notLocated: "Your position is not available right now. Please type a place.",
    radius: "Distance",
    anyRadius: "Anywhere",
    within: "within {km} km",
    kinds: "Kind of help",
    kindsChosen: { one: "Kind of help (1)", other: "Kind of help ({count})" },
    show: "Show",
    unknownPlace: "We cannot find “{place}”. Try the next larger town.",
  },
  map: {
    label: "Map of the open calls for help",
    zoomIn: "Zoom in",
    zoomOut: "Zoom out",
    unavailable: "The map cannot be loaded right now. The list has everything.",
    pin: { one: "{title}, {when}, 1 place left", other: "{title}, {when}, {count} places left" },
  },
  join: {
    title: "Never miss a call?",
    text: "Tell us where and when you like to help. Your phone rings when something suits you. Never otherwise.",
  },
  empty: {
    title: "Everything is done for now",
    text: "No association is looking for help at the moment. Join in, and we will tell you when that changes.",
    resident: "No association is looking for help at the moment. We will tell you when that changes.",
  },
  nothing: {
    title: "Nothing like that right now",
    text: "With a little less choosing there is:",
    km: { one: "At any distance: one call", other: "At any distance: {count} calls" },
    category: { one: "All kinds of help: one call", other: "All kinds of help: {count} calls" },
    fits: { one: "Other things too: one call", other: "Other things too: {count} calls" },
    all: { one: "Show everything: one call", other: "Show everything: {count} calls" },
  },
};
