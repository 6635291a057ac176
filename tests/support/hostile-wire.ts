import { pick, type Random, scripts, sql } from "./hostile-values";

/** What stands in the address where an id belongs. Already encoded, or deliberately not. */
export const segments: readonly string[] = [
  ...["1", "null", "undefined", "%00", "a%00b", "%zz", "%E0%A4%A", "%C0%AF", "%F0%9F%92%A9", "."],
  ...["..%2f..%2fetc%2fpasswd", "..%5c..%5cwindows", "%2e%2e", "%2f%2fevil.example", "%5c%5cevil.example"],
  ...["'%20or%20'1'='1", "%3Cscript%3Ealert(1)%3C/script%3E", "<script>alert(1)</script>", "{}", "[object]"],
  ...["new%0d%0aSet-Cookie:%20a=b", "%0d%0aLocation:%20https://evil.example", "__proto__", "constructor"],
  ...["0e984725-c51c-4bf4-9960-e1c80e27aba", "0e984725-c51c-4bf4-9960-e1c80e27aba0%00", "toString", "%25"],
  ...["a".repeat(5_000), "%2525252e", ";jsessionid=1", "%E2%80%AE", "-1", "9".repeat(40), "A".repeat(43)],
];

export const queries: readonly string[] = [
  ...["near=99,999&km=1e9", "near=%00&category=%00", "km=NaN&near=a,b", "q=%00%ff", "m=%00", "m[]=a&m=b"],
  ...[
    "category=%3Cscript%3Ealert(1)%3C/script%3E",
    `q=${"x".repeat(5_000)}`,
    "withdrawn=%27%3B",
    "m=schlieben",
  ],
  ...[
    "to=https://evil.example&to=//evil.example",
    "to=%2F%5Cevil.example",
    "to=/%09/evil.example",
    "page=-1",
  ],
  ...["back=javascript:alert(1)", "_routes=routes/nothing", "index&index", "start=%3Cscript%3E", "page=1e99"],
  ...["__proto__[x]=1", "constructor=1", "association=%00", "association='", "of=%00", "of=1", "code=%00"],
  ...[
    "need=%00",
    "need=1&association=2",
    "act=%00",
    "status=%00",
    "done=%3Cimg%20src=x%20onerror=alert(1)%3E",
  ],
  ...[
    "state=%00&code=%00",
    "state=a&code=b&iss=https://evil.example",
    "error=access_denied&state=%ff",
    "sent",
  ],
  ...[
    "sent=%3Cscript%3Ealert(1)%3C/script%3E",
    "municipality=%00",
    "with=%00",
    "person=%00",
    "welcome=1&for=other",
  ],
];

export const headers: readonly { name: string; value: string }[] = [
  ["Cookie", `session=${"A".repeat(43)}; session=${"B".repeat(43)}`],
  ["Cookie", "session=%00; locale=<script>; browser=\u00ff\u0001"],
  ["Cookie", "ping=aaaa.bbbb; browser=__proto__; locale=constructor"],
  ["Cookie", "x=".padEnd(7_000, "x")],
  ["Cookie", ";;;=;=;="],
  ["Accept-Language", "<script>alert(1)</script>,;q=,de;q=NaN"],
  ["Accept-Language", "x".repeat(5_000)],
  ["Accept-Encoding", "br;q=0, gzip;q=nonsense, *;q=-1"],
  ["Accept", "image/*;q=x,,,"],
  ["User-Agent", "<script>alert(1)</script>\u0001"],
  ["User-Agent", "x".repeat(5_000)],
  ["Range", "bytes=9999999999999999-1"],
  ["If-None-Match", '"'.repeat(500)],
  ["If-Modified-Since", "yesterday"],
  ["X-Forwarded-For", "not an address, ::1, <script>"],
  ["X-Forwarded-Host", "evil.example"],
  ["X-Forwarded-Proto", "javascript"],
  ["Forwarded", "for=;host=evil.example;proto="],
  ["Expect", "200-maybe"],
  ["Upgrade", "websocket"],
  ["X-HTTP-Method-Override", "DELETE"],
  ["Content-Encoding", "gzip"],
  ["Origin", "http://["],
  ["Sec-Fetch-Site", "cross-site"],
  ["Sec-Purpose", "prefetch"],
  ["Host", "evil.example"],
  ["Host", "[::1"],
  ["Referer", "https://evil.example/<script>"],
].map(([name = "", value = ""]) => ({ name, value }));

