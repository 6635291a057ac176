import { expect, test } from "vitest";
import { delayAfter, networkOf } from "~/domain/limits";

test("the first attempts cost no time, the next ones twice as long each, never more than 15 minutes", () => {
  expect([1, 6, 7, 8, 9, 10].map((count) => delayAfter("code", "browser", count))).toEqual([
    0, 0, 2, 4, 8, 16,
  ]);
  expect(delayAfter("code", "browser", 16)).toBe(900);
  expect(delayAfter("code", "browser", 10_000)).toBe(900);
  expect(delayAfter("link", "network", 20)).toBe(0);
  expect(delayAfter("link", "network", 21)).toBe(2);
});

test.each([
  ["192.0.2.7", "192.0.2.7"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:DB8:0001:0002::9", "2001:db8:1:2::/64"],
  ["2001:db8::1", "2001:db8:0:0::/64"],
  ["::1", "0:0:0:0::/64"],
  ["fe80::1%eth0", "fe80:0:0:0::/64"],
])("%s counts as %s", (ip, network) => {
  expect(networkOf(ip)).toBe(network);
});
