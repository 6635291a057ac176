import fc from "fast-check";
import ICAL from "ical.js";
import { describe, expect, test } from "vitest";
import { parseLocal } from "~/domain/berlin-time";
import { type CalendarEntry, calendarText } from "~/domain/calendar/ical";

const at = (text: string) => {
  const date = parseLocal(text);
  if (!date) throw new Error(text);
  return date;
};

const entry: CalendarEntry = {
  uid: "2d1f1f0e-54c4-4c51-9a0b-1f9f7c3cf0aa@anpacken.example",
  sequence: 2,
  revisedAt: new Date("2027-04-12T08:00:00.500Z"),
  start: at("2027-04-17T14:00"),
  end: at("2027-04-17T18:00"),
  status: "CONFIRMED",
  busy: false,
  summary: { text: "Kuchenbuffet beim Dorffest", lang: "de" },
  description: { text: "Heimatverein\nNoch 2 Plätze frei.", lang: "de" },
  category: { text: "Fest & Kuchen", lang: "de" },
  place: "Festplatz",
  point: { lat: 51.6911, lon: 13.2339 },
  contact: null,
  url: "https://anpacken.example/help/1",
};

function written(entries: readonly Partial<CalendarEntry>[], name = "Anpacken: Herzberg (Elster)"): string {
  return calendarText({
    ...{ name, lang: "de", url: "https://anpacken.example/calendar" },
    entries: entries.map((one) => ({ ...entry, ...one })),
  });
}

/** Read by somebody else's parser, with the time zone that the text itself brings along. */
function read(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const zone = new ICAL.Timezone(calendar.getFirstSubcomponent("vtimezone") ?? undefined);
  ICAL.TimezoneService.reset();
  ICAL.TimezoneService.register(zone);
  return {
    calendar,
    events: calendar.getAllSubcomponents("vevent").map((component) => new ICAL.Event(component)),
  };
}

describe("a calendar", () => {
  test("says what it is, for old readers and new ones", () => {
    const { calendar } = read(written([{}]));
    const of = (name: string) => calendar.getFirstPropertyValue(name)?.toString();
    expect(of("version")).toBe("2.0");
    expect(of("prodid")).toBe("-//Anpacken//Anpacken//DE");
    expect([of("name"), of("x-wr-calname")]).toEqual(Array(2).fill("Anpacken: Herzberg (Elster)"));
    expect([of("refresh-interval"), of("x-published-ttl")]).toEqual(["PT1H", "PT1H"]);
    expect(calendar.getFirstProperty("method")).toBeNull();
  });

  test("holds an event with everything", () => {
    const [event] = read(written([{ contact: "Ines Schuster, 03535 1234" }])).events;
    const of = (name: string) => event?.component.getFirstPropertyValue(name)?.toString();
    expect(event?.uid).toBe(entry.uid);
    expect(event?.sequence).toBe(2);
    expect(event?.summary).toBe("Kuchenbuffet beim Dorffest");
    expect(event?.description).toBe("Heimatverein\nNoch 2 Plätze frei.");
    expect(event?.location).toBe("Festplatz");
    expect(event?.startDate.toJSDate()).toEqual(entry.start);
    expect(event?.endDate.toJSDate()).toEqual(entry.end);
    expect(event?.startDate.zone?.tzid).toBe("Europe/Berlin");
    expect([of("status"), of("transp"), of("url")]).toEqual(["CONFIRMED", "TRANSPARENT", entry.url]);
    expect([of("dtstamp"), of("last-modified")]).toEqual(Array(2).fill("2027-04-12T08:00:00Z"));
    expect(of("geo")).toBe("51.6911,13.2339");
    expect([of("categories"), of("contact")]).toEqual(["Fest & Kuchen", "Ines Schuster, 03535 1234"]);
  });

  test("says what language its texts are in", () => {
    const [event] = read(written([{ summary: { text: "Допомога", lang: "uk" } }])).events;
    const languageOf = (name: string) => event?.component.getFirstProperty(name)?.getParameter("language");
    expect([languageOf("summary"), languageOf("description")]).toEqual(["uk", "de"]);
  });

  test("leaves out what is not known", () => {
    const [event] = read(written([{ place: null, point: null, category: null }])).events;
    for (const name of ["location", "geo", "contact", "categories"])
      expect(event?.component.getFirstProperty(name), name).toBeNull();
  });
});

