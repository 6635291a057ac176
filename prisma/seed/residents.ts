import { type Category, categories } from "~/domain/categories";
import { presets, type Slot, slots } from "~/domain/free-times";
import { cellCentre } from "~/domain/place";
import type { Skill } from "~/domain/skills";
import { type Chance, chanceOf } from "./chance";
import { demoId } from "./demo-id";
import { beside, villagePoint } from "./venues";

export type DemoResident = {
  id: string;
  name: string;
  locale: "de" | "en";
  email: string | null;
  phone: string | null;
  birthYear: number | null;
  interests: Category[];
  skills: Skill[];
  free: Slot[];
  places: { id: string; label: string; lat: number; lon: number; radiusKm: number }[];
};

const count = 300;

/** Whose link the start prints: lives in Herzberg, likes to bake, has time on Saturday afternoons. */
export const demoResidentId = demoId("resident:anke");

/** The demo's residents, always the same ones. Only Anke gave an e-mail, nobody has a device. */
export function demoResidents(): DemoResident[] {
  const chance = chanceOf("residents");
  return [anke(), ...Array.from({ length: count - 1 }, (_, index) => resident(index + 1, chance))];
}

function anke(): DemoResident {
  return {
    id: demoResidentId,
    name: "Anke Winter",
    locale: "de",
    email: "anke.winter@example.org",
    phone: "0171 3920001",
    birthYear: 1978,
    interests: ["celebration", "seniors"],
    skills: ["baking", "cooking"],
    free: ["sat-afternoon"],
    places: [place("anke", "Zuhause", "Herzberg (Elster)", 8, [-150, 60])],
  };
}

function resident(number: number, chance: Chance): DemoResident {
  const name = `${chance.pick(firstNames)} ${chance.pick(lastNames)}`;
  const locale = chance.happens(0.08) ? "en" : "de";
  const birthYear = chance.happens(0.65) ? chance.between(1944, 2006) : null;
  const landline = birthYear !== null && birthYear < 1962;
  const two = String(number % 100).padStart(2, "0");
  const phone = landline ? `030 23125${100 + number}` : `0171 39200${two}`;
  const home = locale === "en" ? "Home" : "Zuhause";
  const places = [place(`${number}:home`, home, villageOf(chance), chance.between(3, 20), spread(chance))];
  if (chance.happens(0.12)) {
    const [label, town] = chance.pick(otherPlaces);
    places.push(place(`${number}:other`, label, town, chance.between(3, 8), spread(chance)));
  }
  return {
    id: demoId(`resident:${number}`),
    name,
    locale,
    email: null,
    phone: chance.happens(0.4) ? phone : null,
    birthYear,
    interests: chance.happens(0.15) ? [] : chance.some(categories, chance.between(2, 5)),
    skills: skillsOf(chance),
    free: freeTimes(chance),
    places,
  };
}

function place(
  key: string,
  label: string,
  village: string,
  radiusKm: number,
  [east, north]: [number, number],
) {
  const centre = cellCentre(beside(villagePoint(village), east, north));
  return { id: demoId(`place:${key}`), label, radiusKm, ...centre };
}

function spread(chance: Chance): [number, number] {
  return [chance.between(-900, 900), chance.between(-900, 900)];
}

/** Common skills often, rare ones seldom; some people name none. */
function skillsOf(chance: Chance): Skill[] {
  const own = skillShares.filter(([, share]) => chance.happens(share)).map(([skill]) => skill);
  return chance.happens(0.15) ? [] : own;
}

function freeTimes(chance: Chance): Slot[] {
  if (chance.happens(0.25)) return [];
  const chosen = new Set(chance.some(presets, chance.between(1, 3)).flatMap((preset) => preset.slots));
  if (chance.happens(0.5)) for (const slot of chance.some(slots, 4)) chosen.add(slot);
  return slots.filter((slot) => chosen.has(slot));
}

function villageOf(chance: Chance): string {
  const all = villages.flatMap(([name, share]) => Array.from({ length: share }, () => name));
  return chance.pick(all);
}

