import type { Point } from "~/domain/place";
import { placeByName } from "~/models/gazetteer.server";
import { herzberg } from "./municipalities";

/** Places at which the demo's needs happen: a village of the gazetteer, and metres east and north of its centre. */
const venues = {
  market: ["Marktplatz Herzberg", "Herzberg (Elster)", 40, -20],
  church: ["Kirche St. Marien, Herzberg", "Herzberg (Elster)", 120, 30],
  parishHall: ["Gemeindehaus St. Marien, Herzberg", "Herzberg (Elster)", 190, -60],
  communityCentre: ["Bürgerzentrum Herzberg", "Herzberg (Elster)", -260, 140],
  cafe: ["Begegnungscafé, Herzberg", "Herzberg (Elster)", -80, -130],
  library: ["Bibliothek Herzberg", "Herzberg (Elster)", 60, 210],
  countyOffice: ["Landratsamt, Herzberg", "Herzberg (Elster)", 420, -330],
  careHome: ["Seniorenheim am Stadtpark, Herzberg", "Herzberg (Elster)", -620, -280],
  stadium: ["Sportplatz an der Elster, Herzberg", "Herzberg (Elster)", 720, 380],
  gym: ["Turnhalle am Stadtpark, Herzberg", "Herzberg (Elster)", -480, 460],
  nursery: ["Kita Elsterwichtel, Herzberg", "Herzberg (Elster)", 560, -120],
  school: ["Grundschule, Herzberg", "Herzberg (Elster)", 300, 520],
  elster: ["Elsterbrücke, Herzberg", "Herzberg (Elster)", 980, -60],
  villageHall: ["Dorfgemeinschaftshaus Grochwitz", "Grochwitz", 60, -40],
  fairground: ["Festwiese Grochwitz", "Grochwitz", -210, 160],
  castlePark: ["Schlosspark Grochwitz", "Grochwitz", 230, 120],
  pond: ["Dorfteich Frauenhorst", "Frauenhorst", 80, 60],
  fireStation: ["Feuerwehrhaus Züllsdorf", "Züllsdorf", 60, -70],
  fireMeadow: ["Festplatz Züllsdorf", "Züllsdorf", -180, 90],
  kaxdorf: ["Dorfmitte Kaxdorf", "Kaxdorf", 0, 0],
  orchard: ["Streuobstwiese Friedrichsluga", "Friedrichsluga", 240, -120],
  gravelPits: ["Kiesteiche bei Gräfendorf", "Gräfendorf", -520, -380],
  toadRoad: ["Straße zwischen Buckau und Mahdel", "Buckau", 340, 620],
  borken: ["Dorfplatz Borken", "Borken", 40, 30],
  osteroda: ["Dorfplatz Osteroda", "Osteroda", -50, 20],
  arnsnesta: ["Dorfkirche Arnsnesta", "Arnsnesta", 70, 10],
  loehsten: ["Kulturscheune Löhsten", "Löhsten", 90, -50],
  altherzberg: ["Vereinsheim Altherzberg", "Altherzberg", 60, 80],
} satisfies Record<string, readonly [name: string, village: string, east: number, north: number]>;

export type Venue = keyof typeof venues;

export function venueOf(key: Venue): { name: string; point: Point } {
  const [name, village, east, north] = venues[key];
  return { name, point: beside(villagePoint(village), east, north) };
}

/** The centre of a village near Herzberg. @throws when the gazetteer does not know it */
export function villagePoint(name: string): Point {
  const known = villagePoints.get(name);
  if (known) return known;
  const found = placeByName(name, herzberg);
  if (!found) throw new Error(`app/models/gazetteer.json does not know ${name}`);
  const point = { lat: found.lat, lon: found.lon };
  villagePoints.set(name, point);
  return point;
}

/** A search goes through the whole gazetteer, and three hundred residents ask for twenty villages. */
const villagePoints = new Map<string, Point>();

/** A point some metres away; good enough for a few kilometres. */
export function beside({ lat, lon }: Point, east: number, north: number): Point {
  const metresPerDegree = 111_195;
  const sixDecimals = (degrees: number) => Math.round(degrees * 1e6) / 1e6;
  return {
    lat: sixDecimals(lat + north / metresPerDegree),
    lon: sixDecimals(lon + east / (metresPerDegree * Math.cos((lat * Math.PI) / 180))),
  };
}
