import { db } from "./db.server";

/** Where a map begins for somebody of whom we know no place: the first municipality, else all of Germany. */
export async function mapCentre(): Promise<{ lat: number; lon: number; zoom: number; name: string | null }> {
  const home = await db().municipality.findFirst({
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { lat: true, lon: true, zoom: true, name: true },
  });
  return home ?? { lat: 51.2, lon: 10.4, zoom: 6, name: null };
}
