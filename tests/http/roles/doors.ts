import type { RoleName } from "../../support/cast";

/** Whose the thing in the address is: of the town where most roles belong, of the next one, of nobody. */
export const objects = ["here", "elsewhere", "missing"] as const;
export type ObjectName = (typeof objects)[number];

/** Status, and where to if it leads somewhere: by who asks, and for whose thing. */
type Expected = (role: RoleName, object: ObjectName) => string;
/** One line of the table: GET, POST, and whose things the parameter is tried with (default: nobody's). */
export type Door = { get: Expected; post: Expected; param?: Param };
/** What stands for the parameter in the address; without it the address has none, or only an unknown secret. */
export type Param = "need" | "association" | "report" | "municipality";

const all =
  (answer: string): Expected =>
  () =>
    answer;
const by = (answers: Partial<Record<RoleName, string>>, others: Expected | string): Expected => {
  return (role, object) => answers[role] ?? (typeof others === "string" ? others : others(role, object));
};
const found = (answer: string, missing = "404"): Expected => {
  return (_, object) => (object === "missing" ? missing : answer);
};
/** Who is signed in, whoever they are. */
const person = (answer: Expected | string): Expected => by({ visitor: "302 /login" }, answer);
/** With a profile as a helper; others are asked to join. */
const resident = (answer: string): Expected => by({ resident: answer }, "302 /join");
/** Of any team; to all others there is nothing. */
const team = (answer: string, others = "404"): Expected =>
  by(
    {
      ...{ visitor: "302 /login", coordinator: answer, owner: answer },
      "coordinator of another association": answer,
    },
    others,
  );
/** Owners only. */
const owner = (answer: string): Expected => by({ visitor: "302 /login", owner: answer }, "404");
/** Of the team whose need it is. */
const ownTeam = (answer: string): Expected =>
  person((role, object) =>
    object === "here" && (role === "coordinator" || role === "owner") ? answer : "404",
  );
const lapsed = { "staff whose rights have lapsed": "303 /login/prove" } as const;
/** Whoever works for a town hall, in their own. */
const townHall = (answer: string): Expected =>
  by(
    {
      ...{ visitor: "302 /login", ...lapsed, staff: answer, administrator: answer },
      "staff of another municipality": answer,
    },
    "404",
  );
const administrator = (answer: string): Expected =>
  by({ visitor: "302 /login", ...lapsed, administrator: answer }, "404");
const operator = (answer: string): Expected =>
  by({ visitor: "302 /login", ...lapsed, operator: answer }, "404");
/** Staff of the municipality that the thing belongs to. */
const ownTownHall = (answer: string): Expected =>
  by({ visitor: "302 /login", ...lapsed }, (role, object) => {
    const own = role === "staff" || role === "administrator" ? "here" : "elsewhere";
    const works = own === "here" || role === "staff of another municipality";
    return works && object === own ? answer : "404";
  });
const onlyGet = all("405");
/** Below the town hall: nothing but a page. */
const page = { get: all("200"), post: onlyGet };

