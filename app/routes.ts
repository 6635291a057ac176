import { index, type RouteConfig, route } from "@remix-run/route-config";

/** The whole URL space of the product, by who comes through which door. */
export default [
  index("routes/home.tsx"),

  // A need, for everybody; taking a place, giving it back, answering
  route("help/:id", "routes/help/need.tsx"),
  route("help/:id/signup", "routes/help/signup.tsx"),
  route("help/:id/withdraw", "routes/help/withdraw.tsx"),
  route("help/:id/answer", "routes/help/answer.tsx"),
  route("help/:id/opened", "routes/help/opened.ts"),
  route("hilfe/:id", "routes/help/alias.ts"),

  // Residents
  route("join", "routes/resident/join.tsx"),
  route("mitmachen", "routes/resident/alias.ts"),
  route("me", "routes/resident/me.tsx"),
  route("me/places", "routes/resident/places.tsx"),
  route("me/pause", "routes/resident/pause.ts"),
  route("me/leave", "routes/resident/leave.tsx"),
  route("me/app", "routes/resident/app.tsx"),

  // This browser: rings, signs in and out, speaks a language
  route("push/key", "routes/push/key.ts"),
  route("push/subscriptions", "routes/push/subscriptions.ts"),
  route("push/test", "routes/push/test.ts"),
  route("manifest.webmanifest", "routes/manifest.ts"),
  route("login", "routes/sign-in/login.tsx"),
  route("login/code", "routes/sign-in/code.tsx"),
  route("login/:token", "routes/sign-in/token.tsx"),
  route("logout", "routes/sign-in/logout.ts"),
  route("locale", "routes/sign-in/locale.ts"),

  // The team of an association
  route("association", "routes/association/needs.tsx"),
  route("association/help/new", "routes/association/new.tsx"),
  route("association/help/:id", "routes/association/need.tsx"),
  route("association/help/:id/edit", "routes/association/edit.tsx"),
  route("association/help/:id/cancel", "routes/association/cancel.tsx"),
  route("association/help/:id/status", "routes/association/status.ts"),
  route("association/help/:id/roster", "routes/association/roster.tsx"),
  route("association/help/:id/stream", "routes/association/stream.ts"),

  // Data for everybody
  route("places.json", "routes/places.ts"),
  route("open-data/help-requests.geojson", "routes/geojson.ts"),

  // What the law asks for
  route("impressum", "routes/legal/impressum.tsx"),
  route("datenschutz", "routes/legal/datenschutz.tsx"),
  route("nutzungsbedingungen", "routes/legal/nutzungsbedingungen.tsx"),
  route("barrierefreiheit", "routes/legal/barrierefreiheit.tsx"),

  route("*", "routes/not-found.tsx"),
] satisfies RouteConfig;
