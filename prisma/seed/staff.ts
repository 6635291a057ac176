import type { Tx } from "~/models/db.server";
import { demoId } from "./demo-id";

/** Whose link the start prints: administers the demo's municipality and runs its server. */
export const demoStaffId = demoId("staff:administrator");
export const demoColleagueId = demoId("staff:volunteering");

const staff = [
  { key: "administrator", role: "administrator", name: "Birgit Sommer", operator: true },
  { key: "volunteering", role: "staff", name: "Tilo Brandt", operator: false },
] as const;

/** An association that waits for its municipality, so that the town hall has something to decide. */
const choir = {
  id: demoId("association:chor"),
  name: "Chor Elsterklang",
  purpose:
    "Wir singen dienstags im Bürgerhaus und suchen Hilfe für unsere Konzerte: Aufbau, Einlass und Kuchen.",
  contactName: "Heike Arnold",
  contactEmail: "heike.arnold@example.org",
  contactPhone: "0171 3920091",
  placeName: "Herzberg (Elster)",
};
const choirOwnerId = demoId("coordinator:chor:0");

/** Everybody in the town hall is invented, as are the numbers (see associations.ts). */
export async function seedStaff(tx: Tx, municipalityId: string, now: Date): Promise<void> {
  await tx.person.createMany({
    data: [
      ...staff.map(({ key, name, operator }) => ({
        id: demoId(`staff:${key}`),
        name,
        email: `${name.toLowerCase().replace(" ", ".")}@example.org`,
        operator,
        emailConfirmed: true,
      })),
      { id: choirOwnerId, name: choir.contactName, email: choir.contactEmail },
    ],
    skipDuplicates: true,
  });
  await tx.staff.createMany({
    data: staff.map(({ key, role }) => ({
      ...{ id: demoId(`office:${key}`), municipalityId, role },
      personId: demoId(`staff:${key}`),
    })),
    skipDuplicates: true,
  });
  await tx.association.createMany({
    data: { ...choir, municipalityId, status: "applied", createdAt: now },
    skipDuplicates: true,
  });
  await tx.membership.createMany({
    data: {
      ...{ id: demoId(`membership:${choirOwnerId}`), personId: choirOwnerId },
      ...{ associationId: choir.id, role: "owner" },
    },
    skipDuplicates: true,
  });
}
