import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { now } from "~/clock.server";
import { db } from "~/models/db.server";
import { cancel, close } from "~/models/help-request.server";
import { answerInvitation, expandDue } from "~/models/invitation.server";
import { removeDevice, saveDevice } from "~/models/push-subscription.server";
import { pause } from "~/models/resident.server";
import { signUp } from "~/models/signup.server";
import {
  at,
  clockAt,
  herzberg,
  later,
  monday,
  need,
  type PostedNeed,
  person,
  profile,
  resident,
  saturday,
  type Team,
  team,
} from "../support/village";
import { type Bell, type Doorbell, openDoorbell, waitIsOver } from "./doorbell";

let door: Doorbell;
let ours: Team;
beforeAll(async () => {
  door = await openDoorbell();
});
beforeEach(async () => {
  await door.clear();
  await rm(join(door.village.dataDir, "mail"), { recursive: true, force: true });
  ours = await team();
});
afterAll(() => door.close());

async function mails(): Promise<string[]> {
  const folder = join(door.village.dataDir, "mail");
  const names = await readdir(folder).catch(() => []);
  return Promise.all(names.map((name) => readFile(join(folder, name), "utf8")));
}

describe("the message", () => {
  test("says why it came, in the declarative form", async () => {
    const jana = await resident({ skills: ["baking"], interests: ["celebration"], free: ["sat-afternoon"] });
    const bell = await door.bell(jana);
    const point = { lat: herzberg.lat + 0.02, lon: herzberg.lon };
    const { id } = await need(ours, { helpfulSkills: ["baking"], point });
    await door.deliver();
    const [message, ...others] = bell.messages();
    expect(others).toEqual([]);
    expect(message).toMatchObject({
      title: "Kuchenbuffet beim Dorffest",
      navigate: `http://localhost:3000/help/${id}?ping=1`,
      tag: `need-${id}`,
      lang: "de",
      dir: "ltr",
      data: { kind: "invitation", need: id },
    });
    const [reasons, when] = message?.body.split("\n") ?? [];
    expect(reasons).toMatch(/^[\d,]+ km entfernt \(Zuhause\) · Backen · du hast samstags Zeit$/);
    expect(when).toMatch(/14.*18/);
  });

  test("is short, in the reader's language, and holds nobody else", async () => {
    const bell = await door.bell(await resident({ locale: "en", name: "Olha Bondarenko" }));
    await resident({ name: "Jana Krause", email: "jana@example.org" });
    await need(ours, { urgency: "urgent", contactPhone: "03535 987" });
    await door.deliver();
    const [message] = bell.messages();
    expect(message?.lang).toBe("en");
    expect(message?.title).toMatch(/^Urgent: /);
    expect(JSON.stringify(message)).not.toMatch(/Olha|Jana|example\.org|03535/);
  });

  test("carries topic, urgency and the time until the need is over", async () => {
    const bells = [await door.bell(await resident()), await door.bell(await resident())];
    await need(ours);
    await need(ours, { title: "Sandsäcke", category: "rescue", urgency: "urgent" });
    await door.deliver();
    const headers = bells.map((bell) =>
      bell.posts().map(({ headers: { topic, urgency } }) => ({ topic, urgency })),
    );
    const byUrgency = (urgency: string) =>
      new Set(headers.map((posts) => posts.find((post) => post.urgency === urgency)?.topic));
    for (const urgency of ["normal", "high"]) {
      expect([...byUrgency(urgency)]).toEqual([expect.stringMatching(/^[\w-]{32}$/)]);
    }
    expect(byUrgency("normal")).not.toEqual(byUrgency("high"));
    const untilTheEnd = (saturday.end.getTime() - monday.getTime()) / 1000;
    for (const post of bells.flatMap((bell) => bell.posts())) {
      expect(Number(post.headers.ttl)).toBeLessThanOrEqual(untilTheEnd);
      expect(Number(post.headers.ttl)).toBeGreaterThan(untilTheEnd - 60);
    }
  });

  test("reaches every device of a person, and a round that is asked for twice rings once", async () => {
    const jana = await resident();
    const bells = [await door.bell(jana), await door.bell(jana)];
    await need(ours);
    await Promise.all([door.deliver(), door.deliver(), door.deliver()]);
    await door.deliver();
    for (const bell of bells) expect(bell.posts()).toHaveLength(1);
    expect(await db().delivery.findMany({ where: { outcome: "delivered" } })).toHaveLength(2);
  });
});

