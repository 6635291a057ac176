import type { Category } from "~/domain/categories";
import type { Slot } from "~/domain/free-times";
import { cellCentre, type Point } from "~/domain/place";
import type { Skill } from "~/domain/skills";
import { type Tx, transaction } from "./db.server";
import { enqueue } from "./job.server";
import { writeMatching } from "./matching-table.server";
import { lockPerson } from "./person.server";

export type Profile = {
  name: string;
  locale: string;
  email: string | null;
  phone: string | null;
  birthYear: number | null;
  interests: Category[];
  skills: Skill[];
  free: Slot[];
  place: { label: string; point: Point; radiusKm: number };
};

/**
 * Makes a resident: of a new person, or of one who is known (a coordinator who also helps, a helper who came
 * by a shared link). The point becomes the centre of its 1 km cell before it is stored. `within` is done in the
 * same transaction: a new person is signed in, or was never made.
 */
export async function join(
  personId: string | null,
  profile: Profile,
  within?: (tx: Tx, personId: string) => Promise<void>,
): Promise<{ personId: string }> {
  return transaction(async (tx) => {
    const id = await savePerson(tx, personId, profile);
    const wishes = { interests: profile.interests, skills: profile.skills, free: profile.free };
    await tx.resident.upsert({
      where: { personId: id },
      create: { personId: id, ...wishes },
      update: wishes,
    });
    await savePlace(tx, id, profile.place);
    await writeMatching(tx, [id]);
    await within?.(tx, id);
    return { personId: id };
  });
}

export async function pause(personId: string, until: Date | null): Promise<void> {
  await transaction(async (tx) => {
    await lockPerson(tx, personId);
    await tx.resident.update({ where: { personId }, data: { pausedUntil: until } });
    await writeMatching(tx, [personId]);
  });
}

/** Another place of the same resident (work, parents). Up to five: the person's row is locked for the count. */
export async function addPlace(
  personId: string,
  place: Profile["place"],
): Promise<{ ok: true } | { ok: false; reason: "too-many" }> {
  return transaction(async (tx) => {
    await lockPerson(tx, personId);
    if ((await tx.place.count({ where: { residentId: personId } })) >= 5) {
      return { ok: false as const, reason: "too-many" as const };
    }
    await createPlace(tx, personId, place);
    await writeMatching(tx, [personId]);
    return { ok: true as const };
  });
}

/** The last place stays: a resident without one is matched to nothing. */
export async function removePlace(personId: string, placeId: string): Promise<void> {
  await transaction(async (tx) => {
    await lockPerson(tx, personId);
    if ((await tx.place.count({ where: { residentId: personId } })) < 2) return;
    await tx.place.deleteMany({ where: { id: placeId, residentId: personId } });
    await writeMatching(tx, [personId]);
  });
}

/** Whoever erased themselves meanwhile stays erased: what is known is only ever updated. */
async function savePerson(tx: Tx, known: string | null, profile: Profile): Promise<string> {
  const { name, locale, phone, birthYear } = profile;
  if (known) await lockPerson(tx, known);
  const before = known ? await tx.person.findUnique({ where: { id: known }, select: { email: true } }) : null;
  const sameEmail = before?.email?.toLowerCase() === profile.email?.toLowerCase();
  const email = sameEmail ? {} : { email: profile.email, emailConfirmed: false };
  const data = { name, locale, phone, birthYear, ...email };
  const { id } = known
    ? await tx.person.update({ where: { id: known }, data })
    : await tx.person.create({ data });
  if (profile.email && !sameEmail) {
    await enqueue(tx, "sign-in-mail", { personId: id, email: profile.email, kind: "confirm-email" });
  }
  return id;
}

async function savePlace(tx: Tx, personId: string, place: Profile["place"]): Promise<void> {
  const first = await tx.place.findFirst({ where: { residentId: personId }, orderBy: { id: "asc" } });
  if (!first) return createPlace(tx, personId, place);
  const centre = cellCentre(place.point);
  await tx.place.update({
    where: { id: first.id },
    data: { label: place.label, radiusKm: place.radiusKm, ...centre },
  });
}

async function createPlace(tx: Tx, personId: string, place: Profile["place"]): Promise<void> {
  const centre = cellCentre(place.point);
  await tx.place.create({
    data: { residentId: personId, label: place.label, radiusKm: place.radiusKm, ...centre },
  });
}
