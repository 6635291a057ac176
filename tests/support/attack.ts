import type { Sql } from "postgres";
import { castAs, type RoleName, roleNames, type World } from "./cast";
import { type Hostile, hostileRequest, planting, type Targets } from "./hostile";
import { nonceOf, runningMarkup } from "./markup";
import { formsOf, type PageForm } from "./page-forms";
import { type RawAnswer, sendRaw } from "./raw-http";

export type Attacked = {
  /** How many answers of each status; 0: refused without one, as the head was not HTTP. */
  statuses: Map<number, number>;
  routes: Set<string>;
  forms: number;
  /** Everything that must not happen, with the number that repeats it. */
  problems: string[];
  /** How many texts with markup were stored, as texts; the pages that show them were looked at. */
  stored: number;
  pages: number;
};

type Battle = { baseUrl: string; sql: Sql; world: World; seed: number; paths: readonly string[] };
type Cookies = Map<RoleName, string>;
const together = 4;

/** Sends the requests number `from` to `from + count - 1` of a seed, then looks at every page for what they left. */
export async function attack(
  battle: Battle,
  { from = 0, count }: { from?: number; count: number },
): Promise<Attacked> {
  const { targets, pages } = await targetsOf(battle);
  const result: Attacked = {
    ...{ statuses: new Map(), routes: new Set(), forms: targets.forms.length },
    ...{ problems: [], stored: 0, pages: 0 },
  };
  const port = Number(new URL(battle.baseUrl).port);
  for (let begin = from; begin < from + count; begin += 200) {
    const indices = Array.from({ length: Math.min(200, from + count - begin) }, (_, i) => begin + i);
    await charge(indices.map((index) => [index, hostileRequest(battle.seed, index, targets)]));
  }
  await charge(planting(targets).map((hostile, index) => [from + count + index, hostile]));

  async function charge(waiting: [number, Hostile][]): Promise<void> {
    await mended(battle);
    const cookies = await cookiesOf(battle);
    await Promise.all(Array.from({ length: together }, () => soldier()));

    async function soldier(): Promise<void> {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        const [index, hostile] = next;
        const answer = await sendRaw(port, dressed(hostile, index, port, cookies));
        result.statuses.set(answer.status, (result.statuses.get(answer.status) ?? 0) + 1);
        result.routes.add(hostile.route);
        const problem = problemWith(answer);
        if (problem) result.problems.push(`${index} ${hostile.role} ${titleOf(hostile)}: ${problem}`);
      }
    }
  }
  await mended(battle);
  result.stored = await storedMarkup(battle.sql);
  for (const [page, problem] of await looked(battle, pages)) {
    result.pages += 1;
    if (problem) result.problems.push(`${page}: ${problem}`);
  }
  return result;
}

/** With what a browser would add: this role's cookie, an address, and our name, unless the request brings its own. */
function dressed(hostile: Hostile, index: number, port: number, cookies: Cookies) {
  const has = (wanted: string) => hostile.headers.some(([name]) => name.toLowerCase() === wanted);
  const cookie = cookies.get(hostile.role);
  const more: [string, string][] = [
    ...(has("host") ? [] : [["Host", `localhost:${port}`] as [string, string]]),
    ...(has("cookie") || !cookie ? [] : [["Cookie", cookie] as [string, string]]),
    // Brakes count by address: each request is somebody else's.
    ...(has("x-forwarded-for")
      ? []
      : [
          ["X-Forwarded-For", `10.${(index >> 16) & 255}.${(index >> 8) & 255}.${index & 255}`] as [
            string,
            string,
          ],
        ]),
  ];
  return { ...hostile, headers: [...more, ...hostile.headers] };
}

function problemWith({ status, headers, text, hung }: RawAnswer): string | null {
  if (hung) return "no answer";
  if (status >= 500) return `answered ${status}`;
  const one = (name: string) => headers.get(name)?.[0];
  const location = one("location") ?? "";
  if (/evil/.test(location.split("?")[0] ?? "") && /^(https?:)?[/\\]{2}|^[/\\]{2}/.test(location))
    return `leads to ${location}`;
  if (/^[a-z]+:/i.test(location) && !/^https?:\/\/(localhost|www\.openstreetmap\.org)/.test(location))
    return `leads to ${location}`;
  if (headers.get("set-cookie")?.some((cookie) => /^a=b/.test(cookie))) return "sets a cookie it was told to";
  if (!(one("content-type") ?? "").includes("text/html")) return null;
  return runningMarkup(text, nonceOf(one("content-security-policy")));
}

function titleOf({ method, target, what }: Hostile): string {
  return `${method} ${target.slice(0, 100)} (${what})`;
}

type Pages = Map<RoleName, string[]>;

