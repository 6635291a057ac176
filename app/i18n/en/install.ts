import type { install as german } from "../de/install";
import type { Translated } from "../translated";

export const install: Translated<typeof german> = {
  card: {
    title: "Anpacken as an app",
    text: "An icon on your phone: it rings when you are needed, and you can read what you said yes to without a connection.",
    add: "Add it now",
    how: "This is how",
    later: "Not now",
  },
  title: "Anpacken as an app",
  lead: "No app store, half a minute, and gone again whenever you like.",
  why: {
    title: "What it gives you",
    rings: "Your phone rings when somebody like you is needed nearby.",
    ringsOnlySo: "Only this way may your iPhone ring when you are needed.",
    offline: "When, where and whom to call are there without a connection, too.",
    quick: "One tap on the icon and you are in.",
  },
  already: {
    title: "Done already!",
    here: "You have opened Anpacken as an app.",
    elsewhere: "Anpacken is on this device already. Open it by its icon.",
  },
  prompt: {
    title: "On this device",
    button: "Add",
  },
  iphone: {
    title: "On an iPhone or iPad",
    key: "The app is an area of its own on your iPhone. We give it a key, so that it knows who you are. It is good for 15 minutes and only once.",
    share: "Tap “Share”, the square with the arrow pointing up.",
    shareHidden: "Can’t see it? Tap ••• first.",
    add: "Choose “Add to Home Screen”, then “Add”.",
    addHidden: "It is further down, sometimes behind “More”.",
    open: "Open Anpacken by its new icon and tap “Yes, ring” there.",
    picture: {
      share: "Picture: the share sign at the bottom of Safari",
      add: "Picture: the line “Add to Home Screen” in the list",
      copy: "Copy",
      home: "Add to Home Screen",
      bookmark: "Bookmark",
    },
  },
  old: {
    title: "Your iPhone needs an update first",
    text: "Anpacken can ring from iOS 16.4 on. You get it in Settings, General, Software Update. If there is none for your device any more, we will gladly write you an e-mail.",
  },
  android: {
    title: "On an Android phone",
    menu: "Tap the browser’s menu at the top or bottom (⋮ or ≡).",
    add: "Choose “Install app” or “Add to home screen”.",
    open: "Open Anpacken by its new icon.",
  },
  inApp: {
    title: "Open it in your browser first",
    text: "You see this page inside another app, WhatsApp or Facebook for example. From there Anpacken cannot get onto your phone.",
    menu: "Tap the menu (⋮ or •••).",
    browser: "Choose “Open in browser”, on an iPhone “Open in Safari”.",
    again: "Sign in there, and go on.",
  },
  desk: {
    title: "On a computer",
    text: "Chrome and Edge show a sign for installing at the right of the address bar; in Safari choose “File”, “Add to Dock”. Anpacken can ring in the browser here, too.",
    phone: "Rather on your phone?",
    phoneLink: "Sign in with a QR code",
  },
  other: "You have another device?",
  shortcut: { map: "Map", own: "What I said yes to", write: "Write a call" },
  screenshot: {
    map: "What is needed right now, on map and list",
    need: "A call: what, when, where, and one button",
    wide: "Map and list side by side",
  },
};
