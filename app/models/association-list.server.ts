import { db } from "./db.server";

/** Every association of a municipality as its staff read it: what waits first, then the newest. */
export async function applicationsOf(municipalityId: string) {
  const rows = await db().association.findMany({
    where: { municipalityId },
    include: {
      memberships: {
        where: { role: "owner" },
        select: { person: { select: { name: true, emailConfirmed: true } } },
      },
      _count: { select: { memberships: true, helpRequests: { where: { status: { not: "draft" } } } } },
    },
    orderBy: [{ status: "asc" }, { createdAt: "desc" }],
  });
  return rows.map(({ memberships, _count, ...association }) => ({
    ...association,
    owners: memberships.map(({ person }) => person),
    members: _count.memberships,
    needs: _count.helpRequests,
  }));
}

/** Where somebody can apply. */
export async function municipalitiesToApply() {
  return db().municipality.findMany({
    select: { id: true, name: true, lat: true, lon: true, zoom: true },
    orderBy: { name: "asc" },
  });
}

/** What an association's own team reads of it, with whom to ask. */
export async function associationOfTeam(id: string) {
  return db().association.findUniqueOrThrow({
    where: { id },
    include: {
      municipality: {
        select: {
          ...{ id: true, name: true, slug: true, lat: true, lon: true, zoom: true },
          imprintEmail: true,
        },
      },
    },
  });
}
