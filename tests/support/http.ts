import { Agent, type Dispatcher } from "undici";

/** A field is a text, or several under one name, or a list of pairs where the order matters. */
export type Fields = Record<string, string | readonly string[]> | readonly (readonly [string, string])[];

export type Answer = {
  status: number;
  headers: Dispatcher.ResponseData["headers"];
  text: string;
  /** Path and query of a redirect, without the host. */
  location: string | null;
};

export type RawRequest = {
  method?: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
};

export type Client = ReturnType<typeof createClient>;

/**
 * One browser without scripts: keeps its cookies, does not follow redirects. Paths go out as they are, so that
 * a test can send what `fetch` would tidy up.
 */
export function createClient(baseUrl: string, dispatcher: Dispatcher = defaultAgent) {
  const cookies = new Map<string, string>();

  return { request, get, post, follow, cookies };

  async function request(
    path: string,
    { method = "GET", headers = {}, body }: RawRequest = {},
  ): Promise<Answer> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await dispatcher.request({
      origin: baseUrl,
      path,
      method: method as Dispatcher.HttpMethod,
      headers: { "accept-language": "de", ...(cookie ? { cookie } : {}), ...headers },
      body,
    });
    keep(response.headers["set-cookie"]);
    const text = await response.body.text();
    const { statusCode: status, headers: answered } = response;
    return { status, headers: answered, text, location: locationOf(answered.location, baseUrl) };
  }

  function get(path: string, headers?: Record<string, string>): Promise<Answer> {
    return request(path, { headers });
  }

  function post(path: string, fields: Fields, headers: Record<string, string> = {}): Promise<Answer> {
    return request(path, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
      body: encode(fields),
    });
  }

  /** The page a form leads to when all is well; throws with the page when it is not a 303. */
  async function follow(answer: Answer | Promise<Answer>): Promise<Answer> {
    const { status, location, text } = await answer;
    if (status !== 303 || location === null)
      throw new Error(`expected a 303, got ${status}:\n${readable(text)}`);
    return get(location);
  }

  function keep(header: string | string[] | undefined): void {
    for (const line of [header ?? []].flat()) {
      const [pair = "", ...attributes] = line.split(";").map((part) => part.trim());
      const [name = "", value = ""] = pair.split(/=(.*)/s);
      const gone = attributes.some((attribute) => /^max-age=0$/i.test(attribute));
      if (gone) cookies.delete(name);
      else cookies.set(name, value);
    }
  }
}

export function encode(fields: Fields): string {
  const pairs = Array.isArray(fields)
    ? (fields as readonly (readonly [string, string])[]).map(([name, value]): [string, string] => [
        name,
        value,
      ])
    : Object.entries(fields).flatMap(([name, value]) =>
        [value].flat().map((one): [string, string] => [name, one]),
      );
  return new URLSearchParams(pairs).toString();
}

/** What a reader sees of a page, for messages of failed tests. */
export function readable(html: string): string {
  return html
    .replace(/<(script|style|svg|head)\b.*?<\/\1>/gs, " ")
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ")
    .slice(0, 2_000);
}

/** Value of `data-reason` on the page, null without a refusal. */
export function reasonIn({ text }: Pick<Answer, "text">): string | null {
  return /data-reason="([^"]*)"/.exec(text)?.[1] ?? null;
}

/** Asks again until the answer satisfies; for what happens a moment after a commit. */
export async function eventually<Value>(
  ask: () => Promise<Value>,
  satisfies: (value: Value) => boolean,
  milliseconds = 15_000,
): Promise<Value> {
  const until = Date.now() + milliseconds;
  for (;;) {
    const value = await ask();
    if (satisfies(value)) return value;
    if (Date.now() > until) throw new Error(`not within ${milliseconds} ms: ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const defaultAgent = new Agent({ connections: 64, keepAliveTimeout: 1_000, headersTimeout: 60_000 });

function locationOf(header: string | string[] | undefined, baseUrl: string): string | null {
  const value = [header ?? []].flat()[0];
  if (value === undefined) return null;
  const url = new URL(value, baseUrl);
  return url.origin === new URL(baseUrl).origin ? url.pathname + url.search : value;
}
