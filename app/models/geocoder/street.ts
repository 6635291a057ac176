/** A street or a house. `name` is "Lindenstraße 4", `district` where it lies: "04916 Herzberg (Elster)". */
export type Street = { name: string; district: string; lat: number; lon: number };

export type Box = readonly [west: number, south: number, east: number, north: number];

export type Question = { text: string; near: { lat: number; lon: number } | null; box: Box };

/** One kind of geocoder: what to ask, and how to read the answer. `read` throws at what is none of its answers. */
export type Dialect = {
  address(base: string, question: Question): URL;
  read(answer: unknown): Street[];
};

/** The base as the operator wrote it, with the path of the question and without losing a key in its query. */
export function endpoint(base: string, path: string, fields: Record<string, string>): URL {
  const url = new URL(base);
  const folder = url.pathname.replace(/\/+$/, "");
  if (!folder.endsWith(`/${path}`)) url.pathname = `${folder}/${path}`;
  for (const [name, value] of Object.entries(fields)) url.searchParams.set(name, value);
  return url;
}

/** A text of theirs, as one line of at most 120 characters. */
export function line(...parts: (string | undefined)[]): string {
  return parts
    .filter(Boolean)
    .join(" ")
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, " ")
    .trim()
    .slice(0, 120);
}
