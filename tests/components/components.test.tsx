// @vitest-environment jsdom
import { cleanup, render, screen, within } from "@testing-library/react";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { createMemoryRouter, RouterProvider } from "react-router-dom";
import { afterEach, describe, expect, it } from "vitest";
import { CheckboxChip, CheckboxRow, ChoiceGroup, RadioCard } from "~/components/choice";
import { EmptyState } from "~/components/empty-state";
import { ErrorSummary } from "~/components/error-summary";
import { Field, Textarea, TextField } from "~/components/field";
import { Icon } from "~/components/icon";
import { Datenschutz } from "~/components/legal/datenschutz";
import { Impressum } from "~/components/legal/impressum";
import { NeedCard } from "~/components/need-card";
import type { NeedSummary } from "~/components/need-summary";
import { Notice } from "~/components/notice";
import { NumberSelect } from "~/components/number-select";
import { PageShell } from "~/components/page-shell";
import { ProgressRing } from "~/components/progress-ring";
import { ShareBox } from "~/components/share-box";
import { I18nProvider } from "~/i18n/context";
import type { Locale } from "~/i18n/locales";
import { dictionaries } from "~/i18n/translator.server";

afterEach(cleanup);

const now = "2026-11-22T09:00:00Z";
const need: NeedSummary = {
  id: "1",
  title: "Kuchenbuffet",
  lang: "de",
  category: "celebration",
  urgent: false,
  status: "open",
  placeLabel: "Grochwitz",
  exact: true,
  point: { lat: 51.7, lon: 13.2 },
  shifts: [
    {
      id: "a",
      start: "2026-11-28T13:00:00Z",
      end: "2026-11-28T17:00:00Z",
      flexible: false,
      places: 3,
      taken: 1,
    },
  ],
  associationName: "Heimatverein",
  unit: null,
  noGermanNeeded: false,
  wheelchair: false,
  withChildren: false,
};

describe("fields", () => {
  it("tie label, hint and error to the control", () => {
    show(
      <TextField
        name="place"
        label="Dein Ort"
        hint="Ort oder Postleitzahl"
        error="Unbekannt"
        defaultValue="X"
      />,
    );
    const input = screen.getByRole<HTMLInputElement>("textbox", { name: "Dein Ort" });
    expect(input.name).toBe("place");
    expect(input.value).toBe("X");
    expect(input.getAttribute("aria-invalid")).toBe("true");
    expect(described(input)).toBe("Ort oder Postleitzahl Unbekannt");
  });

  it("say when they may stay empty, and describe nothing without need", () => {
    show(
      <Field id="text" label="Notiz" optional>
        {(control) => <Textarea {...control} name="text" />}
      </Field>,
    );
    const area = screen.getByRole("textbox", { name: "Notiz (freiwillig)" });
    expect(area.hasAttribute("aria-describedby")).toBe(false);
    expect(area.hasAttribute("aria-invalid")).toBe(false);
  });

  it("offer numbers as a list", () => {
    show(
      <NumberSelect
        name="people"
        label="Leute"
        from={1}
        to={5}
        format={(n) => `${n} Leute`}
        defaultValue={2}
      />,
    );
    const select = screen.getByRole<HTMLSelectElement>("combobox", { name: "Leute" });
    expect([...select.options].map(({ value }) => value)).toEqual(["1", "2", "3", "4", "5"]);
    expect(select.selectedOptions[0]?.text).toBe("2 Leute");
  });

  it("gather choices under a legend", () => {
    show(
      <ChoiceGroup id="interests" legend="Interessen" hint="Nichts heißt alles" error="Zu viel">
        <CheckboxChip name="interests" value="sport" label="Sport" defaultChecked />
        <CheckboxRow name="kids" title="Mit Kindern" detail="wenn erlaubt" />
        <RadioCard name="shiftId" value="a" title="14–16 Uhr" detail="voll" disabled />
      </ChoiceGroup>,
    );
    const group = screen.getByRole("group", { name: "Interessen" });
    expect(described(group)).toBe("Nichts heißt alles Zu viel");
    expect(within(group).getByRole<HTMLInputElement>("checkbox", { name: "Sport" }).checked).toBe(true);
    expect(within(group).getByRole("checkbox", { name: "Mit Kindern wenn erlaubt" })).toBeTruthy();
    expect(within(group).getByRole<HTMLInputElement>("radio").disabled).toBe(true);
  });
});

