import { randomUUID } from "node:crypto";
import { record } from "~/models/audit.server";
import { db, transaction } from "~/models/db.server";
import { enqueue } from "~/models/job.server";
import { herzberg, later, monday, need, resident, saturday, type Team } from "./village";

/** Values that nobody meets by accident: each stands somewhere in the rows of `wholePerson`. */
export const marks = [
  ...["Karla Quittenbaum", "karla@quitte.example", "0151 7770031", "Quittenwinkel", "Petra Quittenbaum"],
  ...["petra@quitte.example", "0151 7770032", "https://quitte.example/issuer", "quitte-subject"],
  ...["Quittenfox auf dem Telefon", "quitte-token", "Quittenschlüssel", "https://push.example/quitte"],
  ...["quitte-session", "Quittenname im Verein", "quitte-guardian", "Quitte meldet an"],
  ...["quitte-feed", "quitte-key"],
];

/** Somebody of whom there is a row in every table that can hold one. @returns their id */
export async function wholePerson(ours: Team): Promise<string> {
  const place = { label: "Quittenwinkel", point: herzberg, radiusKm: 10 };
  const personId = await resident({
    ...{ name: "Karla Quittenbaum", email: "karla@quitte.example", phone: "0151 7770031", place },
    ...{ birthYear: 1990, interests: ["celebration"], skills: ["baking"], free: ["sat-afternoon"] },
  });
  const { associationId } = ours;
  const { id: municipalityId } = await db().municipality.findFirstOrThrow();
  const posted = await need(ours);
  const [shiftId = ""] = posted.shiftIds;
  const soon = new Date(Date.now() + 60_000);
  await db().signup.create({
    data: { shiftId, personId, name: "Karla Quittenbaum", phone: "0151 7770031", confirmedAt: monday },
  });
  const subscription = await db().pushSubscription.create({
    data: { personId, endpoint: "https://push.example/quitte", p256dh: "p", auth: "a" },
  });
  const invited = await db().invitation.upsert({
    where: { helpRequestId_residentId: { helpRequestId: posted.id, residentId: personId } },
    create: { helpRequestId: posted.id, residentId: personId, reasons: {}, deliverAt: monday },
    update: {},
  });
  await db().delivery.create({
    data: {
      ...{ key: `changed:${posted.id}:${personId}:${subscription.id}`, kind: "changed", personId },
      ...{ helpRequestId: posted.id, invitationId: invited.id, subscriptionId: subscription.id },
      deliverAt: monday,
    },
  });
  await db().habit.create({
    data: { residentId: personId, subject: "category:celebration", yes: 1, at: monday },
  });
  await db().guardian.create({
    data: {
      ...{ personId, name: "Petra Quittenbaum", email: "petra@quitte.example", phone: "0151 7770032" },
      ...{ tokenHash: "quitte-guardian", askedAt: monday, consentedAt: monday },
    },
  });
  await db().session.create({
    data: { personId, idHash: "quitte-session", device: "Quittenfox auf dem Telefon", expiresAt: soon },
  });
  await db().signInToken.create({
    data: { personId, tokenHash: "quitte-token", kind: "sign-in", expiresAt: soon },
  });
  await db().calendarFeed.create({ data: { personId, tokenHash: "quitte-feed" } });
  await db().submission.create({
    data: {
      ...{ keyHash: "quitte-key", kind: "signup", outcome: "done" },
      helpRequestId: posted.id,
      personId,
    },
  });
  await db().passkey.create({
    data: { id: randomUUID(), personId, name: "Quittenschlüssel", publicKey: Buffer.from("key") },
  });
  await db().identity.create({
    data: { personId, issuer: "https://quitte.example/issuer", subject: "quitte-subject" },
  });
  await db().membership.create({ data: { personId, associationId } });
  await db().staff.create({ data: { personId, municipalityId } });
  const other = await db().association.create({
    data: {
      municipalityId,
      name: `Chor ${personId}`.slice(0, 12),
      contactName: "C",
      contactEmail: "c@chor.example",
    },
  });
  await db().block.create({ data: { personId, associationId: other.id } });
  await db().bar.create({ data: { personId, associationId: other.id, name: "Quittenname im Verein" } });
  await db().credential.create({ data: { personId, associationId, kind: "first-aid", seenOn: monday } });
  await db().report.create({
    data: {
      ...{ municipalityId, associationId, subject: "need", helpRequestId: posted.id, category: "other" },
      ...{ text: "Das stimmt nicht.", contact: "Quitte meldet an", reporterId: personId },
    },
  });
  await need({ ...ours, author: { personId, associationId } }, { title: "Zeltaufbau" });
  await db().teamInvitation.create({
    data: { tokenHash: randomUUID(), associationId, invitedById: personId, expiresAt: soon },
  });
  await transaction(async (tx) => {
    const actor = { personId, role: "coordinator" as const };
    await record(tx, { chain: municipalityId, at: new Date(), actor, act: "member-invited" });
    await enqueue(tx, "test-ping", { personId, deviceId: null }, { key: `test-ping:${personId}` });
    const mail = { personId, email: "Karla@Quitte.example", kind: "confirm-email" as const };
    await enqueue(tx, "sign-in-mail", mail);
  });
  return personId;
}

/** Each in a need of its own, written straight into the tables; coming ones fill their need. */
export async function thousandSignups(ours: Team, personId: string, when: "past" | "coming"): Promise<void> {
  const shift = when === "coming" ? saturday : { start: later(monday, -100), end: later(monday, -96) };
  const rows = Array.from({ length: 1_000 }, () => ({ needId: randomUUID(), shiftId: randomUUID() }));
  await db().helpRequest.createMany({
    data: rows.map(({ needId }) => ({
      ...{ id: needId, associationId: ours.associationId, authorId: ours.ownerId },
      ...{ title: "Zeltaufbau", category: "setup" },
      ...{ status: "filled" as const, publishedAt: later(monday, -200), endsAt: shift.end },
    })),
  });
  await db().shift.createMany({
    data: rows.map(({ needId, shiftId }) => ({ id: shiftId, helpRequestId: needId, ...shift, places: 1 })),
  });
  await db().signup.createMany({
    data: rows.map(({ shiftId }) => ({
      shiftId,
      personId,
      name: "Jana Krause",
      confirmedAt: later(monday, -150),
    })),
  });
  await db().invitation.createMany({
    data: rows.map(({ needId }) => ({
      ...{ helpRequestId: needId, residentId: personId, reasons: {}, deliverAt: later(monday, -150) },
      ...{ answer: "yes" as const, answeredAt: later(monday, -150) },
    })),
  });
}
