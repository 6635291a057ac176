import { demoId } from "./demo-id";

/**
 * Who posts in the demo. All names are invented; the numbers are those the Bundesnetzagentur keeps free for
 * films ((0)30 23125 xxx, (0)171 39200 xx).
 */
const associations = {
  heimat: {
    name: "Heimatverein Grochwitz e. V.",
    team: [
      ["Petra Noack", "0171 3920011"],
      ["Jens Richter", "0171 3920012"],
    ],
  },
  sport: {
    name: "SV Schwarze Elster e. V.",
    team: [
      ["Uwe Krüger", "0171 3920021"],
      ["Sandra Böhme", "030 23125021"],
    ],
  },
  feuerwehr: {
    name: "Freiwillige Feuerwehr Züllsdorf",
    team: [
      ["Marco Schulze", "0171 3920031"],
      ["Nicole Thiele", "0171 3920032"],
    ],
  },
  kirche: { name: "Kirchengemeinde St. Marien", team: [["Katharina Vogel", "030 23125041"]] },
  kita: {
    name: "Förderverein Kita Elsterwichtel e. V.",
    team: [
      ["Julia Hennig", "0171 3920051"],
      ["Mohammed Haddad", "0171 3920052"],
    ],
  },
  natur: { name: "Natur- und Anglerfreunde Elsteraue e. V.", team: [["Frank Lehmann", "0171 3920061"]] },
  senioren: { name: "Seniorenbeirat Herzberg", team: [["Renate Pohl", "030 23125071"]] },
  cafe: {
    name: "Begegnungscafé Herzberg e. V.",
    team: [
      ["Anna Kaiser", "0171 3920081"],
      ["Olena Bondar", "0171 3920082"],
    ],
  },
} as const;

export type AssociationKey = keyof typeof associations;
export type Coordinator = { personId: string; name: string; email: string; phone: string };

/** Whose link the start prints: the one coordinator whose address is confirmed, so that mails reach it. */
export const demoCoordinatorId = demoId("coordinator:heimat:0");

export const demoAssociations = (Object.keys(associations) as AssociationKey[]).map((key) => ({
  key,
  id: demoId(`association:${key}`),
  name: associations[key].name,
  team: associations[key].team.map(
    ([name, phone], index): Coordinator => ({
      personId: demoId(`coordinator:${key}:${index}`),
      name,
      phone,
      email: `${addressOf(name)}@example.org`,
    }),
  ),
}));

export function associationOf(key: AssociationKey) {
  const found = demoAssociations.find((association) => association.key === key);
  if (!found) throw new Error(`The demo has no association ${key}`);
  return found;
}

/** A member of the team; the first, who owns it, when there is no such one. */
export function coordinatorOf(key: AssociationKey, index = 0): Coordinator {
  const { team } = associationOf(key);
  const found = team[index] ?? team[0];
  if (!found) throw new Error(`The demo's association ${key} has no team`);
  return found;
}

function addressOf(name: string): string {
  const plain = name.toLowerCase().replace(/ä/g, "ae").replace(/ö/g, "oe").replace(/ü/g, "ue");
  return plain.replace(/ß/g, "ss").replace(/\s+/g, ".");
}