describe("messages", () => {
  it("take the focus and lead to the fields", () => {
    show(<ErrorSummary errors={[{ field: "name", message: "Name fehlt" }]} />);
    const summary = screen.getByRole("alert", { name: "Eine Angabe fehlt noch oder passt nicht" });
    expect(document.activeElement).toBe(summary);
    expect(within(summary).getByRole("link", { name: "Name fehlt" }).getAttribute("href")).toBe("#name");
  });

  it("stay silent without errors", () => {
    show(<ErrorSummary errors={[]} />);
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it("carry the reason of a refusal", () => {
    show(<Notice kind="refusal" reason="full" title="Schon voll" />);
    expect(screen.getByRole("alert").dataset.reason).toBe("full");
  });
});

function whereOf(card: HTMLElement): string | null | undefined {
  return card.querySelector(".need-card-where")?.textContent;
}

describe("NeedCard", () => {
  it("says what, when, where and how many", () => {
    show(<NeedCard need={need} href="/help/1" now={now} distance={2100} fits />);
    const card = screen.getByRole("article");
    expect(within(card).getByRole("link", { name: "Kuchenbuffet" }).getAttribute("href")).toBe("/help/1");
    expect(within(card).getByRole("img", { name: "Fest & Kuchen" })).toBeTruthy();
    for (const text of ["Sa, 28. Nov. · 14–18 Uhr", "1 von 3 gefunden", "Passt zu dir"])
      expect(within(card).getByText(text)).toBeTruthy();
    expect(whereOf(card)).toBe("Grochwitz · 2 km · Heimatverein");
    expect(within(card).queryByText("Mit Kindern möglich")).toBeNull();
  });

  it("says what makes it easy", () => {
    show(<NeedCard need={{ ...need, noGermanNeeded: true, withChildren: true }} href="/help/1" now={now} />);
    const words = screen.getAllByRole("listitem").map((item) => item.textContent);
    expect(words).toEqual(["Ohne Deutsch möglich", "Mit Kindern möglich"]);
  });

  it("shows what is still ahead, and counts all places", () => {
    const over = { ...need.shifts[0], id: "0", start: "2026-11-20T13:00:00Z", end: "2026-11-20T17:00:00Z" };
    const shifts = [...need.shifts, over as (typeof need.shifts)[number]];
    show(<NeedCard need={{ ...need, shifts, unit: "Kuchen" }} href="/help/1" now={now} />);
    expect(screen.getByText("Sa, 28. Nov. · 14–18 Uhr und ein weiterer Termin")).toBeTruthy();
    expect(screen.getByText("2 von 6 Kuchen gefunden")).toBeTruthy();
  });

  it("names a private home's area only, and says when a need is over or urgent", () => {
    show(<NeedCard need={{ ...need, exact: false, urgent: true }} href="/help/1" now={now} fits />);
    expect(whereOf(screen.getByRole("article"))).toBe("Raum Grochwitz · Heimatverein");
    expect(screen.getByText("Eilig")).toBeTruthy();
    cleanup();
    show(
      <NeedCard
        need={{ ...need, status: "cancelled", point: null, placeLabel: null }}
        href="/help/1"
        now={now}
        fits
      />,
    );
    expect(screen.getByText("Abgesagt")).toBeTruthy();
    expect(whereOf(screen.getByRole("article"))).toBe("Von zu Hause möglich · Heimatverein");
    expect(screen.queryByText("Passt zu dir")).toBeNull();
  });
});

describe("PageShell", () => {
  it("offers navigation, the legal pages and the other language without a script", () => {
    show(<PageShell nav={{ signedIn: true, coordinator: true }}>Inhalt</PageShell>, "de", "/help/1?x=1");
    expect(screen.getByRole("link", { name: "Zum Inhalt springen" }).getAttribute("href")).toBe("#content");
    expect(screen.getByRole("main").id).toBe("content");
    const links = screen.getAllByRole("link").map((link) => link.getAttribute("href"));
    for (const href of [
      "/",
      "/association",
      "/me",
      "/impressum",
      "/datenschutz",
      "/nutzungsbedingungen",
      "/barrierefreiheit",
    ])
      expect(links).toContain(href);
    const form = screen.getByRole<HTMLFormElement>("form", { name: "Sprache" });
    expect(form.getAttribute("action")).toBe("/locale");
    expect(form.method).toBe("post");
    expect(form.querySelector<HTMLInputElement>("[name=back]")?.value).toBe("/help/1?x=1");
    expect(within(form).getByRole<HTMLButtonElement>("button", { name: "English" }).value).toBe("en");
  });

  it("invites those who are not signed in", () => {
    show(<PageShell>x</PageShell>, "en");
    expect(screen.getByRole("link", { name: "Join in" }).getAttribute("href")).toBe("/join");
    expect(screen.getByRole("link", { name: "For clubs" }).getAttribute("href")).toBe("/login");
    expect(screen.getByRole("button", { name: "Deutsch" })).toBeTruthy();
  });
});

describe("the rest", () => {
  it("has names where it means something", () => {
    show(
      <>
        <Icon name="sun" />
        <Icon name="phone" label="Telefon" />
        <ProgressRing taken={2} places={3} />
        <EmptyState title="Nichts los">Später wieder</EmptyState>
      </>,
    );
    expect(screen.getAllByRole("img").map((image) => image.getAttribute("aria-label"))).toEqual([
      "Telefon",
      "2 von 3 gefunden",
    ]);
    expect(screen.getByRole("heading", { name: "Nichts los" })).toBeTruthy();
  });

  it("shares by WhatsApp, link and QR code", () => {
    show(<ShareBox url="https://a.example/help/1" text="Wer hilft?" />);
    const whatsapp = screen.getByRole("link", { name: "In WhatsApp teilen" });
    expect(new URL(whatsapp.getAttribute("href") ?? "").searchParams.get("text")).toBe(
      "Wer hilft? https://a.example/help/1",
    );
    expect(screen.getByRole<HTMLInputElement>("textbox").value).toBe("https://a.example/help/1");
    expect(screen.getByRole("img", { name: "QR-Code mit dem Link zu dieser Seite" })).toBeTruthy();
  });

  it("writes the operator into the legal pages, and into the source as text only", () => {
    const imprint = {
      name: "Stadt <b>X</b>",
      address: "Markt 1, 04916 Herzberg",
      email: "a@example.org",
      phone: "+49 (0) 3535 1",
      responsible: "Erika",
    };
    const html = renderToStaticMarkup(wrap(<Impressum imprint={imprint} office={null} />));
    expect(html).toContain("Stadt &lt;b&gt;X&lt;/b&gt;\nMarkt 1\n04916 Herzberg");
    expect(html).toContain('href="tel:+49035351"');
    expect(html).toContain("§ 5");
    show(<Datenschutz imprint={imprint} office={null} retention={[]} />, "en");
    expect(screen.getByRole("heading", { level: 1, name: "Privacy" })).toBeTruthy();
  });
});

function described(element: HTMLElement): string {
  const ids = element.getAttribute("aria-describedby")?.split(" ") ?? [];
  return ids.map((id) => document.getElementById(id)?.textContent).join(" ");
}

function show(children: ReactNode, locale: Locale = "de", path = "/"): void {
  const router = createMemoryRouter([{ path: "*", element: wrap(children, locale) }], {
    initialEntries: [path],
  });
  render(<RouterProvider router={router} />);
}

function wrap(children: ReactNode, locale: Locale = "de") {
  return (
    <I18nProvider locale={locale} dictionary={dictionaries[locale]}>
      {children}
    </I18nProvider>
  );
}