describe("what no longer holds is not sent", () => {
  const changes: Record<string, (posted: PostedNeed, jana: string, bell: Bell) => Promise<unknown>> = {
    "the need is filled": async ({ id, shiftIds: [shiftId = ""] }) =>
      signUp(id, { ...oneMore, shiftId, people: 3, personId: await person() }, now()),
    "the need is cancelled": ({ id }) => cancel(id, ours.associationId, "Regen", now()),
    "the team has found enough": ({ id }) => close(id, ours.associationId),
    "the need is over": () => Promise.resolve(clockAt(later(saturday.end, 1))),
    "the resident paused": (_, jana) => pause(jana, later(monday, 48)),
    "the resident said not this time": ({ id }, jana) => answerInvitation(id, jana, "not_this_time", now()),
    "the resident is coming": ({ id, shiftIds: [shiftId = ""] }, jana) =>
      signUp(id, { ...oneMore, shiftId, people: 1, personId: jana }, now()),
    "the device is somebody else's now": async (_, __, bell) => saveDevice(await person(), bell.subscription),
  };
  const oneMore = { phone: null, birthYear: null };

  test.each(Object.entries(changes))("%s", async (_, change) => {
    const jana = await resident();
    const bell = await door.bell(jana);
    const posted = await need(ours);
    expect(await expandDue(now(), 10)).toBe(1);
    await change(posted, jana, bell);
    await door.deliver();
    expect(bell.posts()).toEqual([]);
    const where = { kind: "invitation", personId: jana };
    expect(await db().delivery.findMany({ where })).toMatchObject([
      { outcome: "dropped", leasedUntil: null },
    ]);
    expect((await db().invitation.findFirstOrThrow()).sentAt).toBeNull();
    await waitIsOver();
    await door.deliver();
    expect(bell.posts()).toEqual([]);
  });

  test("also between two tries", async () => {
    const jana = await resident();
    const bell = await door.bell(jana);
    door.server.answerNext(bell.subscription.endpoint, [{ status: 500 }]);
    await need(ours);
    await door.deliver();
    await pause(jana, later(monday, 48));
    await waitIsOver();
    await door.deliver();
    expect(bell.posts()).toHaveLength(1);
  });

  test("a device that was switched off takes its deliveries along", async () => {
    const jana = await resident();
    const bell = await door.bell(jana);
    await need(ours);
    await expandDue(now(), 10);
    await removeDevice(jana, bell.subscription.endpoint);
    await door.deliver();
    expect(bell.posts()).toEqual([]);
    expect(await db().delivery.count()).toBe(0);
  });
});

