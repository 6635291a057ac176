import { isSlug } from "~/domain/slug";
import { db } from "./db.server";

/** By its slug; without one, the only one there is. Null: there is none, or there are several. */
export async function municipalityOf(slug: string | undefined) {
  if (slug !== undefined) return isSlug(slug) ? db().municipality.findUnique({ where: { slug } }) : null;
  const [only, other] = await db().municipality.findMany({ take: 2 });
  return only && !other ? only : null;
}

export type Municipality = NonNullable<Awaited<ReturnType<typeof municipalityOf>>>;

/** All of them, by name: where they lie and how their pages are called. */
export async function municipalities() {
  return db().municipality.findMany({
    select: { id: true, slug: true, name: true, lat: true, lon: true, zoom: true },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
}

export async function municipalityById(id: string) {
  return db().municipality.findUniqueOrThrow({ where: { id } });
}

/** What waits for its staff, and what it has. */
export async function standingOf(municipalityId: string) {
  const [applied, showings, reports, barriers, approved, needs] = await Promise.all([
    db().association.count({ where: { municipalityId, status: "applied" } }),
    db().showing.count({ where: { municipalityId, status: "asked", association: { status: "approved" } } }),
    db().report.count({ where: { municipalityId, status: "open" } }),
    db().barrier.count({ where: { municipalityId, doneAt: null } }),
    db().association.count({ where: { municipalityId, status: "approved" } }),
    db().helpRequest.count({
      where: { association: { municipalityId }, status: { in: ["open", "filled"] } },
    }),
  ]);
  return { applied, showings, reports, barriers, approved, needs };
}

/** All of them for the operator, with how much they hold. */
export async function installationList() {
  const rows = await db().municipality.findMany({
    orderBy: [{ name: "asc" }, { id: "asc" }],
    include: {
      _count: { select: { associations: { where: { status: "approved" } } } },
      staff: { where: { role: "administrator" }, select: { person: { select: { name: true } } } },
    },
  });
  return rows.map(({ id, slug, name, ags, staff, _count }) => ({
    ...{ id, slug, name, ags, approved: _count.associations },
    administrators: staff.map(({ person }) => person.name),
  }));
}
