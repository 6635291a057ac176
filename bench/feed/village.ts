import type pg from "pg";
import { categories } from "~/domain/categories";
import { searchPlaces } from "~/models/gazetteer.server";

export const here = { lat: 51.6928, lon: 13.2336 };
/** A municipality for every so many needs. */
const names = [
  "Herzberg",
  "Torgau",
  "Finsterwalde",
  "Jessen",
  "Luckau",
  "Lübben",
  "Riesa",
  "Großenhain",
  "Bad Liebenwerda",
  "Doberlug",
];

/**
 * So many open needs of associations of ten neighbouring towns: three in ten within walking distance of a town's
 * centre, the rest in the villages up to 40 km around; one in ten from home, one in eight at somebody's home, one in
 * six filled, two shifts each within 60 days, some by arrangement. The same ones at every run.
 */
export async function post(client: pg.Client, needs: number, now: Date): Promise<void> {
  const towns = names
    .flatMap((name) => searchPlaces(name, 1, here))
    .map(({ name, lat, lon }) => ({ name, lat, lon }));
  await client.query("select setseed(0.42)");
  await client.query(
    `insert into "Municipality" (id, slug, name, ags, lat, lon)
     select gen_random_uuid(), 'town-' || nr, town ->> 'name', lpad(nr::text, 8, '0'), (town ->> 'lat')::float8, (town ->> 'lon')::float8
       from jsonb_array_elements($1::jsonb) with ordinality as t(town, nr)`,
    [JSON.stringify(towns)],
  );
  await client.query(`
    insert into "Association" (id, "municipalityId", name, "contactName", "contactEmail", status)
    select gen_random_uuid(), m.id, 'Verein ' || nr || ' ' || m.name, 'Ines Schuster', 'v@verein.example', 'approved'
      from "Municipality" m, generate_series(1, 40) nr`);
  await client.query(`insert into "Person" (id, name) values (gen_random_uuid(), 'Ines Schuster')`);
  await client.query(needStatement, [needs, now, categories]);
  await client.query(shiftStatement, [now]);
  await client.query(
    `
    insert into "Signup" (id, "shiftId", name, people, "confirmedAt")
    select gen_random_uuid(), s.id, 'Kim', case when h.status = 'filled' then s.places else 1 end, $1
      from "Shift" s join "HelpRequest" h on h.id = s."helpRequestId"
     where h.status = 'filled' or (s.places > 1 and random() < 0.5)`,
    [now],
  );
  await client.query(
    `update "HelpRequest" h set "endsAt" = (select max("end") from "Shift" where "helpRequestId" = h.id)`,
  );
  await client.query("vacuum analyze");
}

const needStatement = `
  insert into "HelpRequest" (id, "associationId", "authorId", status, title, text, category, "placeKind", "placeName",
    "areaName", lat, lon, "requiredSkills", "helpfulSkills", urgency, "noGermanNeeded", wheelchair, "withChildren", "publishedAt")
  select gen_random_uuid(), a.id, (select id from "Person" limit 1),
         (case when random() < 0.17 then 'filled' else 'open' end)::"HelpRequestStatus",
         (array['Kuchenbuffet beim Dorffest', 'Zelt aufbauen am Sportplatz', 'Fahrdienst zur Tafel', 'Bäume pflanzen im Stadtpark',
                'Nachhilfe in Mathe', 'Einkauf für eine Nachbarin', 'Sandsäcke füllen', 'Bühne abbauen'])[1 + floor(random() * 8)] || ' ' || nr,
         repeat('Wir freuen uns über jede Hand. ', 10), ($3::text[])[1 + floor(random() * 12)],
         (case when kind < 0.1 then 'none' when kind < 0.22 then 'private' else 'public' end)::"PlaceKind",
         'Festplatz ' || nr % 97, m.name,
         case when kind < 0.1 then null else m.lat + cos(way) * away / 111.195 end,
         case when kind < 0.1 then null else m.lon + sin(way) * away / 111.195 / cos(radians(m.lat)) end,
         case when random() < 0.2 then array['baking'] else '{}' end, case when random() < 0.3 then array['heavy-lifting'] else '{}' end,
         (case when random() < 0.05 then 'urgent' else 'normal' end)::"Urgency", random() < 0.3, random() < 0.4, random() < 0.3, $2
    from (select nr, random() as kind, random() * 2 * pi() as way, floor(random() * 400) as pick,
                 case when random() < 0.3 then random() * 1.5 else sqrt(random()) * 40 end as away
            from generate_series(1, $1::int) nr) as drawn
    join (select *, row_number() over (order by name) - 1 as position from "Association") a on a.position = drawn.pick
    join "Municipality" m on m.id = a."municipalityId"`;

const shiftStatement = `
  insert into "Shift" (id, "helpRequestId", start, "end", places, flexible)
  select gen_random_uuid(), id, at, at + case when flexible then interval '3 days' else (array['30 minutes', '2 hours', '4 hours'])[1 + floor(random() * 3)]::interval end,
         1 + floor(random() * 4), flexible
    from (select h.id, date_trunc('hour', $1::timestamptz) + interval '1 hour' * floor(2 + random() * 24 * 60) as at, random() < 0.15 as flexible
            from "HelpRequest" h, generate_series(1, 2)) as drawn`;
