/** What people and programs send that should not be there. Raw: already percent-encoded, sent as it is. */
export type Mutation = { name: string; apply(pairs: Pairs, field: string, random: Random): Pairs | string };
export type Pairs = readonly (readonly [string, string])[];
export type Random = () => number;

export const scripts = [
  "<script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "</script><script>alert(1)</script>",
  "javascript:alert(1)",
  "{{7*7}}<%= 7*7 %>",
  "' onmouseover='alert(1)",
];
export const sql = [
  '\'; drop table "Person"; --',
  "' or '1'='1",
  "1; select pg_sleep(10)",
  '\\\'; delete from "Session"; --',
  "$1::uuid) --",
];
export const types = [
  "[object Object]",
  "NaN",
  "Infinity",
  "-1",
  "0",
  "1e309",
  "9".repeat(40),
  "0x10",
  "1,5,7",
  "true",
  "null",
  "undefined",
  "{}",
  "[]",
  "٣",
  "2027-02-30T25:61",
  "00000000-0000-0000-0000-000000000000",
];
const unicode = [
  "\u202eevil\u202c",
  "\ufeff\ufeff",
  "\u200b\u200d\u2060",
  "e\u0301\u0301\u0301\u0301".repeat(200),
  "👩‍👩‍👧‍👦🏳️‍🌈",
  "𝕵𝖆𝖓𝖆",
  "\u0007\u001b[31m",
  "\u2028line\u2029",
  "İıſK",
  "\uffff\ufffe",
];
const percents = ["%zz", "%", "%E0%A4%A", "%ED%A0%80", "%C0%AF", "%00", "a%00b", "%u0041"];

export const mutations: readonly Mutation[] = [
  { name: "missing", apply: (pairs, field) => pairs.filter(([name]) => name !== field) },
  { name: "empty", apply: set(() => "") },
  { name: "blank", apply: set(() => " \t\u00a0\n ") },
  {
    name: "doubled",
    apply: (pairs, field, random) => [...pairs, [field, pick(random, [...types, ...scripts])]],
  },
  { name: "huge", apply: set(() => "ä".repeat(15_000)) },
  { name: "beyond the limit", apply: set(() => "x".repeat(200_000)) },
  { name: "of another type", apply: set((random) => pick(random, types)) },
  { name: "a script", apply: set((random) => pick(random, scripts)) },
  { name: "a query", apply: set((random) => pick(random, sql)) },
  { name: "odd Unicode", apply: set((random) => pick(random, unicode)) },
  { name: "NUL", apply: set((random) => pick(random, ["\0", "Jana\0Krause", "\0".repeat(50)])) },
  {
    name: "broken percent-encoding",
    apply: (pairs, field, random) => raw(pairs, field, pick(random, percents)),
  },
  {
    name: "names with brackets",
    apply: (pairs, field, random) => [
      ...pairs,
      [
        pick(random, [`${field}[]`, `${field}[__proto__]`, "__proto__", "constructor", `shifts[999].start`]),
        "1",
      ],
    ],
  },
  {
    name: "thousands of fields",
    apply: (pairs) => [...pairs, ...Array.from({ length: 5_000 }, (_, index) => [`f${index}`, "1"] as const)],
  },
];

export function pick<Item>(random: Random, items: readonly Item[]): Item {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new RangeError("nothing to pick from");
  return item;
}

/** Mulberry32: the same seed, the same requests. */
export function seeded(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function set(value: (random: Random) => string): Mutation["apply"] {
  return (pairs, field, random) => {
    const hostile = value(random);
    return pairs.some(([name]) => name === field)
      ? pairs.map(([name, old]) => [name, name === field ? hostile : old] as const)
      : [...pairs, [field, hostile] as const];
  };
}

function raw(pairs: Pairs, field: string, hostile: string): string {
  const others = pairs
    .filter(([name]) => name !== field)
    .map(([name, value]): [string, string] => [name, value]);
  return `${new URLSearchParams(others)}&${encodeURIComponent(field)}=${hostile}`;
}