describe("across the clock changes", () => {
  test.each([
    ["before the summer", "2027-03-28T01:30", "2027-03-28T03:30"],
    ["into the summer, over night", "2027-03-27T22:00", "2027-03-28T06:00"],
    ["out of the summer, over night", "2027-10-30T22:00", "2027-10-31T06:00"],
    ["in the winter", "2027-12-24T15:00", "2027-12-24T17:00"],
  ])("%s", (_, from, to) => {
    const [event] = read(written([{ start: at(from), end: at(to) }])).events;
    expect(event?.startDate.toJSDate()).toEqual(at(from));
    expect(event?.endDate.toJSDate()).toEqual(at(to));
    expect(event?.startDate.toString()).toBe(`${from}:00`);
  });

  test.each([
    ["first", "20271031T003000Z", "2027-10-31T00:30:00Z"],
    ["second", "20271031T013000Z", "2027-10-31T01:30:00Z"],
  ])("the doubled hour's %s half is told in UTC: readers do not agree", (_, told, instant) => {
    const text = written([{ start: new Date(instant), end: new Date("2027-10-31T03:00:00Z") }]);
    expect(text).toContain(`\r\nDTSTART:${told}\r\n`);
    expect(read(text).events[0]?.startDate.toJSDate()).toEqual(new Date(instant));
  });

  test("every half hour of four years, the days around each change by five minutes", () => {
    const starts = [0, 1, 2, 3].flatMap((year) =>
      Array.from({ length: 365 * 48 }, (_, index) => Date.UTC(2026 + year) + index * 1_800_000),
    );
    const entries = starts
      .filter((_, index) => index % 97 === 0)
      .concat(
        ["2027-03-27T00:00", "2027-10-30T00:00"].flatMap((day) =>
          Array.from({ length: 500 }, (_, index) => at(day).getTime() + index * 300_000),
        ),
      )
      .map((start) => ({ start: new Date(start), end: new Date(start + 3_600_000) }));
    const { events } = read(written(entries));
    expect(events.map((event) => event.startDate.toJSDate())).toEqual(entries.map(({ start }) => start));
    expect(events.map((event) => event.endDate.toJSDate())).toEqual(entries.map(({ end }) => end));
  });
});

describe("whatever people write", () => {
  const hostile = fc.oneof(
    fc.string({ unit: "binary", maxLength: 200 }),
    fc.string({ unit: "grapheme", maxLength: 200 }),
    fc
      .array(
        fc.constantFrom(
          ...[
            "\r\n",
            "\n",
            "\r",
            ";",
            ",",
            ":",
            "\\",
            "\\n",
            '"',
            "END:VEVENT",
            "BEGIN:VEVENT",
            "ATTENDEE:mailto:",
          ],
          ...[
            "\u0000",
            "\u0007",
            "\u0085",
            "\u2028",
            "\ud800",
            "👩‍🌾",
            "ß",
            "\t",
            " ",
            "مرحبا",
            "^n",
            "X".repeat(80),
          ],
        ),
      )
      .map((parts) => parts.join("")),
  );
  /** What a reader gets back: line breaks are one kind, and what no text may hold is gone. */
  const plain = (text: string) =>
    text
      .replace(/\r\n?/g, "\n")
      .replace(/(?!\n)\p{Cc}/gu, "")
      .replace(/[\p{Cs}\u2028\u2029]/gu, "");

  /** The parser knows NAME (RFC 7986) as an unknown word, whose value it leaves as it is. */
  const unescaped = (value: unknown) =>
    String(value ?? "").replace(/\\([\\;,n])/g, (_, one) => (one === "n" ? "\n" : one));

  test("comes back as it was, in one event, within lines of 75 octets", () => {
    fc.assert(
      fc.property(hostile, hostile, hostile, hostile, (title, text, place, name) => {
        const written_ = written(
          [
            { summary: { text: title, lang: "de" }, description: { text, lang: "de" }, place: `x${place}` },
            {},
          ],
          name,
        );
        const { calendar, events } = read(written_);
        expect(events.map(({ summary }) => summary ?? "")).toEqual([plain(title), entry.summary.text]);
        expect(events[0]?.description ?? "").toBe(plain(text));
        expect(events[0]?.location).toBe(plain(`x${place}`));
        expect(unescaped(calendar.getFirstPropertyValue("name"))).toBe(plain(name));
        for (const line of written_.split("\r\n")) {
          expect(Buffer.byteLength(line), line).toBeLessThanOrEqual(75);
          expect(line).not.toMatch(/[\r\n\p{Cc}]/u);
        }
        expect(Buffer.from(written_).toString()).toBe(written_);
      }),
      { numRuns: 1_000 },
    );
  });
});
