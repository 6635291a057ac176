import { readdirSync, readFileSync } from "node:fs";
import { basename, join, posix } from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";

// docs/decisions/0009-rooms.md is this table in words: a rule that hinders is changed in both, in one commit.

const base = ["env.server", "clock.server", "log.server"];
const forEverybody = ["domain", "i18n"];

type Room = { rooms: string[]; types?: string[] };

/** Which rooms of app/ a room may import besides itself; `types` only with `import type`. */
const table: Record<string, Room> = {
  domain: { rooms: [] },
  i18n: { rooms: ["domain"] },
  components: { rooms: [...forEverybody, "map", "push client"] },
  map: { rooms: [...forEverybody, "components", "styles", "push client"] },
  islands: { rooms: [...forEverybody, "components", "map", "styles"] },
  enhance: { rooms: [...forEverybody, "push client", "offline"] },
  offline: { rooms: forEverybody },
  worker: { rooms: [...forEverybody, "offline"], types: ["push"] },
  push: { rooms: forEverybody },
  mail: { rooms: [...forEverybody, ...base], types: ["push"] },
  models: { rooms: ["domain", ...base], types: ["push"] },
  auth: { rooms: [...forEverybody, "models", ...base] },
  jobs: { rooms: [...forEverybody, "models", "push", "mail", ...base] },
  routes: {
    rooms: [
      ...[...forEverybody, "auth", "models", "components", "map", "islands", "push", "mail", "styles"],
      "offline",
      ...base,
    ],
  },
  server: { rooms: [...forEverybody, "auth", "models", "jobs", "mail", "push", "components", ...base] },
  "env.server": { rooms: [] },
  "clock.server": { rooms: ["env.server"] },
  "log.server": { rooms: ["env.server"] },
};
// root.tsx, entry.*.tsx, nonce.tsx, routes.ts, service-worker.ts: doors, too.
const doors: Room = { rooms: [...(table.routes?.rooms ?? []), "routes", "worker", "offline", "doors"] };