/** Every route of app/routes.ts, and what it answers. `:id` in an answer is the thing that was asked for. */
export const doors: Record<string, Door> = {
  "/": page,

  "/help/:id": { get: found("200"), post: onlyGet, param: "need" },
  "/help/:id/signup": { get: all("303 /help/:id"), post: all("422"), param: "need" },
  "/help/:id/withdraw": { get: all("303 /help/:id"), post: all("422"), param: "need" },
  "/help/:id/answer": { get: all("303 /help/:id"), post: all("422"), param: "need" },
  "/help/:id/opened": { get: all("404"), post: all("204"), param: "need" },
  "/help/:id/submission": { get: all("404"), post: all("422"), param: "need" },
  "/help/:id/calendar.ics": { get: found("200"), post: onlyGet, param: "need" },
  "/g": page,
  "/g/:code": { get: all("404"), post: onlyGet },
  "/calendar": page,
  "/calendar/municipality/:slug.ics": { get: found("200"), post: onlyGet, param: "municipality" },
  // What stands for an association in this table has not been approved yet.
  "/calendar/association/:id.ics": { get: all("404"), post: onlyGet, param: "association" },
  "/calendar/category/:category.ics": { get: all("404"), post: onlyGet },
  "/calendar/own/:token.ics": { get: all("404"), post: onlyGet },
  "/hilfe/:id": { get: all("301 /help/:id"), post: onlyGet, param: "need" },

  "/ping/:token": { get: all("404"), post: all("404") },
  "/ping/need/:id": { get: all("303 /help/:id"), post: all("303 /help/:id"), param: "need" },
  "/ping/way/:id": { get: found("303 openstreetmap"), post: onlyGet, param: "need" },

  "/join": { get: all("200"), post: all("422") },
  "/mitmachen": { get: all("301 /join"), post: onlyGet },
  "/me": { get: person("200"), post: onlyGet },
  "/me/places": { get: resident("200"), post: resident("422") },
  "/me/blocks": { get: resident("200"), post: resident("404") },
  "/me/pause": { get: all("302 /me"), post: resident("303 /me?pause=invalid") },
  "/me/pings": { get: resident("200"), post: resident("303 /me/pings") },
  "/me/settings": { get: resident("200"), post: resident("422") },
  "/me/leave": { get: person("200"), post: person("303 /me/erased") },
  "/me/erased": page,
  "/me/data": { get: person("200"), post: onlyGet },
  "/me/data.json": { get: person("200"), post: onlyGet },
  "/me/guardian": { get: person("200"), post: all("422") },
  "/guardian/:token": { get: all("404"), post: all("303 /guardian/:token") },
  "/me/passkeys": { get: person("200"), post: person("404") },
  "/me/devices": { get: person("200"), post: person("404") },
  "/me/calendar": { get: person("200"), post: person("404") },
  "/me/app": { get: person("200"), post: person("200") },
  "/me/offline.json": { get: by({ visitor: "401" }, "200"), post: onlyGet },
  "/me/recovery": { get: person("200"), post: person("200") },
  "/me/second-device": { get: person("200"), post: person("200") },
  "/me/second-device/:handle": { get: by({ visitor: "404" }, "200"), post: onlyGet },

  "/push/key": page,
  "/push/subscriptions": { get: all("404"), post: by({ visitor: "303 /login" }, "303 /me") },
  "/push/test": { get: all("404"), post: all("303 /me") },
  "/manifest.webmanifest": page,
  "/login": {
    get: by(
      {
        ...{ coordinator: "302 /association", owner: "302 /association" },
        "coordinator of another association": "302 /association",
      },
      "200",
    ),
    post: by(
      {
        ...{ coordinator: "302 /association", owner: "302 /association" },
        "coordinator of another association": "302 /association",
      },
      "422",
    ),
  },
  "/login/prove": {
    get: by({ visitor: "302 /login", "staff whose rights have lapsed": "200" }, startOf),
    post: person("404"),
  },
  "/login/passkey": { get: all("404"), post: all("422") },
  "/login/passkey/options": { get: all("404"), post: all("422") },
  "/login/passkey/register": { get: all("404"), post: all("422") },
  "/login/code": { get: all("200"), post: all("422") },
  "/login/recover": { get: all("200"), post: all("422") },
  "/login/oidc/callback": { get: all("403"), post: onlyGet },
  "/login/oidc/:provider": { get: all("302 /login"), post: all("404") },
  "/login/:token": { get: by({ visitor: "410" }, startOf), post: by({ visitor: "410" }, startOf) },
  "/logout": { get: all("302 /"), post: all("303 /") },
  "/locale": { get: all("302 /"), post: all("303 /") },

  "/association": { get: team("200"), post: onlyGet },
  "/associations/new": { get: all("200"), post: all("422") },
  "/associations/:id": { get: all("404"), post: onlyGet, param: "association" },
  "/association/team": { get: team("200"), post: team("404") },
  "/association/profile": { get: owner("200"), post: owner("422") },
  "/association/hand-over": { get: owner("404"), post: owner("404") },
  "/team/:token": { get: all("410"), post: by({ visitor: "422" }, "410") },
  "/association/help/new": { get: team("200"), post: team("422") },
  "/association/reach": { get: all("400"), post: by({ visitor: "401" }, team("200")) },
  "/association/help/:id": { get: ownTeam("200"), post: onlyGet, param: "need" },
  "/association/help/:id/edit": { get: ownTeam("200"), post: ownTeam("422"), param: "need" },
  "/association/help/:id/cancel": { get: ownTeam("200"), post: ownTeam("422"), param: "need" },
  "/association/help/:id/status": {
    get: all("302 /association/help/:id"),
    post: ownTeam("404"),
    param: "need",
  },
  "/association/help/:id/ringing": {
    get: all("302 /association/help/:id"),
    post: ownTeam("404"),
    param: "need",
  },
  "/association/help/:id/roster": {
    get: ownTeam("302 /association/help/:id"),
    post: ownTeam("404"),
    param: "need",
  },
  "/association/help/:id/stream": { get: ownTeam("200"), post: onlyGet, param: "need" },

  "/setup/:secret": { get: all("404"), post: all("409") },
  "/municipality": { get: townHall("200"), post: onlyGet },
  "/municipality/approvals": { get: townHall("200"), post: townHall("404") },
  "/municipality/urgent": { get: townHall("200"), post: townHall("404") },
  "/municipality/associations": { get: townHall("200"), post: onlyGet },
  "/municipality/associations/:id": {
    get: ownTownHall("200"),
    post: townHall("404"),
    param: "association",
  },
  "/municipality/staff": { get: townHall("200"), post: administrator("404") },
  "/municipality/settings": { get: administrator("200"), post: administrator("422") },
  "/municipality/providers": { get: administrator("200"), post: administrator("422") },
  "/municipality/installation": { get: operator("200"), post: operator("422") },
  "/m/:slug": { get: found("200"), post: onlyGet, param: "municipality" },
  "/m/:slug/calendar": { get: found("200"), post: onlyGet, param: "municipality" },
  "/m/:slug/impressum": { get: found("200"), post: onlyGet, param: "municipality" },
  "/m/:slug/datenschutz": { get: found("200"), post: onlyGet, param: "municipality" },
  "/m/:slug/nutzungsbedingungen": { get: found("200"), post: onlyGet, param: "municipality" },
  "/m/:slug/barrierefreiheit": { get: found("200"), post: found("422"), param: "municipality" },

  "/report": { get: all("404"), post: all("404") },
  "/municipality/reports": { get: townHall("200"), post: onlyGet },
  "/municipality/reports/:id": { get: ownTownHall("200"), post: ownTownHall("422"), param: "report" },
  "/municipality/audit": { get: townHall("200"), post: onlyGet },
  "/municipality/barriers": { get: townHall("200"), post: townHall("404") },

  "/places.json": page,
  "/needs.json": page,
  "/open-data/help-requests.geojson": page,
  "/impressum": page,
  "/datenschutz": page,
  "/nutzungsbedingungen": page,
  // Several municipalities: whose barrier it is, the address of one says.
  "/barrierefreiheit": { get: all("200"), post: all("404") },
  "/*": { get: all("404"), post: all("404") },
};

/** Where somebody who is signed in already is led. */
function startOf(role: RoleName): string {
  if (role === "coordinator" || role === "owner" || role === "coordinator of another association")
    return "302 /association";
  return role === "resident" || role === "operator" ? "302 /me" : "302 /municipality";
}
