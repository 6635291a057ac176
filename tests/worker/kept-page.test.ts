import { beforeAll, describe, expect, test, vi } from "vitest";
import { dates } from "~/i18n/de/dates";
import { offline } from "~/i18n/de/offline";
import type { Kept, KeptNeed } from "~/offline/kept";
import type { Waiting } from "~/offline/queue";

type KeptPage = typeof import("~/worker/kept-page").keptPage;
let keptPage: KeptPage;
beforeAll(async () => {
  // The worker's own global, with what the build puts in.
  vi.stubGlobal("self", {
    __PRECACHE: [],
    __SHELL: { styles: ["/assets/a.css"], scripts: ["/assets/a.js"] },
  });
  ({ keptPage } = await import("~/worker/kept-page"));
});

const id = "0e984725-c51c-4bf4-9960-e1c80e27aba0";
const now = new Date("2026-11-22T12:00:00Z");
const need: KeptNeed = {
  ...{
    id,
    title: "Kuchenbuffet",
    lang: "de",
    association: "Heimatverein",
    as: "own",
    text: "Kuchen schneiden.",
  },
  ...{ cancelled: false, full: false, bring: "", meetAt: "", place: "Festzelt", distance: 2_100 },
  ...{ contactName: "Ines Schuster", contactPhone: "03535 1234", until: "2026-12-24T00:00:00Z" },
  shifts: [
    {
      id: "s",
      start: "2026-11-28T13:00:00Z",
      end: "2026-11-28T17:00:00Z",
      flexible: false,
      coming: true,
      people: 2,
      free: false,
    },
  ],
};
const kept = (more: Partial<KeptNeed> = {}): Kept => ({
  ...{ owner: "o", at: now.toISOString(), clock: now.toISOString(), locale: "de", dir: "ltr" },
  ...{ words: { offline, dates }, needs: [{ ...need, ...more }] },
});
const waiting = (more: Partial<Waiting> = {}): Waiting => ({
  ...{ key: "k", kind: "signup", needId: id, shiftId: "s", fields: [], title: "Kuchenbuffet", owner: null },
  ...{ lang: "de", at: now.toISOString(), tried: false },
  ...more,
});

const pageOf = async (page: Partial<Parameters<KeptPage>[0]>) => {
  const answer = keptPage({ kept: kept(), queue: [], needId: id, now, ...page });
  return { answer, text: (await answer.text()).replace(/\s+/g, " ") };
};

describe("the page of what is kept", () => {
  test("says when, where, with whom, and as of when", async () => {
    const { text } = await pageOf({});
    for (const said of [
      "Sa, 28. Nov. · 14–18 Uhr",
      "Festzelt · 2 km entfernt",
      "Ines Schuster",
      "tel:035351234",
    ])
      expect(text).toContain(said);
    expect(text).toContain("Stand: So, 22. Nov., 13 Uhr");
    expect(text).toContain("mit einer weiteren Person");
    expect(text).toContain(`action="/help/${id}/withdraw"`);
  });

  test("writes nothing of it as markup, whoever wrote it", async () => {
    const evil = `"><script>alert('1')</script>`;
    const all = { title: evil, text: evil, bring: evil, place: evil, association: evil, lang: evil };
    const more = { ...all, meetAt: evil, contactName: evil, contactPhone: evil };
    for (const needId of [id, null]) {
      const { text } = await pageOf({
        kept: kept(more),
        needId,
        queue: [waiting({ title: evil, shiftId: evil })],
      });
      expect(text.match(/<script/g)).toHaveLength(1);
      expect(text).not.toContain(`"><script>`);
      expect(text).toContain("&quot;&gt;&lt;script&gt;");
    }
  });

  test("lets nothing run but the app's own files", async () => {
    const { answer } = await pageOf({});
    const policy = answer.headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain("unsafe");
    expect(answer.headers.get("cache-control")).toBe("no-store");
  });

  test("shows what waits, in its place the way back, and asks no second time", async () => {
    const free = {
      as: "near" as const,
      shifts: need.shifts.map((shift) => ({ ...shift, coming: false, free: true })),
    };
    expect((await pageOf({ kept: kept(free) })).text).toContain(`action="/help/${id}/signup"`);
    const { text } = await pageOf({ kept: kept(free), queue: [waiting()] });
    expect(text).toContain("Wird gesendet");
    expect(text).toContain(`action="/help/${id}/withdraw"`);
    expect(text).not.toContain(`action="/help/${id}/signup"`);
  });

  test("of somebody who is not signed in holds what they want to send, in their language", async () => {
    const { text } = await pageOf({ kept: null, queue: [waiting({ lang: "en-GB" })], needId: null });
    expect(text).toContain('<html lang="en"');
    expect(text).toContain("Your yes to “Kuchenbuffet” goes out");
    expect(text).not.toContain("Ines Schuster");
  });
});
