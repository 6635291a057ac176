import type { LookupAddress } from "node:dns";
import { once } from "node:events";
import { createServer as createHttps } from "node:https";
import type { AddressInfo } from "node:net";
import { afterAll, describe, expect, test } from "vitest";
import { outcomeOf } from "~/push/outcome";
import { isPublic } from "~/push/public-lookup.server";
import { createSender } from "~/push/send.server";
import { generateVapidKeys } from "~/push/vapid.server";
import { selfSignedCertificate } from "../support/certificate";
import { fakeDevice } from "../support/push-device";
import { startPushServer } from "../support/push-server";

const vapid = { ...generateVapidKeys(), subject: "mailto:test@anpacken.example" };
const message = {
  title: "Kuchenbuffet",
  body: "",
  navigate: "https://a.example/",
  tag: "need-1",
  lang: "de",
};
const closing: (() => Promise<unknown>)[] = [];
afterAll(() => Promise.all(closing.map((close) => close())));

describe("an allowed name that leads into our own network", () => {
  test.each([
    ["this machine", [{ address: "127.0.0.1", family: 4 }]],
    ["this machine, by IPv6", [{ address: "::1", family: 6 }]],
    ["this machine, IPv4 within IPv6", [{ address: "::ffff:127.0.0.1", family: 6 }]],
    ["the cloud's metadata", [{ address: "169.254.169.254", family: 4 }]],
    [
      "private addresses only",
      [
        { address: "10.0.0.5", family: 4 },
        { address: "192.168.1.1", family: 4 },
        { address: "fd00::1", family: 6 },
      ],
    ],
  ] satisfies [string, LookupAddress[]][])("%s is not called", async (_, addresses) => {
    const { subscription } = await device();
    const sender = createSender({
      vapid,
      extraOrigins: [],
      resolve: (_hostname, _options, callback) => callback(null, addresses),
    });
    const endpoint = "https://fcm.googleapis.com/fcm/send/abc";
    const answer = await sender.send({ ...subscription, endpoint }, message, { ttl: 60, urgency: "normal" });
    expect(answer).toEqual({ error: "network", code: "EPRIVATE" });
    await sender.close();
  });

  test.each(["8.8.8.8", "142.250.74.106", "2a00:1450:4001:82b::200a", "172.32.0.1", "100.128.0.1"])(
    "%s lies outside",
    (address) => expect(isPublic(address)).toBe(true),
  );
  test.each([
    ...["0.0.0.0", "10.1.2.3", "100.64.0.1", "127.9.9.9", "169.254.169.254", "172.16.0.1", "172.31.255.255"],
    ...["192.168.0.1", "224.0.0.1", "255.255.255.255", "::", "::1", "fe80::1", "fd12::1", "ff02::1"],
    ...["::ffff:10.0.0.1", "::ffff:7f00:1"],
  ])("%s lies inside", (address) => expect(isPublic(address)).toBe(false));
});

test("a push service that leads somewhere else is not followed", async () => {
  const { key, cert } = selfSignedCertificate();
  const asked: string[] = [];
  const elsewhere = createHttps({ key, cert }, (request, response) => {
    asked.push(request.url ?? "");
    response.end();
  }).listen(0, "127.0.0.1");
  await once(elsewhere, "listening");
  const target = `https://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/metadata`;
  for (const status of [301, 302, 303, 307, 308]) {
    const leading = createHttps({ key, cert }, (request, response) => {
      request.resume();
      response.writeHead(status, { Location: target }).end();
    }).listen(0, "127.0.0.1");
    await once(leading, "listening");
    const origin = `https://127.0.0.1:${(leading.address() as AddressInfo).port}`;
    const sender = createSender({ vapid, extraOrigins: [origin], tls: { ca: cert } });
    const { subscription } = await device();
    const answer = await sender.send({ ...subscription, endpoint: `${origin}/x` }, message, {
      ttl: 60,
      urgency: "normal",
    });
    expect(answer).toMatchObject({ status });
    const now = new Date();
    const tried = { attempt: 1, now, subscribedAt: now, until: now, random: () => 0.5 };
    expect(outcomeOf(answer, tried).kind).not.toBe("delivered");
    await sender.close();
    leading.close();
  }
  expect(asked).toEqual([]);
  elsewhere.close();
});

async function device() {
  const server = await startPushServer();
  closing.push(() => server.close());
  return fakeDevice(server, vapid.publicKey);
}
