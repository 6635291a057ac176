import type { RoleName } from "./cast";
import { mutations, type Pairs, pick, type Random, scripts, seeded, types } from "./hostile-values";
import { bodies, headers, queries, segments } from "./hostile-wire";
import type { PageForm } from "./page-forms";
import type { RawMessage } from "./raw-http";

/** What can be attacked: every path of app/routes.ts, and the forms that each role finds. */
export type Targets = {
  paths: readonly string[];
  /** What stands for a parameter when it is right. */
  ids: Readonly<Record<string, readonly string[]>>;
  forms: readonly { role: RoleName; form: PageForm }[];
  roles: readonly RoleName[];
};

export type Hostile = RawMessage & { role: RoleName; route: string; what: string };

const methods = ["GET", "POST", "GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "WORSE"];

/**
 * Request number `index` of this seed, the same whenever it is asked for. Even ones take the routes in turn, with
 * every method; odd ones the forms.
 */
export function hostileRequest(seed: number, index: number, targets: Targets): Hostile {
  const random = seeded(seed * 100_003 + index);
  const turn = index >> 1;
  return index % 2 === 0 ? atRoute(random, turn, targets) : inForm(random, turn, targets);
}

function atRoute(random: Random, turn: number, { paths, ids, roles }: Targets): Hostile {
  const route = paths[turn % paths.length] ?? "/";
  const method = methods[Math.floor(turn / paths.length) % methods.length] ?? "GET";
  const strange = random() < 0.4;
  const segment = pick(random, segments);
  const path = route
    .replace(/:(\w+)/g, (_, name: string) => (strange ? segment : pick(random, ids[name] ?? [segment])))
    .replace("*", segment);
  const query = random() < 0.5 ? `?${pick(random, queries)}` : "";
  const data = random() < 0.2 && !strange ? ".data" : "";
  const body = method === "GET" || method === "HEAD" ? null : pick(random, bodies);
  const header = random() < 0.6 ? pick(random, headers) : null;
  return {
    role: pick(random, roles),
    route,
    method,
    target: `${path === "/" && data ? "/_root" : path}${data}${query}`,
    headers: [
      ...(body?.type ? [["Content-Type", body.type] as const] : []),
      ...(header ? [[header.name, header.value] as const] : []),
    ],
    body: body ? body.bytes(random) : Buffer.alloc(0),
    what: [
      strange && segment.slice(0, 30),
      body?.what,
      header && `${header.name}: ${header.value.slice(0, 30)}`,
    ]
      .filter(Boolean)
      .join(", "),
  };
}

function inForm(random: Random, turn: number, { forms }: Targets): Hostile {
  const { role, form } = forms[turn % forms.length] ?? { role: "visitor", form: { action: "/", fields: [] } };
  const rightly: Pairs = form.fields.map(({ name, values }) => [name, pick(random, values)]);
  return posted(
    role,
    form,
    random() < 0.3 ? scripted(random, form, rightly) : mutated(random, form, rightly),
  );
}

function posted(
  role: RoleName,
  form: PageForm,
  { body, what }: { body: Pairs | string; what: string },
): Hostile {
  const text = typeof body === "string" ? body : new URLSearchParams(body.map(([a, b]) => [a, b])).toString();
  return {
    role,
    route: form.action.split("?")[0] ?? "/",
    method: "POST",
    target: form.action,
    headers: [["Content-Type", "application/x-www-form-urlencoded"]],
    body: Buffer.from(text),
    what,
  };
}

/** Every form that takes a text, with the same script in all of them: what has to be stored for a look at the pages. */
export function planting({ forms }: Targets): Hostile[] {
  const [script = ""] = scripts;
  return forms
    .filter(({ form }) => form.fields.some(({ free }) => free))
    .map(({ role, form }) => {
      const rightly: Pairs = form.fields.map(({ name, values }) => [name, values[0] ?? ""]);
      return posted(role, form, { body: textsOf(form, rightly, script), what: `texts that are ${script}` });
    });
}

/** All is right but that every text is a script: what is stored of it must never run. */
function scripted(random: Random, form: PageForm, rightly: Pairs) {
  const script = pick(random, scripts);
  return { body: textsOf(form, rightly, script), what: `texts that are ${script}` };
}

function textsOf(form: PageForm, rightly: Pairs, script: string): Pairs {
  const free = new Set(form.fields.filter((field) => field.free).map(({ name }) => name));
  const isText = ([name, value]: Pairs[number]) =>
    free.has(name) && /[a-z]{3}/i.test(value) && !/@|^#|^https:/.test(value);
  return rightly.map((pair) => [pair[0], isText(pair) ? script : pair[1]]);
}

function mutated(random: Random, form: PageForm, rightly: Pairs) {
  const field = pick(random, [...form.fields.map(({ name }) => name), "to", "back", "intent", "id"]);
  const mutation = pick(random, mutations);
  // Half of them are wrong elsewhere, too.
  const pairs: Pairs =
    random() < 0.5
      ? rightly
      : rightly.map(([name, value]) => [name, random() < 0.2 ? pick(random, types) : value]);
  return { body: mutation.apply(pairs, field, random), what: `${field} ${mutation.name}` };
}
