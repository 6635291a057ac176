import "~/i18n/translator.server";
import { describe, expect, it } from "vitest";
import {
  formatAgo,
  formatDay,
  formatDistance,
  formatHours,
  formatNumber,
  formatShift,
  formatTime,
  isToday,
  weekdayAdverb,
} from "~/i18n/format";
import type { Locale } from "~/i18n/locales";

const now = "2026-11-22T09:00:00Z";
const fixed = (start: string, end: string) => ({ start, end, flexible: false });
const flexible = (start: string, end: string) => ({ start, end, flexible: true });

describe("formatShift", () => {
  it("names day and hours", () => {
    const shift = fixed("2026-11-28T13:00:00Z", "2026-11-28T17:00:00Z");
    expect(formatShift(shift, "de", now)).toBe("Sa, 28. Nov. · 14–18 Uhr");
    expect(formatShift(shift, "en", now)).toBe("Sat, 28 Nov · 2–6 pm");
  });

  it("keeps minutes, and both halves of the English day", () => {
    const shift = fixed("2026-11-28T08:45:00Z", "2026-11-28T12:00:00Z");
    expect(formatShift(shift, "de", now)).toBe("Sa, 28. Nov. · 9:45–13 Uhr");
    expect(formatShift(shift, "en", now)).toBe("Sat, 28 Nov · 9:45 am–1 pm");
  });

  it("says today and tomorrow by Berlin's calendar", () => {
    const evening = fixed("2026-11-22T16:00:00Z", "2026-11-22T19:00:00Z");
    expect(formatShift(evening, "de", now)).toBe("heute · 17–20 Uhr");
    expect(formatShift(evening, "en", now)).toBe("today · 5–8 pm");
    // 23:30 UTC on the 21st is 00:30 on the 22nd in Berlin.
    expect(formatShift(evening, "de", "2026-11-21T23:30:00Z")).toBe("heute · 17–20 Uhr");
    expect(formatShift(evening, "de", "2026-11-21T22:30:00Z")).toBe("morgen · 17–20 Uhr");
  });

  it("crosses midnight", () => {
    const dance = fixed("2026-11-28T19:00:00Z", "2026-11-29T01:00:00Z");
    expect(formatShift(dance, "de", now)).toBe("Sa, 28. Nov. · 20 Uhr bis So, 2 Uhr");
    expect(formatShift(dance, "en", now)).toBe("Sat, 28 Nov · 8 pm to Sun, 2 am");
    const camp = fixed("2026-11-28T09:00:00Z", "2026-11-30T09:00:00Z");
    expect(formatShift(camp, "de", now)).toBe("Sa, 28. Nov. · 10 Uhr bis Mo, 30. Nov., 10 Uhr");
  });

  it("lets an evening end at midnight", () => {
    const evening = fixed("2026-11-28T19:00:00Z", "2026-11-28T23:00:00Z");
    expect(formatShift(evening, "de", now)).toBe("Sa, 28. Nov. · 20–24 Uhr");
    expect(formatShift(evening, "en", now)).toBe("Sat, 28 Nov · 8 pm–midnight");
  });

  it("names the period of a flexible shift, whose end at 00:00 means the eve", () => {
    const december = flexible("2026-11-30T23:00:00Z", "2026-12-14T23:00:00Z");
    expect(formatShift(december, "de", now)).toBe("nach Absprache, 1.–14. Dez.");
    expect(formatShift(december, "en", now)).toBe("by arrangement, 1–14 Dec");
    const across = flexible("2026-11-28T08:00:00Z", "2026-12-05T17:00:00Z");
    expect(formatShift(across, "de", now)).toBe("nach Absprache, 28. Nov.–5. Dez.");
    const oneDay = flexible("2026-11-28T08:00:00Z", "2026-11-28T17:00:00Z");
    expect(formatShift(oneDay, "de", now)).toBe("nach Absprache, Sa, 28. Nov.");
  });

  it("reads the clock on the wall in both change nights", () => {
    // 29 March 2026, 02:00 becomes 03:00; 25 October 2026, 03:00 becomes 02:00.
    const spring = fixed("2026-03-29T00:30:00Z", "2026-03-29T01:30:00Z");
    expect(formatShift(spring, "de", "2026-03-01T12:00:00Z")).toBe("So, 29. März · 1:30–3:30 Uhr");
    const autumn = fixed("2026-10-24T22:00:00Z", "2026-10-25T02:00:00Z");
    expect(formatShift(autumn, "de", "2026-10-01T12:00:00Z")).toBe("So, 25. Okt. · 0–3 Uhr");
    const firstAndSecondTwo = ["2026-10-25T00:00:00Z", "2026-10-25T01:00:00Z"].map((at) =>
      formatTime(at, "de"),
    );
    expect(firstAndSecondTwo).toEqual(["2 Uhr", "2 Uhr"]);
  });

  it("counts days, not hours, over a change night", () => {
    const sunday = fixed("2026-10-25T08:00:00Z", "2026-10-25T10:00:00Z");
    expect(formatShift(sunday, "de", "2026-10-23T22:30:00Z")).toBe("morgen · 9–11 Uhr");
    expect(formatShift(sunday, "de", "2026-10-25T22:30:00Z")).toBe("heute · 9–11 Uhr");
  });
});