type Body = { what: string; type: string; bytes(random: Random): Buffer };
const form = "application/x-www-form-urlencoded";
const json = "application/json";
const text = (value: string) => () => Buffer.from(value);

export const bodies: readonly Body[] = [
  { what: "nothing", type: form, bytes: text("") },
  { what: "invalid UTF-8", type: form, bytes: () => Buffer.from([0xff, 0xfe, 0x00, 0x3d, 0x80, 0x26, 0xc3]) },
  { what: "prototype keys", type: form, bytes: text("__proto__[a]=1&constructor[prototype]=2&toString=3") },
  { what: "files instead of texts", type: "multipart/form-data; boundary=x", bytes: text(upload("name")) },
  {
    what: "a file named like a field",
    type: "multipart/form-data; boundary=x",
    bytes: text(upload("intent")),
  },
  { what: "no boundary", type: "multipart/form-data", bytes: text("no boundary at all") },
  { what: "a torn multipart", type: "multipart/form-data; boundary=x", bytes: text("--x\r\nContent-Disp") },
  { what: "JSON where a form belongs", type: json, bytes: text('{"name":"Jana","place":{"__proto__":{}}}') },
  { what: "JSON null", type: json, bytes: text("null") },
  { what: "a JSON list", type: json, bytes: text("[[[[1]]]]") },
  { what: "a JSON number", type: json, bytes: text("1e999") },
  { what: "JSON of the wrong types", type: json, bytes: (random) => Buffer.from(wrongTypes(random)) },
  { what: "torn JSON", type: json, bytes: text('{"purpose":"sign-in"') },
  { what: "deep JSON", type: json, bytes: text("[".repeat(5_000)) },
  { what: "JSON with a NUL", type: json, bytes: text('{"endpoint":"https://fcm.googleapis.com/\\u0000"}') },
  { what: "a form called JSON", type: json, bytes: text("a=1&b=2") },
  {
    what: "XML",
    type: "application/xml",
    bytes: text("<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>"),
  },
  { what: "no content type", type: "", bytes: text("name=Jana") },
  { what: "an odd content type", type: "text/plain; charset=utf-7", bytes: text("+ADw-script+AD4-") },
  { what: "two content types", type: `${form}, ${json}`, bytes: text("a=1") },
  { what: "more than a mebibyte", type: form, bytes: () => Buffer.alloc(1_100_000, "x") },
  { what: "thousands of fields", type: form, bytes: text("f=1&".repeat(3_000)) },
  {
    what: "a script in every field",
    type: form,
    bytes: (random) => Buffer.from(everyField(pick(random, scripts))),
  },
  {
    what: "a query in every field",
    type: form,
    bytes: (random) => Buffer.from(everyField(pick(random, sql))),
  },
];

function wrongTypes(random: Random): string {
  const value = pick(random, [
    "1",
    "null",
    "[]",
    "{}",
    '"x"',
    '{"id":{}}',
    '{"id":"x","response":1}',
    "true",
  ]);
  const names = ["purpose", "credential", "endpoint", "keys", "to", "name", "refresh", "answer"];
  return `{${names.map((name) => `"${name}":${random() < 0.3 ? '"prove"' : value}`).join(",")}}`;
}

function everyField(value: string): string {
  const names = [
    ...[
      "name",
      "title",
      "text",
      "reason",
      "email",
      "phone",
      "place",
      "label",
      "intent",
      "to",
      "back",
      "code",
    ],
    ...["id", "associationId", "shiftId", "personId", "signupId", "handle", "locale", "contact", "category"],
  ];
  return new URLSearchParams(names.map((name) => [name, value])).toString();
}

function upload(name: string): string {
  return `--x\r\nContent-Disposition: form-data; name="${name}"; filename="a.svg"\r\nContent-Type: image/svg+xml\r\n\r\n<svg onload="alert(1)"/>\r\n--x--\r\n`;
}
