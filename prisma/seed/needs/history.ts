import { on } from "../calendar";
import type { NeedTemplate } from "./template";

/** What lies behind the demo's own association on its first day, and what it has only begun to write. */
export const past: readonly NeedTemplate[] = [
  {
    key: "arbeitseinsatz",
    association: "heimat",
    category: "crafts",
    title: "Fenster streichen am Dorfgemeinschaftshaus",
    text: "Sechs Fenster, innen, weiß. Farbe und Leitern sind da, zum Schluss gibt es Soljanka.",
    place: "villageHall",
    shifts: [on("sat", -9, "9:00-13:00", 6, 5)],
    daysAgo: 18,
    helpfulSkills: ["painting"],
  },
];

export const drafts: readonly NeedTemplate[] = [
  {
    key: "schaukasten",
    association: "heimat",
    category: "crafts",
    title: "Schaukasten neu verglasen",
    text: "Die Scheibe ist seit dem Sturm gesprungen. Maße müssen wir noch nehmen.",
    place: "villageHall",
    shifts: [on("sat", 14, "10:00-12:00", 2)],
    daysAgo: 1,
  },
];
