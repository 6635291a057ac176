import { NeedCard } from "../need-card";
import type { NeedSummary } from "../need-summary";
import { Shelf } from "./shelf";

const now = "2027-04-12T08:00:00.000Z";

const need: NeedSummary = {
  id: "00000000-0000-4000-8000-000000000000",
  title: "Kuchen für das Sommerfest",
  lang: "de",
  category: "celebration",
  urgent: false,
  status: "open",
  placeLabel: "Festzelt",
  exact: true,
  point: { lat: 51.69, lon: 13.23 },
  associationName: "Heimatverein Herzberg",
  unit: null,
  noGermanNeeded: true,
  wheelchair: true,
  withChildren: false,
  shifts: [
    {
      id: "1",
      start: "2027-04-17T12:00:00.000Z",
      end: "2027-04-17T16:00:00.000Z",
      flexible: false,
      places: 5,
      taken: 2,
    },
  ],
};

const states: { name: string; need: NeedSummary; fits?: boolean; active?: boolean }[] = [
  { name: "open", need },
  { name: "fits", need, fits: true },
  { name: "pointed at", need, active: true },
  { name: "urgent", need: { ...need, urgent: true } },
  { name: "full", need: { ...need, status: "filled", shifts: full(need) } },
  { name: "at somebody’s home", need: { ...need, exact: false, placeLabel: "Herzberg (Elster)" } },
  { name: "from home", need: { ...need, point: null, placeLabel: null, unit: "Kuchen" } },
  { name: "cancelled", need: { ...need, status: "cancelled" } },
  { name: "closed", need: { ...need, status: "closed" } },
];

export function StyleNeeds() {
  return (
    <Shelf title="Needs">
      <ul className="need-list">
        {states.map(({ name, ...card }) => (
          <li key={name}>
            <p className="small muted">{name}</p>
            <NeedCard href="#top" now={now} distance={2_100} {...card} />
          </li>
        ))}
      </ul>
    </Shelf>
  );
}

function full({ shifts }: NeedSummary): NeedSummary["shifts"] {
  return shifts.map((shift) => ({ ...shift, taken: shift.places }));
}