describe("the small ones", () => {
  it("formatDay", () => {
    expect(formatDay("2026-11-28T13:00:00Z", "de", "long")).toBe("Samstag, 28. November");
    expect(formatDay("2026-11-28T13:00:00Z", "en", "long")).toBe("Saturday, 28 November");
    expect(formatDay("2027-11-28T13:00:00Z", "de", "short", now)).toBe("So, 28. Nov. 2027");
    expect(formatDay("2027-01-02T13:00:00Z", "de", "short", now)).toBe("Sa, 2. Jan.");
  });

  it("formatTime", () => {
    const times = ["2026-11-28T12:45:00Z", "2026-11-28T11:00:00Z", "2026-11-27T23:00:00Z"];
    expect(times.map((time) => formatTime(time, "de"))).toEqual(["13:45 Uhr", "12 Uhr", "0 Uhr"]);
    expect(times.map((time) => formatTime(time, "en"))).toEqual(["1:45 pm", "12 pm", "12 am"]);
  });

  it("formatHours", () => {
    const shift = { start: new Date("2026-11-28T13:00:00Z"), end: new Date("2026-11-28T15:00:00Z") };
    expect(formatHours(shift, "de")).toBe("14–16 Uhr");
  });

  it("formatDistance", () => {
    const words = [0, 999, 1000, 1499, 1500, 20_000].map((metres) => formatDistance(metres, "de"));
    expect(words).toEqual(["unter 1 km", "unter 1 km", "1 km", "1 km", "2 km", "20 km"]);
    expect(formatDistance(400, "en")).toBe("under 1 km");
  });

  it("weekdayAdverb, Monday first", () => {
    expect(weekdayAdverb(0, "de")).toBe("montags");
    expect(weekdayAdverb(5, "en")).toBe("on Saturdays");
  });

  it("formatAgo", () => {
    expect(formatAgo("2026-11-22T08:56:00Z", "de", now)).toBe("vor 4 Minuten");
    expect(formatAgo("2026-11-22T07:00:00Z", "en", now)).toBe("2 hours ago");
    expect(formatAgo(now, "de", now)).toBe("jetzt");
  });

  it("isToday", () => {
    expect(isToday("2026-11-22T22:59:00Z", now)).toBe(true);
    expect(isToday("2026-11-22T23:00:00Z", now)).toBe(false);
  });
});

describe("in the other languages", () => {
  const shift = fixed("2026-11-28T13:00:00Z", "2026-11-28T17:30:00Z");
  const inEach = (format: (locale: Locale) => string) =>
    Object.fromEntries((["de-simple", "uk", "ar"] as const).map((locale) => [locale, format(locale)]));

  it("name day and hours", () => {
    expect(inEach((locale) => formatShift(shift, locale, now))).toEqual({
      "de-simple": "Samstag, 28. November · 14 bis 18:30 Uhr",
      uk: "сб, 28 лист. · 14:00–18:30",
      ar: "السبت، 28 نوفمبر · من 14:00 إلى 18:30",
    });
    expect(formatDay("2026-11-28T13:00:00Z", "uk", "long")).toBe("субота, 28 листопада");
    expect(formatHours(fixed("2026-11-28T13:00:00Z", "2026-11-28T15:00:00Z"), "de-simple")).toBe(
      "14 bis 16 Uhr",
    );
  });

  it("name a period by arrangement", () => {
    const december = flexible("2026-11-30T23:00:00Z", "2026-12-14T23:00:00Z");
    expect(inEach((locale) => formatShift(december, locale, now))).toEqual({
      "de-simple": "nach Absprache, 1. bis 14. Dezember",
      uk: "за домовленістю, 1–14 груд.",
      ar: "بالاتفاق، من 1 إلى 14 ديسمبر",
    });
  });

  it("read the clock on the wall in both change nights", () => {
    const spring = fixed("2026-03-29T00:30:00Z", "2026-03-29T01:30:00Z");
    expect(inEach((locale) => formatShift(spring, locale, "2026-03-01T12:00:00Z"))).toEqual({
      "de-simple": "Sonntag, 29. März · 1:30 bis 3:30 Uhr",
      uk: "нд, 29 бер. · 1:30–3:30",
      ar: "الأحد، 29 مارس · من 1:30 إلى 3:30",
    });
    const autumn = fixed("2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z");
    expect(inEach((locale) => formatShift(autumn, locale, "2026-10-24T12:00:00Z"))).toEqual({
      "de-simple": "morgen · 0 bis 24 Uhr",
      uk: "завтра · 0:00–24:00",
      ar: "غدًا · من 0:00 إلى 24:00",
    });
  });

  it("write Latin digits", () => {
    expect(formatAgo("2026-11-22T08:56:00Z", "ar", now)).toBe("قبل 4 دقائق");
    expect(formatAgo("2026-11-22T08:56:00Z", "uk", now)).toBe("4 хвилини тому");
    expect(inEach((locale) => formatNumber(1234.5, locale))).toMatchObject({ "de-simple": "1.234,5" });
    expect(formatNumber(1234.5, "ar")).toMatch(/^[\d.,]+$/);
    expect(inEach((locale) => formatDistance(2300, locale))).toEqual({
      "de-simple": "2 Kilometer",
      uk: "2 км",
      ar: "2 كم",
    });
  });
});
