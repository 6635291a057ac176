import { lockAssociation } from "./association.server";
import { tellTownHall } from "./association-mail.server";
import { isDuplicate, type Tx, transaction } from "./db.server";
import { ownerOf } from "./email-address.server";
import { enqueue } from "./job.server";

/** What a municipality reads of somebody who wants to post. */
export type Application = {
  municipalityId: string;
  name: string;
  purpose: string;
  contactName: string;
  contactEmail: string;
  contactPhone: string | null;
  placeName: string;
  lat: number | null;
  lon: number | null;
};

/** `personId` null: nobody is signed in, and the contact is the applicant. */
export type Applicant = { personId: string } | { personId: null; locale: string };

export type Applied = { ok: true; associationId: string } | { ok: false; reason: "name-taken" | "not-found" };

/**
 * Writes an application down; the applicant becomes its owner. Who is not signed in gets a link by mail: the
 * answer is the same whether the address is known. Rests on the unique (municipality, name).
 */
export async function apply(applicant: Applicant, application: Application): Promise<Applied> {
  return unlessTaken(async (tx) => {
    const { municipalityId } = application;
    const municipality = await tx.municipality.findUnique({ where: { id: municipalityId } });
    if (!municipality) return { ok: false, reason: "not-found" };
    if (await isTaken(tx, application)) return { ok: false, reason: "name-taken" };
    const personId = applicant.personId ?? (await stranger(tx, application, applicant.locale));
    const { id: associationId } = await tx.association.create({
      data: { ...application, memberships: { create: { personId, role: "owner" } } },
    });
    if (applicant.personId) await giveAddress(tx, applicant.personId, application.contactEmail);
    else await mailLink(tx, personId, application.contactEmail);
    await tellTownHall(tx, { associationId, municipalityId }, "applied");
    return { ok: true, associationId };
  });
}

/**
 * An owner corrects what stands in the application. Refused, it is an application again; once approved, the name
 * and the municipality stay. Rests on the association's row, locked, and on the unique (municipality, name).
 */
export async function saveProfile(
  associationId: string,
  ownerId: string,
  application: Application,
): Promise<Applied> {
  return unlessTaken(async (tx) => {
    const before = await lockAssociation(tx, associationId);
    if (!before || !isOwner(before, ownerId)) return { ok: false, reason: "not-found" };
    const { name, municipalityId, ...profile } = application;
    const waits = before.status === "applied" || before.status === "refused";
    if (waits && (await isTaken(tx, application, associationId))) return { ok: false, reason: "name-taken" };
    const anew = waits ? { name, municipalityId, status: "applied" as const, statusReason: "" } : {};
    await tx.association.update({ where: { id: associationId }, data: { ...profile, ...anew } });
    if (before.status === "refused") await tellTownHall(tx, { associationId, municipalityId }, "applied");
    return { ok: true, associationId };
  });
}

/** Takes an application back, with its drafts, as long as nothing of it was ever public. */
export async function withdrawApplication(
  associationId: string,
  ownerId: string,
): Promise<{ ok: true } | { ok: false; reason: "not-found" | "published" }> {
  return transaction(async (tx) => {
    const association = await lockAssociation(tx, associationId);
    if (!association || !isOwner(association, ownerId)) return { ok: false, reason: "not-found" };
    const published = await tx.helpRequest.count({ where: { associationId, publishedAt: { not: null } } });
    const waits = association.status === "applied" || association.status === "refused";
    if (!waits || published > 0) return { ok: false, reason: "published" };
    await tx.association.delete({ where: { id: associationId } });
    return { ok: true };
  });
}

function isOwner(
  association: { memberships: { personId: string; role: string }[] },
  personId: string,
): boolean {
  return association.memberships.some((one) => one.personId === personId && one.role === "owner");
}

/** Also in another spelling: two clubs that differ by a capital letter would be taken for one. */
async function isTaken(tx: Tx, { municipalityId, name }: Application, besides?: string): Promise<boolean> {
  const others = await tx.$queryRaw<{ id: string }[]>`
    select id from "Association"
     where "municipalityId" = ${municipalityId}::uuid and lower(name) = lower(${name})`;
  return others.some(({ id }) => id !== besides);
}

/** Whoever owns the address, else somebody new, who owns it once they opened the link. */
async function stranger(tx: Tx, { contactName, contactEmail }: Application, locale: string): Promise<string> {
  const owner = await ownerOf(tx, contactEmail);
  return owner ?? (await tx.person.create({ data: { name: contactName, email: contactEmail, locale } })).id;
}

async function giveAddress(tx: Tx, personId: string, email: string): Promise<void> {
  const { count } = await tx.person.updateMany({ where: { id: personId, email: null }, data: { email } });
  if (count > 0) await mailLink(tx, personId, email);
}

async function mailLink(tx: Tx, personId: string, email: string): Promise<void> {
  await enqueue(tx, "sign-in-mail", { personId, email, kind: "confirm-email", to: "/association/team" });
}

async function unlessTaken(work: (tx: Tx) => Promise<Applied>): Promise<Applied> {
  try {
    return await transaction(work);
  } catch (error) {
    if (isDuplicate(error)) return { ok: false, reason: "name-taken" };
    throw error;
  }
}
