import { expect, test } from "vitest";
import { vouchedFor } from "~/domain/identity";

const anybody = { id: "p", claim: "", claimValue: "" };
const group = { id: "p", claim: "groups", claimValue: "anpacken" };
const role = { id: "p", claim: "realm_access.roles", claimValue: "anpacken" };
const email = "kim@rathaus.example";

test("an address counts only when the provider verified it", () => {
  expect(vouchedFor({ email, email_verified: true }, anybody)).toEqual({ ok: true, email });
  expect(vouchedFor({ email, email_verified: "true" }, anybody)).toEqual({ ok: true, email });
  for (const email_verified of [false, "false", undefined, null, 1])
    expect(vouchedFor({ email, email_verified }, anybody)).toEqual({ ok: true, email: null });
});

test("a claim that was asked for and given vouches for the address, unless the provider says it does not", () => {
  expect(vouchedFor({ email, groups: ["anpacken", "bauamt"] }, group)).toEqual({ ok: true, email });
  expect(vouchedFor({ email, groups: ["anpacken"], email_verified: false }, group)).toEqual({
    ok: true,
    email: null,
  });
});

test("without the claim nobody gets in, whatever the address", () => {
  for (const groups of [undefined, [], ["bauamt"], "bauamt", {}, { anpacken: true }])
    expect(vouchedFor({ email, email_verified: true, groups }, group)).toEqual({
      ok: false,
      reason: "claim",
    });
});

test("a claim may lie deeper, or have dots in its name, and never comes from the prototype", () => {
  expect(vouchedFor({ email, realm_access: { roles: ["anpacken"] } }, role)).toEqual({ ok: true, email });
  expect(vouchedFor({ email, "realm_access.roles": "anpacken" }, role)).toEqual({ ok: true, email });
  expect(vouchedFor({ email }, { id: "p", claim: "constructor.name", claimValue: "Object" })).toMatchObject({
    ok: false,
  });
  expect(vouchedFor({ email }, { id: "p", claim: "constructor", claimValue: "" })).toMatchObject({
    ok: false,
  });
});