/** What is there to attack: the routes, and all forms that anybody finds on any page; and whose pages these are. */
async function targetsOf(battle: Battle): Promise<{ targets: Targets; pages: Pages }> {
  const { here, elsewhere } = battle.world;
  const ids = {
    id: [here.needId, elsewhere.needId, here.reportId, here.applicantId, here.associationId],
    slug: [here.slug, elsewhere.slug],
  };
  const forms: { role: RoleName; form: PageForm }[] = [];
  const pages: Pages = new Map();
  const seen = new Set<string>();
  for (const role of roleNames) {
    const client = await castAs(battle.baseUrl, battle.sql, battle.world, role);
    pages.set(role, []);
    for (const path of pagesOf(battle)) {
      const { status, text, headers } = await client.get(path);
      if (status !== 200 || !String(headers["content-type"]).includes("text/html")) continue;
      pages.get(role)?.push(path);
      for (const form of formsOf(text, path)) {
        const key = `${form.action} ${form.fields.map(({ name }) => name).join()}`;
        if (seen.has(key)) continue;
        seen.add(key);
        forms.push({ role, form });
      }
    }
  }
  return { targets: { paths: battle.paths, ids, forms, roles: roleNames }, pages };
}

/** Every page's address with things that are there; streams, and what signs out, are no pages. */
function pagesOf({ paths, world: { here } }: Battle): string[] {
  const more = [`/report?need=${here.needId}`, `/report?association=${here.associationId}`];
  return [
    ...more,
    ...paths
      .filter((path) => !path.endsWith("/stream"))
      .flatMap((path) => {
        const kinds = path.startsWith("/municipality/associations")
          ? [here.applicantId, here.associationId]
          : [];
        const id = path.startsWith("/municipality/reports") ? here.reportId : here.needId;
        return (kinds.length > 0 && path.includes(":id") ? kinds : [id]).map((one) =>
          path
            .replace(":id", one)
            .replace(":slug", here.slug)
            .replace(/:\w+/, "A".repeat(43))
            .replace("*", "nichts"),
        );
      }),
  ];
}

/** Every page of everybody, and every need with markup, with what would run on it. */
async function looked(battle: Battle, pages: Pages): Promise<Map<string, string | null>> {
  const found = new Map<string, string | null>();
  const left = await battle.sql<{ id: string }[]>`
    select id from "HelpRequest" where title like '%<%' or text like '%<%' limit 20`;
  for (const [role, known] of pages) {
    const client = await castAs(battle.baseUrl, battle.sql, battle.world, role);
    const more = left.map(({ id }) => (role === "owner" ? `/association/help/${id}` : `/help/${id}`));
    for (const path of [...known, ...(role === "owner" || role === "visitor" ? more : [])]) {
      const { status, text, headers } = await client.get(path);
      const policy = String(headers["content-security-policy"] ?? "");
      const problem = status >= 500 ? `answered ${status}` : runningMarkup(text, nonceOf(policy));
      found.set(`${role} ${path}`, problem);
    }
  }
  return found;
}

async function cookiesOf({ baseUrl, sql, world }: Battle): Promise<Cookies> {
  const cookies: Cookies = new Map();
  for (const role of roleNames) {
    const { cookies: own } = await castAs(baseUrl, sql, world, role);
    const [pair] = own;
    if (pair) cookies.set(role, pair.join("="));
  }
  return cookies;
}

/** What some requests rightly did (cancel, suspend, decide) is undone, so that the next ones find it. */
async function mended({ sql, world }: Battle): Promise<void> {
  for (const side of [world.here, world.elsewhere]) {
    await sql`update "HelpRequest" set status = 'open', "hiddenAt" = null
      where id in ${sql([side.needId, side.neighbourNeedId])}`;
    await sql`update "Association" set status = 'approved' where id in ${sql([side.associationId, side.neighbourId])}`;
    await sql`update "Association" set status = 'applied' where id = ${side.applicantId}`;
    await sql`update "Report" set status = 'open', decision = null, "decidedAt" = null where id = ${side.reportId}`;
    await sql`update "Municipality" set slug = ${side.slug}, "hostName" = null where id = ${side.municipalityId}`;
  }
}

/** Texts in any column of any table that hold markup: they are there, or nothing was tested. */
async function storedMarkup(sql: Sql): Promise<number> {
  const columns = await sql<{ table: string; column: string }[]>`
    select table_name as "table", column_name as "column" from information_schema.columns
     where table_schema = 'public' and data_type in ('text', 'jsonb') and table_name not like '\\_%'`;
  let count = 0;
  for (const { table, column } of columns) {
    const [row] = await sql<{ count: number }[]>`
      select count(*)::int as count from ${sql(table)} where ${sql(column)}::text ~ '<(script|img)'`;
    count += row?.count ?? 0;
  }
  return count;
}