describe("at night", () => {
  const morning = at("2027-04-13T08:00");

  test("what is posted at half past ten rings at eight", async () => {
    clockAt(at("2027-04-12T22:30"));
    const bell = await door.bell(await resident());
    await need(ours, {}, now());
    await door.deliver();
    expect(bell.posts()).toEqual([]);
    expect(await db().invitation.findMany()).toMatchObject([{ deliverAt: morning, rungAt: null }]);
    clockAt(morning);
    await door.deliver();
    expect(bell.messages()).toHaveLength(1);
  });

  test("what was due before and failed waits for eight as well", async () => {
    clockAt(at("2027-04-12T20:29"));
    const bell = await door.bell(await resident());
    door.server.answerNext(bell.subscription.endpoint, [{ status: 500 }]);
    await need(ours, {}, now());
    await door.deliver();
    clockAt(at("2027-04-12T20:31"));
    await waitIsOver();
    await door.deliver();
    expect(bell.posts()).toHaveLength(1);
    expect(await db().delivery.findMany()).toMatchObject([
      { deliverAt: morning, doneAt: null, leasedUntil: null },
    ]);
    clockAt(morning);
    await door.deliver();
    expect(bell.messages()).toHaveLength(1);
  });

  test("a cancellation tells those who come in a few hours", async () => {
    clockAt(at("2027-04-17T05:00"));
    const jana = await resident();
    const bell = await door.bell(jana);
    const { id, shiftIds } = await need(ours, {}, monday);
    const [shiftId = ""] = shiftIds;
    await signUp(id, { shiftId, personId: jana, people: 1, phone: null, birthYear: null }, now());
    await cancel(id, ours.associationId, "Sturm", now());
    await door.deliver();
    expect(bell.messages()).toMatchObject([{ title: "Abgesagt: Kuchenbuffet beim Dorffest" }]);
  });
});

describe("by mail", () => {
  test("goes to who has no device and a confirmed address, once, and says why", async () => {
    await resident({ email: "jana@example.org", confirmed: true, skills: ["baking"] });
    await need(ours, { helpfulSkills: ["baking"] });
    await door.deliver();
    await door.deliver();
    const [mail = "", ...others] = await mails();
    expect(others).toEqual([]);
    expect(mail).toContain("To: jana@example.org");
    expect(decoded(mail)).toContain("der Ort liegt in deinem Umkreis · Backen · du bist zeitlich flexibel");
    expect(await db().delivery.findMany()).toMatchObject([{ outcome: "mailed", subscriptionId: null }]);
    expect((await db().invitation.findFirstOrThrow()).sentAt).not.toBeNull();
  });

  test("goes to nobody who did not confirm, and to nobody who has a device", async () => {
    await resident({ email: "unconfirmed@example.org" });
    const bell = await door.bell(await resident({ email: "both@example.org", confirmed: true }));
    await need(ours);
    await door.deliver();
    expect(await mails()).toEqual([]);
    expect(bell.messages()).toHaveLength(1);
    expect(await db().invitation.count({ where: { silenced: "unreachable", sentAt: null } })).toBe(1);
  });

  test("takes the place of the last device when that turns out to be gone", async () => {
    const jana = await resident({ email: "jana@example.org", confirmed: true });
    const phone = await door.bell(jana);
    const laptop = await door.bell(jana);
    for (const bell of [phone, laptop]) door.server.unsubscribe(bell.subscription.endpoint);
    await need(ours);
    await door.deliver();
    expect(await db().pushSubscription.count()).toBe(0);
    expect(await mails()).toHaveLength(1);
    expect((await db().invitation.findFirstOrThrow()).sentAt).not.toBeNull();
  });

  test("does not double a ping that another device got", async () => {
    const jana = await resident({ email: "jana@example.org", confirmed: true });
    const phone = await door.bell(jana);
    const laptop = await door.bell(jana);
    door.server.unsubscribe(laptop.subscription.endpoint);
    await need(ours);
    await door.deliver();
    expect(phone.messages()).toHaveLength(1);
    expect(await mails()).toEqual([]);
  });

  test("keeps the same quiet hours", async () => {
    clockAt(at("2027-04-12T23:00"));
    await resident({ ...profile(), email: "jana@example.org", confirmed: true });
    await need(ours, {}, now());
    await door.deliver();
    expect(await mails()).toEqual([]);
    clockAt(at("2027-04-13T08:00"));
    await door.deliver();
    expect(await mails()).toHaveLength(1);
  });
});

/** Quoted-printable or base64, as nodemailer chooses. */
function decoded(mail: string): string {
  const [head = "", ...rest] = mail.split("\r\n\r\n");
  const body = rest.join("\r\n\r\n");
  if (/base64/i.test(head)) return Buffer.from(body, "base64").toString("utf8");
  const bytes = body
    .replace(/=\r\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}
