import { randomUUID } from "node:crypto";
import { db } from "~/models/db.server";
import { rebuildMatching } from "~/models/matching-table.server";
import { centre, type Villager } from "./people";

export type Team = { associationId: string; personId: string };

/** The village moves into an empty database: a municipality, its associations and everybody with their settings. */
export async function settle(villagers: readonly Villager[], teams: number, now: Date): Promise<Team[]> {
  const { id: municipalityId } =
    (await db().municipality.findFirst()) ??
    (await db().municipality.create({ data: { slug: "dorf", name: "Dorf", ags: "12062000", ...centre } }));
  const made: Team[] = [];
  for (let nr = 0; nr < teams; nr++) {
    const name = `Verein ${nr}`;
    const person = await db().person.create({
      data: { name, email: `verein-${nr}@example.org`, emailConfirmed: true },
    });
    const association = await db().association.create({
      data: {
        ...{
          municipalityId,
          name,
          contactName: name,
          contactEmail: "verein@example.org",
          status: "approved",
        },
        memberships: { create: { personId: person.id, role: "owner" } },
      },
    });
    made.push({ associationId: association.id, personId: person.id });
  }
  await db().person.createMany({
    data: villagers.map(({ id, nr, reachedBy }) => ({
      ...{ id, name: `Resident ${nr}`, lastSeenAt: now },
      ...(reachedBy === "mail" ? { email: `r${nr}@example.org`, emailConfirmed: true } : {}),
    })),
  });
  await db().resident.createMany({ data: villagers.map(settingsOf) });
  await db().place.createMany({
    data: villagers.map(({ id, point, radiusKm }) => {
      return { residentId: id, label: "Zuhause", ...point, radiusKm };
    }),
  });
  await db().pushSubscription.createMany({ data: villagers.flatMap(devicesOf) });
  await rebuildMatching();
  await db().$executeRaw`analyze`;
  return made;
}

function settingsOf(villager: Villager) {
  const { id, interests, skills, free, quietFrom, quietUntil, quietSundays } = villager;
  const { weeklyBudget, digestDay, urgentInQuiet, beyondRadius, objects } = villager;
  return {
    ...{ personId: id, interests, skills, free, quietFrom, quietUntil, quietSundays },
    ...{ weeklyBudget, digestDay, urgentInQuiet, beyondRadius, objects },
  };
}

function devicesOf({ id, reachedBy }: Villager) {
  const device = (host: string) => ({
    ...{ endpoint: `https://${host}/${randomUUID()}`, personId: id, p256dh: "p256dh", auth: "auth" },
  });
  if (reachedBy === "iphone") return [device("web.push.apple.com")];
  if (reachedBy === "phone") return [device("fcm.googleapis.com")];
  const both = reachedBy === "two-devices";
  return both ? [device("fcm.googleapis.com"), device("updates.push.services.mozilla.com")] : [];
}
