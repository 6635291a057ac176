import { describe, expect, test } from "vitest";
import { mayEnrol, type ProveFacts, waysToProve } from "~/domain/prove";
import { isSecureContext, type SignInMethod } from "~/domain/sign-in";

const realNow = new Date("2027-04-12T08:00:00Z");
const ago = (minutes: number) => new Date(realNow.getTime() - minutes * 60_000);
const session = (method: SignInMethod, minutes: number) => ({
  method,
  provedAt: ago(minutes),
  lastSeenAt: realNow,
});
const nothing: ProveFacts = {
  staff: false,
  lapsed: false,
  passkeys: 0,
  email: false,
  identities: 0,
  sheet: false,
  passkeysWork: true,
  demo: false,
};
const facts = (more: Partial<ProveFacts>): ProveFacts => ({ ...nothing, ...more });
const clerk = { staff: true, lapsed: true, email: true };

describe("whoever shows again who they are", () => {
  test.each<[string, SignInMethod, number, Partial<ProveFacts>, string[]]>([
    ["has only this browser", "join", 60, {}, ["confirm"]],
    ["has an address", "join", 60, { email: true }, ["link"]],
    ["has a passkey and an address", "link", 60, { passkeys: 1, email: true }, ["passkey", "link"]],
    ["has a passkey that cannot work here", "link", 60, { passkeys: 1, passkeysWork: false }, ["confirm"]],
    ["has a sheet in a drawer", "join", 60, { sheet: true }, ["sheet"]],
    ["came by a provider", "identity", 60, { identities: 1 }, ["identity"]],
    ["works in the town hall, has a passkey", "link", 1, { ...clerk, passkeys: 1 }, ["passkey"]],
    ["works in the town hall, came by a link just now", "link", 1, clerk, ["enrol"]],
    ["works in the town hall, came by a link an hour ago", "link", 60, clerk, ["link"]],
    ["works in the town hall, was handed this session", "hand-over", 1, clerk, ["link"]],
    [
      "works in the town hall, where there is no https",
      "link",
      60,
      { ...clerk, passkeysWork: false },
      ["link"],
    ],
    ["works in the town hall, without any way", "join", 1, { staff: true, lapsed: true }, []],
    ["looks at a demo", "demo", 60, { ...clerk, demo: true }, ["link", "confirm"]],
  ])("and %s", (_, method, minutes, more, ways) => {
    expect(waysToProve(session(method, minutes), facts(more), realNow)).toEqual(ways);
  });
});

describe("a passkey may be added", () => {
  test.each<[string, SignInMethod, number, Partial<ProveFacts>, boolean]>([
    ["just after joining", "join", 1, {}, true],
    ["long after, by who has nothing else", "join", 9_000, {}, true],
    ["not long after, by who has an address", "join", 9_000, { email: true }, false],
    ["not long after, by who has a sheet", "join", 9_000, { sheet: true }, false],
    ["just after a link", "link", 5, { email: true, passkeys: 2 }, true],
    ["by staff just after a link, as the first", "link", 5, clerk, true],
    [
      "not by staff after a link, beside another: a mailbox is not enough",
      "link",
      1,
      { ...clerk, passkeys: 1 },
      false,
    ],
    ["by staff just after a passkey", "passkey", 1, { ...clerk, passkeys: 1 }, true],
    ["by staff just after the sheet", "recovery", 1, { ...clerk, passkeys: 1 }, true],
    ["not by staff from a session that proves nothing", "join", 1, clerk, false],
    ["not where they cannot work", "link", 1, { passkeysWork: false }, false],
  ])("%s", (_, method, minutes, more, expected) => {
    expect(mayEnrol(session(method, minutes), facts(more), realNow)).toBe(expected);
  });
});

test("passkeys need https, or the machine itself", () => {
  for (const url of ["https://anpacken.example", "http://localhost:3000", "http://dorf.localhost"])
    expect(isSecureContext(url), url).toBe(true);
  for (const url of ["http://anpacken.example", "http://192.168.1.5:3000", "http://localhost.example"])
    expect(isSecureContext(url), url).toBe(false);
});
