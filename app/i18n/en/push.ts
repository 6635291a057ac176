import type { push as german } from "../de/push";
import type { Translated } from "../translated";

export const pushFallback = {
  title: "Anpacken",
  body: "There is something new for you. Tap here to have a look.",
};

export const push: Translated<typeof german> = {
  fallback: pushFallback,
  invitation: {
    title: "{title}",
    titleUrgent: "Urgent: {title}",
    titleWanted: "{what} wanted",
    body: "{reasons}\n{when}",
    bodyWithoutReasons: "{when}",
    bodyWithPlace: "{reasons}\n{when}, {place}",
    yes: "Count me in",
    no: "Not this time",
    see: "Have a look",
  },
  reason: {
    distance: "{distance} away ({place})",
    distanceOnly: "{distance} away",
    fromHome: "can be done from home",
    interest: "{category}",
    anyTime: "flexible in time",
    separator: " · ",
  },
  weekday: {
    monday: "you have time on Mondays",
    tuesday: "you have time on Tuesdays",
    wednesday: "you have time on Wednesdays",
    thursday: "you have time on Thursdays",
    friday: "you have time on Fridays",
    saturday: "you have time on Saturdays",
    sunday: "you have time on Sundays",
  },
  changed: {
    title: "Still fine? {title}",
    bodyTime: "New time: {when}. Are you still in?",
    bodyPlace: "New place: {place}. Are you still in?",
    bodyBoth: "New: {when}, {place}. Are you still in?",
    yes: "Fine",
    no: "Not any more",
  },
  cancelled: {
    title: "Cancelled: {title}",
    body: "{when} will not take place. Thank you for wanting to help!",
    bodyWithReason: "{when} will not take place: {reason}. Thank you for wanting to help!",
  },
  suspended: {
    title: "On hold for now: {title}",
    body: "{when} does not take place like this. The municipality has put the request on hold. Thank you for wanting to help!",
  },
  enough: {
    title: "Enough people have been found. Thank you!",
    body: "{when} is taken care of. There is nothing for you to do.",
  },
  reminder: {
    title: "Coming up soon: {title}",
    body: "{when}, {place}. Lovely that you are in!",
    bodyFromHome: "{when}, from home. Lovely that you are in!",
  },
  digest: {
    title: { one: "One request suits you this week", other: "{count} requests suit you this week" },
    line: "{what}: {when}",
    more: { one: "and one more", other: "and {count} more" },
  },
  neutral: {
    invitation: "Somebody nearby needs help",
    changed: "Does it still suit you?",
    cancelled: "Called off",
    suspended: "On hold for now",
    reminder: "A reminder of your yes",
  },
  firstSignup: {
    title: "First to say yes: {title}",
    body: "{taken} of {places} found, {when}.",
  },
  full: {
    title: "Everybody found: {title}",
    body: {
      one: "The place is taken, {when}.",
      other: "All {count} places are taken, {when}.",
    },
  },
  withdrawn: {
    title: "One fewer: {title}",
    body: "{when}: {taken} of {places} still coming.",
  },
  nobodyYet: {
    title: "Nobody yet: {title}",
    body: "It starts {when}. Would you like to share the link once more?",
  },
  test: {
    title: "This is how it rings",
    body: "All set. You will hear from us only when something near you suits you.",
  },
  ask: {
    title: "Shall we ring?",
    text: "Your device tells you when help is needed near you that suits you. Never at night, at most three times a week unless you choose otherwise, and you can switch it off at any time.",
    textCoordinator:
      "Your device tells you about the first yes, when everybody is found, and when someone drops out shortly before.",
    button: "Yes, ring me",
    later: "Not now",
    waiting: "Your browser is about to ask for your permission.",
    testButton: "Try the ring",
    testSent:
      "It will ring in a moment. Nothing heard? Check whether your device is set to “Do not disturb”.",
    done: "This device rings.",
    off: "Switch off on this device",
    isOff: "This device stays silent.",
  },
  dismissed: {
    title: "Not allowed yet",
    text: "Your browser's question was left open. Tap “Yes, ring me” again and then “Allow”.",
  },
  failed: {
    title: "That did not work just now",
    text: "Your browser cannot reach its message service. Check the connection and try again in a moment.",
  },
  inAppBrowser: {
    title: "Open in the browser",
    text: "You see this page inside another app, WhatsApp or Facebook for example. Your device cannot ring from there.",
    step1: "Tap the menu at the top or bottom (⋮ or •••).",
    step2: "Choose “Open in browser”, on an iPhone “Open in Safari”.",
    step3: "Switch on ringing again there.",
    copy: "Copy link",
    copied: "Copied. Paste it into the address bar at the top of your browser.",
  },
  needsHomeScreen: {
    title: "First to the Home Screen",
    text: "iPhone and iPad ring only for pages on the Home Screen. It takes half a minute.",
    step1: "Tap “Share” (the square with the arrow pointing up).",
    step2: "Choose “Add to Home Screen” and then “Add”.",
    step3: "Open Anpacken from the new icon and tap “Yes, ring me” there.",
    version: "This works from iOS 16.4. On older devices we gladly write you an e-mail.",
  },
  denied: {
    title: "Your browser does not let us ring",
    text: "Notifications are blocked for this page. Only you can change that:",
    step1: "Tap the symbol to the left of the address in the address bar.",
    step2: "Open “Permissions” and allow “Notifications”.",
    step3: "Load the page again.",
    phone: "Still silent? Then allow notifications for the browser in your device's settings.",
  },
  insecure: {
    title: "No ringing without a secure connection",
    text: "This page was opened without encryption. Open it with https:// at the beginning.",
  },
  unsupported: {
    title: "This browser cannot ring",
    text: "A current Chrome, Firefox, Edge or Samsung Internet can. Or give us an e-mail address, and we will write to you.",
  },
};
