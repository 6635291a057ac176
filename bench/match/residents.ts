import type pg from "pg";
import gazetteer from "~/models/gazetteer.json";

type Row = [name: string, lat: number, lon: number, population: number, district: number];

/**
 * That many residents, spread over the towns of the gazetteer by their population and around each town's centre,
 * the larger the town the wider. Radius: median 7 km. One in seven wants everything, one in seven has time always,
 * three in a hundred pause: one in eight of those near enough fits. The same ones at every run.
 * @returns how long building the covering index took
 */
export async function settle(client: pg.Client, residents: number): Promise<{ indexSeconds: number }> {
  const towns = (gazetteer.places as Row[]).filter(([, , , population]) => population > 0);
  const total = towns.reduce((sum, [, , , population]) => sum + population, 0);
  let before = 0;
  const shares = towns.map(([, lat, lon, population]) => {
    const from = Math.floor((before / total) * residents);
    before += population;
    const people = Math.floor((before / total) * residents) - from;
    return { lat, lon, people, metres: 500 + 4 * Math.sqrt(population) };
  });
  const index = await client.query<{ indexdef: string }>(
    "select indexdef from pg_indexes where indexname = 'matching_area'",
  );
  await client.query("truncate matching");
  await client.query("drop index matching_area");
  await client.query("select setseed(0.42)");
  await client.query(settlement, [JSON.stringify(shares.filter(({ people }) => people > 0))]);
  const begin = performance.now();
  await client.query(index.rows[0]?.indexdef ?? "");
  return { indexSeconds: Math.round((performance.now() - begin) / 100) / 10 };
}

/** Writes this part of the residents anew, as `writeMatching` does: their old rows stay until the next VACUUM. */
export async function changeSomeResidents(client: pg.Client, part: number): Promise<void> {
  await client.query(
    `with changed as (
       delete from matching where resident_id in (select resident_id from matching where random() < $1) returning *)
     insert into matching select * from changed`,
    [part],
  );
}

// Box and Muller: two even random numbers make one that is normally distributed.
const normal = "sqrt(-2 * ln(1 - random())) * cos(2 * pi() * random())";
const someBits = (bits: number, chance: number) =>
  `(select bit_or(case when random() < ${chance} then 1 << bit else 0 end) from generate_series(0, ${bits - 1}) bit where p > 0)`;

const settlement = `
  insert into matching (place_id, resident_id, lat, lon, radius_m, interests, skills, free, birth_year, paused_until)
  select gen_random_uuid(), gen_random_uuid(),
         lat + ${normal} * metres / 111195, lon + ${normal} * metres / 111195 / cos(radians(lat)),
         least(50, greatest(1, round(exp(ln(7) + 0.6 * ${normal})))) * 1000,
         case when random() < 0.15 then 0 else ${someBits(12, 0.25)} end,
         ${someBits(29, 0.08)},
         case when random() < 0.15 then 0 else ${someBits(28, 0.25)} end,
         case when random() < 0.6 then 1940 + floor(random() * 72) end,
         case when random() < 0.03 then timestamptz '2027-06-01' end
    from (select lat, lon, metres, p
            from jsonb_to_recordset($1::jsonb) as town(lat float8, lon float8, metres float8, people int),
                 generate_series(1, people) p
           order by random()) someone`;
