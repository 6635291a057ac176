import type pg from "pg";
import { type Timing, timed } from "./timing";

/** Whether this server has PostGIS to compare with. Nothing of the product needs it. */
export async function describeExtension(client: pg.Client): Promise<"installed" | "not installed"> {
  const { rowCount } = await client.query("select from pg_available_extensions where name = 'postgis'");
  if (!rowCount) return "not installed";
  await client.query("create extension if not exists postgis");
  return "installed";
}

export async function preparePostgis(client: pg.Client): Promise<void> {
  await client.query("drop table if exists matching_postgis");
  await client.query(`
    create table matching_postgis as
    select *, st_setsrid(st_makepoint(lon, lat), 4326)::geography as at,
           st_envelope(st_buffer(st_setsrid(st_makepoint(lon, lat), 4326)::geography, radius_m)::geometry) as area
      from matching`);
  await client.query("create index on matching_postgis using gist (area)");
  await client.query("vacuum analyze matching_postgis");
}

/** Once with `ST_DWithin` alone, whose radius is a column and hence no index's, and once behind the envelopes' GiST. */
export async function measurePostgis(
  client: pg.Client,
  { lat, lon }: { lat: number; lon: number },
  hits: number,
): Promise<{ dwithin: Timing; gist: Timing }> {
  const filters = `
    (interests = 0 or interests & 1 <> 0) and (free = 0 or free & (1 << 22) <> 0)
    and (paused_until is null or paused_until <= '2027-04-12T08:00:00Z') and (birth_year is null or birth_year <= 2010)`;
  const point = "st_setsrid(st_makepoint($2, $1), 4326)";
  const near = `st_dwithin(at, ${point}::geography, radius_m)`;
  const columns = "resident_id, place_id, st_distance(at, st_setsrid(st_makepoint($2, $1), 4326)::geography)";
  const dwithin = `select ${columns} from matching_postgis where ${near} and ${filters}`;
  const gist = `select ${columns} from matching_postgis where area && ${point} and ${near} and ${filters}`;
  const { rowCount } = await client.query(gist, [lat, lon]);
  // The ellipsoid's metres differ from the sphere's by half a percent.
  if (Math.abs((rowCount ?? 0) - hits) > hits * 0.05 + 3)
    throw new Error(`PostGIS finds ${rowCount}, not ${hits}`);
  return {
    dwithin: await timed(5, () => client.query(dwithin, [lat, lon])),
    gist: await timed(30, () => client.query(gist, [lat, lon])),
  };
}
