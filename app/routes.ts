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
  route("help/:id/submission", "routes/help/submission.ts"),
  route("help/:id/calendar.ics", "routes/help/calendar.ts"),
  route("hilfe/:id", "routes/help/alias.ts"),
  route("g", "routes/g/enter.tsx"),
  route("g/:code", "routes/g/code.tsx"),

  // Dates by day, and the calendars that phones subscribe to
  route("calendar", "routes/calendar/page.tsx"),
  route("calendar/municipality/:slug.ics", "routes/calendar/municipality.ts"),
  route("calendar/association/:id.ics", "routes/calendar/association.ts"),
  route("calendar/category/:category.ics", "routes/calendar/category.ts"),
  route("calendar/own/:token.ics", "routes/calendar/own.ts"),

  // The links in pings: one tap, without signing in
  route("ping/:token", "routes/ping/token.ts"),
  route("ping/need/:id", "routes/ping/need.tsx"),
  route("ping/way/:id", "routes/ping/way.ts"),

  // Residents
  route("join", "routes/resident/join.tsx"),
  route("mitmachen", "routes/resident/alias.ts"),
  route("me", "routes/resident/me.tsx"),
  route("me/places", "routes/resident/places.tsx"),
  route("me/blocks", "routes/resident/blocks.tsx"),
  route("me/pause", "routes/resident/pause.ts"),
  route("me/pings", "routes/resident/pings.tsx"),
  route("me/settings", "routes/resident/settings.tsx"),
  route("me/leave", "routes/resident/leave.tsx"),
  route("me/erased", "routes/resident/leave-done.tsx"),
  route("me/data", "routes/resident/data.tsx"),
  route("me/data.json", "routes/resident/data-file.ts"),
  route("me/guardian", "routes/resident/guardian.tsx"),
  route("guardian/:token", "routes/guardian/consent.tsx"),
  route("me/passkeys", "routes/resident/passkeys.tsx"),
  route("me/calendar", "routes/resident/calendar.tsx"),
  route("me/devices", "routes/resident/devices.tsx"),
  route("me/app", "routes/resident/app.tsx"),
  route("me/offline.json", "routes/resident/offline.ts"),
  route("me/recovery", "routes/resident/recovery.tsx"),
  route("me/second-device", "routes/resident/second-device.tsx"),
  route("me/second-device/:handle", "routes/resident/second-device-outcome.ts"),

  // This browser: rings, signs in and out, speaks a language
  route("push/key", "routes/push/key.ts"),
  route("push/subscriptions", "routes/push/subscriptions.ts"),
  route("push/test", "routes/push/test.ts"),
  route("manifest.webmanifest", "routes/manifest.ts"),
  route("login", "routes/sign-in/login.tsx"),
  route("login/prove", "routes/sign-in/prove.tsx"),
  route("login/passkey", "routes/sign-in/passkey.ts"),
  route("login/passkey/options", "routes/sign-in/passkey-options.ts"),
  route("login/passkey/register", "routes/sign-in/passkey-register.ts"),
  route("login/code", "routes/sign-in/code.tsx"),
  route("login/recover", "routes/sign-in/recover.tsx"),
  route("login/oidc/callback", "routes/sign-in/oidc-callback.tsx"),
  route("login/oidc/:provider", "routes/sign-in/oidc-start.tsx"),
  route("login/:token", "routes/sign-in/token.tsx"),
  route("logout", "routes/sign-in/logout.ts"),
  route("locale", "routes/sign-in/locale.ts"),

  // The team of an association
  route("association", "routes/association/needs.tsx"),
  route("associations/new", "routes/associations/new.tsx"),
  route("associations/:id", "routes/associations/association.tsx"),
  route("association/team", "routes/association/team.tsx"),
  route("association/profile", "routes/association/profile.tsx"),
  route("association/hand-over", "routes/association/hand-over.tsx"),
  route("team/:token", "routes/association/team-invitation.tsx"),
  route("association/help/new", "routes/association/new.tsx"),
  route("association/reach", "routes/association/reach.ts"),
  route("association/help/:id", "routes/association/need.tsx"),
  route("association/help/:id/edit", "routes/association/edit.tsx"),
  route("association/help/:id/cancel", "routes/association/cancel.tsx"),
  route("association/help/:id/status", "routes/association/status.ts"),
  route("association/help/:id/ringing", "routes/association/ringing.ts"),
  route("association/help/:id/roster", "routes/association/roster.tsx"),
  route("association/help/:id/stream", "routes/association/stream.ts"),

  // The town hall
  route("setup/:secret", "routes/setup.tsx"),
  route("municipality", "routes/municipality/overview.tsx"),
  route("municipality/approvals", "routes/municipality/approvals.tsx"),
  route("municipality/urgent", "routes/municipality/urgent.tsx"),
  route("municipality/associations", "routes/municipality/associations.tsx"),
  route("municipality/associations/:id", "routes/municipality/association.tsx"),
  route("municipality/staff", "routes/municipality/staff.tsx"),
  route("municipality/settings", "routes/municipality/settings.tsx"),
  route("municipality/providers", "routes/municipality/providers.tsx"),
  route("municipality/installation", "routes/municipality/installation.tsx"),

  // One municipality's own pages, of several in one installation
  route("m/:slug", "routes/m/municipality.tsx"),
  route("m/:slug/calendar", "routes/calendar/page.tsx", { id: "m-calendar" }),
  route("m/:slug/impressum", "routes/legal/impressum.tsx", { id: "m-impressum" }),
  route("m/:slug/datenschutz", "routes/legal/datenschutz.tsx", { id: "m-datenschutz" }),
  route("m/:slug/nutzungsbedingungen", "routes/legal/nutzungsbedingungen.tsx", { id: "m-terms" }),
  route("m/:slug/barrierefreiheit", "routes/legal/barrierefreiheit.tsx", { id: "m-accessibility" }),

  // "Inhalt melden", for everybody; deciding is the town hall's
  route("report", "routes/report.tsx"),
  route("municipality/reports", "routes/municipality/reports.tsx"),
  route("municipality/reports/:id", "routes/municipality/report.tsx"),
  route("municipality/barriers", "routes/municipality/barriers.tsx"),
  route("municipality/audit", "routes/municipality/audit.tsx"),

  // Data for everybody
  route("places.json", "routes/places.ts"),
  route("needs.json", "routes/needs.ts"),
  route("open-data/help-requests.geojson", "routes/geojson.ts"),

  // What the law asks for
  route("impressum", "routes/legal/impressum.tsx"),
  route("datenschutz", "routes/legal/datenschutz.tsx"),
  route("nutzungsbedingungen", "routes/legal/nutzungsbedingungen.tsx"),
  route("barrierefreiheit", "routes/legal/barrierefreiheit.tsx"),

  // Every component and state, for whoever changes how things look
  ...(process.env.NODE_ENV === "development" ? [route("style", "routes/style.tsx")] : []),

  route("*", "routes/not-found.tsx"),
] satisfies RouteConfig;
