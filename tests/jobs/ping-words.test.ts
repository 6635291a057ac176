import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { completeEnv } from "~/env.server";
import type { Deliverer } from "~/jobs/deliver.server";
import { ringOnce } from "~/jobs/test-ping.server";
import { db } from "~/models/db.server";
import { cancel } from "~/models/help-request-status.server";
import { signUp } from "~/models/signup.server";
import { topicOf } from "~/push/message";
import { needForAll } from "../support/invitations";
import { type PushServer, startPushServer } from "../support/push-server";
import { delivererFor, deviceOf, rungResident } from "../support/rung";
import {
  clockAt,
  herzberg,
  monday,
  openVillage,
  person,
  resident,
  saturday,
  team,
  type Village,
} from "../support/village";

let village: Village;
let server: PushServer;
let deliverer: Deliverer;
beforeAll(async () => {
  [village, server] = await Promise.all([openVillage(), startPushServer()]);
  completeEnv({ pushExtraOrigins: [server.origin] });
  deliverer = delivererFor([server]);
});
beforeEach(async () => {
  await village.clear();
  clockAt(monday);
});
afterAll(async () => {
  await deliverer.close();
  await Promise.all([village.close(), server.close()]);
});

const fromHome = { label: "Zuhause", point: { lat: herzberg.lat + 0.018, lon: herzberg.lon }, radiusKm: 10 };
const skilled = { skills: ["baking" as const], free: ["sat-afternoon" as const], place: fromHome };

describe("an invitation", () => {
  test("says on the device why it came, and where a tap leads", async () => {
    const jana = await rungResident(server, skilled);
    const { id } = await needForAll(await team(), { helpfulSkills: ["baking"] });
    await deliverer.deliverDue();
    const [message] = jana.messages();
    expect(message).toMatchObject({
      title: "Kuchenbuffet beim Dorffest",
      navigate: `http://localhost:3000/help/${id}?ping=1`,
      tag: `need-${id}`,
      lang: "de",
    });
    expect(message?.body).toMatch(
      /^\d([,.]\d)? km entfernt \(Zuhause\) · Backen · du hast samstags Zeit\n.*14.*18 Uhr$/,
    );
  });

  test("speaks the language of whoever reads it", async () => {
    const jana = await rungResident(server, { ...skilled, locale: "en" });
    await needForAll(await team(), { helpfulSkills: ["baking"] });
    await deliverer.deliverDue();
    expect(jana.messages()).toMatchObject([
      { lang: "en", body: expect.stringMatching(/km away \(Zuhause\) · Baking · /) },
    ]);
  });

  test("lives until the need is over, is replaced by its own kind, and hurries only when urgent", async () => {
    const jana = await rungResident(server);
    const calm = await needForAll(await team());
    await deliverer.deliverDue();
    await needForAll(await team(), { urgency: "urgent" });
    await deliverer.deliverDue();
    const [first, second] = server.received.filter((one) => one.endpoint === jana.subscription.endpoint);
    const seconds = (saturday.end.getTime() - monday.getTime()) / 1000;
    expect(Math.abs(Number(first?.headers.ttl) - seconds)).toBeLessThan(60);
    expect(first?.headers).toMatchObject({ urgency: "normal", topic: topicOf(`${calm.id}:invitation`) });
    expect(second?.headers.urgency).toBe("high");
    expect(jana.messages()[1]?.title).toBe("Dringend: Kuchenbuffet beim Dorffest");
  });

  test("of a private need gives neither street, name nor contact away", async () => {
    const jana = await rungResident(server);
    await rungResident(server);
    await needForAll(await team(), {
      placeKind: "private",
      placeName: "Geheimgasse 7",
      meetingPoint: "Hintertür",
      contactName: "Frau Planted",
      contactPhone: "0999 1234",
      title: "Einkaufen",
    });
    await deliverer.deliverDue();
    expect(jana.messages()).toHaveLength(1);
    expect(JSON.stringify(jana.messages())).not.toMatch(/Geheimgasse|Hintertür|Planted|0999/);
  });

  test("goes by mail to whoever has no device, without distance or place", async () => {
    await resident({ ...skilled, email: "jana@example.org", confirmed: true });
    const { id } = await needForAll(await team(), { helpfulSkills: ["baking"] });
    await deliverer.deliverDue();
    const [mail] = await mails();
    expect(mail).toContain("To: jana@example.org");
    expect(mail).toContain(`http://localhost:3000/help/${id}`);
    expect(mail).toContain("Backen");
    expect(mail).not.toMatch(/km|Zuhause/);
    expect(await db().delivery.findFirst()).toMatchObject({ outcome: "mailed" });
  });
});

test("a cancellation tells those coming, with the reason", async () => {
  const ours = await team("Heimatverein", null);
  const buffet = await needForAll(ours);
  const jana = await person("Jana");
  const rung = await deviceOf(jana, server);
  const [shiftId = ""] = buffet.shiftIds;
  await signUp(buffet.id, { shiftId, people: 1, phone: null, birthYear: null, personId: jana }, monday);
  await cancel(buffet.id, ours.associationId, "weather", monday);
  await deliverer.deliverDue();
  expect(rung.messages()).toMatchObject([
    {
      title: "Abgesagt: Kuchenbuffet beim Dorffest",
      navigate: `http://localhost:3000/help/${buffet.id}?ping=1`,
    },
  ]);
});

test("the team's news lead to the team's page", async () => {
  const ours = await team();
  const rung = await deviceOf(ours.ownerId, server);
  const buffet = await needForAll(ours);
  const [shiftId = ""] = buffet.shiftIds;
  const jana = await person("Jana Krause");
  await signUp(buffet.id, { shiftId, people: 2, phone: null, birthYear: null, personId: jana }, monday);
  await deliverer.deliverDue();
  expect(rung.messages()).toMatchObject([
    {
      title: "Die erste Zusage: Kuchenbuffet beim Dorffest",
      body: expect.stringContaining("2 von 3 gefunden"),
      navigate: `http://localhost:3000/association/help/${buffet.id}`,
    },
  ]);
});

test("the test ping rings all devices of a person, once", async () => {
  const jana = await rungResident(server, { locale: "en" });
  const tablet = await deviceOf(jana.personId, server);
  await ringOnce({ personId: jana.personId }, deliverer.sender);
  for (const rung of [jana, tablet]) expect(rung.messages()).toMatchObject([{ tag: "test", lang: "en" }]);
});

/** Newest first, as text without the transport's encoding. */
async function mails(): Promise<string[]> {
  const folder = join(village.dataDir, "mail");
  const names = (await readdir(folder)).sort().reverse();
  const files = await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")));
  return files.map((file) =>
    file
      .replace(/=\r?\n/g, "")
      .replace(/(?:=[0-9A-F]{2})+/g, (bytes) =>
        Buffer.from(bytes.replaceAll("=", ""), "hex").toString("utf8"),
      ),
  );
}