/** Where a package may be imported; packages that are not listed may be imported everywhere but in domain. */
const packages: { name: RegExp; rooms: string[] }[] = [
  { name: /^(leaflet|react-leaflet)(\/|$)/, rooms: ["map"] },
  { name: /^(web-push|undici)(\/|$)/, rooms: ["push", "server"] },
  { name: /^(@prisma\/|pg$|postgres$)/, rooms: ["models", "server"] },
  { name: /^graphile-worker$/, rooms: ["jobs", "server"] },
  { name: /^nodemailer$/, rooms: ["mail"] },
  { name: /^@simplewebauthn\//, rooms: ["auth"] },
  { name: /^openid-client$/, rooms: ["auth"] },
  { name: /^rate-limiter-flexible$/, rooms: ["models"] },
  { name: /^(hono|@hono\/)/, rooms: ["server"] },
  { name: /^(react|react-dom)(\/|$)/, rooms: ["components", "map", "islands", "i18n", "routes", "doors"] },
  { name: /^idb-keyval$/, rooms: ["offline"] },
  { name: /^@resvg\//, rooms: ["server"] },
  { name: /^@remix-run\/react$/, rooms: ["components", "map", "routes", "doors"] },
  { name: /^@remix-run\//, rooms: ["auth", "routes", "server", "doors"] },
];

/** What beside app/ is read: the gazetteer, and the demo's village. */
const outside = [
  { room: "models", folder: "data/" },
  { room: "server", folder: "prisma/seed/" },
];

const root = join(import.meta.dirname, "..");

type Import = { from: string; to: string; typeOnly: boolean };

describe("the table", () => {
  test.each<[string, string, string, boolean?]>([
    ["app/domain/matching.ts", "~/models/db.server", "domain may not import models"],
    ["app/domain/matching.ts", "lodash", "domain may not import lodash"],
    ["app/domain/matching.ts", "node:crypto", "domain may not import node:crypto"],
    ["app/components/need-card.tsx", "~/models/session.server", "components may not import models", true],
    [
      "app/components/need-card.tsx",
      "~/i18n/translator.server",
      "without .server may not import .server",
      true,
    ],
    ["app/components/need-card.tsx", "../push/send.server", "components may not import push"],
    ["app/components/need-card.tsx", "leaflet", "components may not import leaflet"],
    ["app/models/signup.server.ts", "~/push/outcome", "models may not import push"],
    ["app/models/signup.server.ts", "~/jobs/recorder", "models may not import jobs", true],
    ["app/routes/help/need.tsx", "~/jobs/facts", "routes may not import jobs"],
    ["app/routes/help/need.tsx", "@prisma/client", "routes may not import @prisma/client"],
    ["app/jobs/deliver.server.ts", "~/push/subscribe.client", ".server may not import .client"],
    ["app/jobs/deliver.server.ts", "../../tests/support/village", "outside of app"],
    ["app/push/ping.ts", "~/env.server", "push may not import env.server"],
  ])("refuses that %s imports %s", (from, to, reason, typeOnly = false) => {
    expect(refusal({ from, to, typeOnly })).toContain(reason);
  });

  test.each<[string, string, boolean?]>([
    ["app/domain/forms/fields.ts", "zod"],
    ["app/domain/forms/fields.ts", "../place"],
    ["app/components/push-offer.tsx", "~/push/subscribe.client"],
    ["app/models/sending.server.ts", "~/push/outcome", true],
    ["app/models/invitation.server.ts", "~/clock.server"],
    ["app/models/gazetteer.server.ts", "../../data/places.json"],
    ["app/routes/help/need.tsx", "~/models/signup.server"],
    ["app/root.tsx", "./components/page-shell"],
  ])("allows that %s imports %s", (from, to, typeOnly = false) => {
    expect(refusal({ from, to, typeOnly })).toBeNull();
  });

  test("reads every way to import", () => {
    const source = `
      import "./a";
      import type { B } from "./b";
      import { type C } from "./c";
      export * from "./d";
      export type { E } from "./e";
      const f = () => import("./f");
    `;
    expect(importsOf("app/x.ts", source).map(({ to, typeOnly }) => [to, typeOnly])).toEqual([
      ["./a", false],
      ["./b", true],
      ["./c", false],
      ["./d", false],
      ["./e", true],
      ["./f", false],
    ]);
  });
});

const files = sourceFiles("app");

test("every import in app/ follows it", () => {
  expect(files.length).toBeGreaterThan(100);
  const imports = files.flatMap((file) => importsOf(file, readFileSync(join(root, file), "utf8")));
  const refused = imports.flatMap((one) => {
    const reason = refusal(one);
    return reason ? [`${one.from} imports ${one.to}: ${reason}`] : [];
  });
  expect(refused).toEqual([]);
});

test("jobs and routes speak to the database by verbs only", () => {
  const doorsAndJobs = files.filter((file) => /^app\/(jobs|routes)\//.test(file));
  const imports = doorsAndJobs.flatMap((file) => importsOf(file, readFileSync(join(root, file), "utf8")));
  expect(imports.filter(({ to }) => /models\/(db\.server|generated\/)/.test(to))).toEqual([]);
});

test("nothing is compared by ILIKE unseen: to Prisma's insensitive mode `_` is any letter", () => {
  const insensitive = files.filter((file) =>
    /mode: "insensitive"( as const)?\s*[,}]/.test(readFileSync(join(root, file), "utf8")),
  );
  expect(insensitive).toEqual([]);
});

test("there are no barrels, and no rooms for whatever has no place", () => {
  const barrels = files.filter((file) => /^index\.tsx?$/.test(basename(file)));
  const rooms = files.filter((file) => /\/(services|utils|helpers|lib|common|misc)\//.test(file));
  expect([...barrels, ...rooms]).toEqual([]);
});

/** Why this import is against the table, or null. */
function refusal({ from, to, typeOnly }: Import): string | null {
  const room = roomOf(from);
  const rules = table[room] ?? doors;
  const target = to.startsWith("~/")
    ? `app/${to.slice(2)}`
    : to.startsWith(".")
      ? posix.join(posix.dirname(from), to)
      : null;
  if (target === null) return packageRefusal(room, to);
  if (outside.some((one) => one.room === room && target.startsWith(one.folder))) return null;
  if (!target.startsWith("app/")) return "it lies outside of app/";
  const targetRoom = roomOf(target);
  const plain = !/\.server\.tsx?$/.test(from);
  const isServer = /\.server(\.|$)/.test(target);
  const isClient = /\.client(\.|$)/.test(target);
  if (plain && isServer && ["domain", "i18n", "components", "map", "push"].includes(room)) {
    if (rules.rooms.includes(targetRoom) || room === targetRoom)
      return "a file without .server may not import .server";
  }
  if (!plain && isClient) return "a .server may not import .client";
  const named = targetRoom === "push" && isClient ? ["push", "push client"] : [targetRoom];
  const allowed = [room, ...rules.rooms, ...((typeOnly && rules.types) || [])];
  return named.some((name) => allowed.includes(name)) ? null : `${room} may not import ${targetRoom}`;
}

function packageRefusal(room: string, name: string): string | null {
  if (room === "domain")
    return ["zod", "supercluster"].includes(name) ? null : `domain may not import ${name}`;
  const rule = packages.find((one) => one.name.test(name));
  return !rule || rule.rooms.includes(room) ? null : `${room} may not import ${name}`;
}

function roomOf(path: string): string {
  const [, first = "", ...rest] = path.split("/");
  if (rest.length > 0) return first;
  const name = first.replace(/\.tsx?$/, "");
  return base.includes(name) ? name : "doors";
}

function importsOf(from: string, source: string): Import[] {
  const found: Import[] = [];
  const visit = (node: ts.Node): void => {
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier) {
      const typeOnly = ts.isImportDeclaration(node)
        ? node.importClause?.isTypeOnly === true
        : node.isTypeOnly;
      found.push({ from, to: textOf(node.moduleSpecifier), typeOnly });
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      found.push({ from, to: textOf(node.arguments[0]), typeOnly: false });
    }
    ts.forEachChild(node, visit);
  };
  const kind = from.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  visit(ts.createSourceFile(from, source, ts.ScriptTarget.Latest, false, kind));
  return found;
}

function textOf(node: ts.Node | undefined): string {
  return node && ts.isStringLiteralLike(node) ? node.text : "";
}

function sourceFiles(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === "generated" ? [] : sourceFiles(path);
    return /\.tsx?$/.test(entry.name) ? [path] : [];
  });
}
