import { describe, expect, it } from "vitest";
import { noticeKinds } from "~/domain/notices";
import { locales } from "~/i18n/locales";
import { confirmMail, type DeliveryMailFacts, deliveryMail, signInMail } from "~/mail/render.server";

const link = "https://anpacken.example/login/token";

const facts: DeliveryMailFacts = {
  kind: "invitation",
  locale: "de",
  baseUrl: "https://anpacken.example",
  need: {
    id: "need-1",
    title: "Kuchenbuffet\nbeim Dorffest",
    place: "Grochwitz",
    cancelReason: "weather",
    shifts: [
      { start: new Date("2026-11-28T13:00Z"), end: new Date("2026-11-28T17:00Z"), flexible: false },
      { start: new Date("2026-11-29T13:00Z"), end: new Date("2026-11-29T17:00Z"), flexible: false },
    ],
  },
  associationName: "Heimatverein",
  reasons: {
    distanceMetres: 2345,
    placeLabel: "Zuhause-Geheim",
    interest: true,
    skills: ["baking"],
    weekday: 5,
    anyTime: false,
  },
  now: new Date("2026-11-23T09:00Z"),
};

describe.each(locales)("mails in %s", (locale) => {
  it("carry the link and leave no template unfilled", () => {
    const asked = [true, false].map((bound) => signInMail({ link, locale, bound }));
    for (const mail of [...asked, confirmMail({ link, locale })]) {
      expect(mail.text).toContain(`\n${link}\n`);
      expect(`${mail.subject}${mail.text}`).not.toMatch(/[{}]|undefined/);
    }
  });

  it.each(noticeKinds.filter((kind) => kind !== "enough" && kind !== "digest"))(
    "%s is a postcard: neither a helper's place nor a distance",
    (kind) => {
      const { subject, text } = deliveryMail({ ...facts, kind, locale });
      expect(subject).not.toMatch(/\n/);
      expect(subject).toContain("Kuchenbuffet beim Dorffest");
      expect(`${subject}${text}`).not.toMatch(/[{}]|undefined|Zuhause-Geheim|2345|2 km/);
      expect(text).toMatch(/https:\/\/anpacken\.example\/(association\/)?help\/need-1/);
    },
  );
});

describe("deliveryMail", () => {
  it("says why somebody is asked, as far as a postcard may", () => {
    const { text } = deliveryMail(facts);
    expect(text).toContain("Backen · du hast samstags Zeit");
    expect(text).toContain("Sa, 28. Nov. · 14–18 Uhr und ein weiterer Termin");
  });

  it("leads the team to its own page, helpers to the public one", () => {
    expect(deliveryMail({ ...facts, kind: "full" }).text).toContain("/association/help/need-1");
    expect(deliveryMail({ ...facts, kind: "changed" }).text).toContain(".example/help/need-1");
  });

  it("gives the reason of a cancellation in the reader's language, or the coordinator's own words", () => {
    const cancelled = { ...facts, kind: "cancelled" as const, locale: "en" as const };
    expect(deliveryMail(cancelled).text).toContain("Reason: bad weather");
    const own = { ...cancelled, need: { ...facts.need, cancelReason: "Sturmwarnung" } };
    expect(deliveryMail(own).text).toContain("Reason: Sturmwarnung");
  });

  it("knows needs without a place", () => {
    expect(deliveryMail({ ...facts, need: { ...facts.need, place: null } }).text).toContain(
      "von zu Hause möglich",
    );
  });
});