/** Roughly by inhabitants, the small ones a little larger than life. */
const villages: readonly [name: string, share: number][] = [
  ["Herzberg (Elster)", 30],
  ["Grochwitz", 8],
  ["Altherzberg", 4],
  ["Frauenhorst", 3],
  ["Kaxdorf", 2],
  ["Rahnisdorf", 2],
  ["Mahdel", 2],
  ["Gräfendorf", 3],
  ["Friedrichsluga", 3],
  ["Löhsten", 3],
  ["Züllsdorf", 5],
  ["Buckau", 4],
  ["Arnsnesta", 3],
  ["Osteroda", 3],
  ["Redlin", 1],
  ["Borken", 2],
  ["Fermerswalde", 3],
  ["Falkenberg/Elster", 8],
  ["Schönewalde", 4],
  ["Schlieben", 5],
  ["Uebigau", 4],
];

const otherPlaces = [
  ["Arbeit", "Herzberg (Elster)"],
  ["Arbeit", "Falkenberg/Elster"],
  ["Eltern", "Grochwitz"],
  ["Eltern", "Schlieben"],
  ["Garten", "Altherzberg"],
] as const;

const skillShares: readonly [skill: Skill, share: number][] = [
  ["baking", 0.3],
  ["cooking", 0.25],
  ["driving-licence", 0.5],
  ["trailer-licence", 0.12],
  ["truck-licence", 0.05],
  ["tractor", 0.08],
  ["chainsaw", 0.07],
  ["carpentry", 0.1],
  ["painting", 0.15],
  ["electrical", 0.05],
  ["masonry", 0.04],
  ["gardening", 0.25],
  ["first-aid", 0.15],
  ["lifeguard", 0.03],
  ["childcare", 0.18],
  ["tutoring", 0.1],
  ["sewing", 0.1],
  ["music", 0.1],
  ["sound-technology", 0.04],
  ["photography", 0.1],
  ["computer", 0.18],
  ["website", 0.05],
  ["bookkeeping", 0.05],
  ["sign-language", 0.01],
  ["arabic", 0.04],
  ["ukrainian", 0.04],
  ["polish", 0.05],
  ["english", 0.25],
  ["heavy-lifting", 0.35],
];

const firstNames =
  "Andreas Angelika Anja Antje Axel Bärbel Ben Birgit Carola Christian Claudia Daniel Detlef Doreen Emma Enrico Erika Felix Fatima Finn Frank Gabi Gerd Gisela Hannes Heike Helga Holger Ines Ingo Iryna Jana Jannik Jonas Jörg Juliane Karin Karl Katja Kerstin Klaus Lara Lars Lea Leon Linda Lukas Manfred Mandy Maria Marie Mario Martina Maryam Matthias Max Mia Mirko Monika Nadine Nico Olaf Oleh Omar Paul Peter Piotr Ralf Ramona Rico Robert Ronny Rosemarie Sabine Samira Sebastian Silke Simone Stefan Steffen Susann Sven Swetlana Tamara Thomas Tim Tobias Torsten Ulrike Ursula Wiebke Wolfgang Yasmin Yusuf".split(
    " ",
  );

const lastNames =
  "Ahmad Albrecht Arnold Bauer Becker Berger Boden Brandt Busch Dietrich Donath Ebert Engel Fiedler Förster Franke Friedrich Gärtner Geißler Graf Groß Günther Haase Hahn Hartmann Heinrich Herrmann Hoffmann Horn Jahn Jentsch Kaminski Keller Klemm Koch Köhler König Kowalski Krause Kretzschmar Kühn Kunze Lange Lindner Lorenz Ludwig Marx Melnyk Mittag Möbius Müller Naumann Nitzsche Otto Paul Petersen Pfeiffer Petzold Rothe Sauer Schäfer Schiller Schlegel Schmidt Scholz Schröder Schubert Schuster Seidel Simon Sommer Stein Stephan Tanneberger Thomas Uhlig Ulbricht Voigt Wagner Walther Weber Weise Werner Wolf Zeidler Ziegler Zimmermann".split(
    " ",
  );
