// @vitest-environment jsdom
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { createRef } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { PlaceCombobox } from "~/components/place-combobox";
import type { Suggestion } from "~/components/place-suggestions";
import { I18nProvider } from "~/i18n/context";
import { dictionaries } from "~/i18n/translator.server";

const places = [
  { name: "Herzberg (Elster)", district: "Elbe-Elster, Brandenburg", lat: 51.6928, lon: 13.2336 },
  { name: "Herzberg am Harz", district: "Niedersachsen", lat: 51.65, lon: 10.34 },
];
const street = { name: "Lindenstraße 4", district: "04916 Herzberg", street: true, lat: 51.69, lon: 13.23 };

let server: Server;
let asked: string[];
let streets: string;
const plainFetch = globalThis.fetch;

beforeEach(async () => {
  Element.prototype.scrollIntoView ??= () => undefined;
  asked = [];
  streets = "none";
  server = createServer((request, response) => {
    asked.push(request.url ?? "");
    const wanted = request.url?.includes("streets=ask");
    response.writeHead(200, {
      "content-type": "application/json",
      "places-streets": wanted ? "found" : streets,
    });
    response.end(JSON.stringify(wanted ? [street] : places));
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  globalThis.fetch = (address, options) =>
    plainFetch(new URL(String(address), origin), { ...options, signal: undefined });
});

afterEach(async () => {
  cleanup();
  globalThis.fetch = plainFetch;
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
});

function field(chosen: Suggestion[] = []) {
  return (
    <I18nProvider locale="de" dictionary={dictionaries.de}>
      <PlaceCombobox
        control={{ id: "place" }}
        input={createRef()}
        name="place"
        aria-label="Ort"
        onType={() => undefined}
        onChoose={(place) => chosen.push(place)}
      />
    </I18nProvider>
  );
}

function press(key: string): boolean {
  return fireEvent.keyDown(screen.getByRole("combobox"), { key });
}

async function typed(text: string): Promise<HTMLInputElement> {
  const input = screen.getByRole<HTMLInputElement>("combobox");
  fireEvent.change(input, { target: { value: text } });
  await waitFor(() => expect(screen.getAllByRole("option").length).toBeGreaterThan(0), { timeout: 10_000 });
  return input;
}

describe("the field that suggests places", () => {
  it("is a plain text field without scripts", () => {
    const html = renderToStaticMarkup(field());
    expect(html).toContain('name="place"');
    expect(html).not.toContain('role="combobox"');
    expect(html).not.toContain("aria-expanded");
  });

  it("is walked by arrows, taken by Enter and closed by Escape, the focus staying in it", async () => {
    const chosen: Suggestion[] = [];
    render(field(chosen));
    const input = await typed("herz");
    expect(input.getAttribute("aria-expanded")).toBe("true");
    expect(screen.getByRole("status").textContent).toBe("2 Vorschläge");
    expect(input.getAttribute("aria-activedescendant")).toBeNull();
    expect(press("Enter"), "nothing walked to: the form may go").toBe(true);

    const selected = () =>
      screen.getAllByRole("option").map((option) => option.getAttribute("aria-selected"));
    press("ArrowDown");
    expect(selected()).toEqual(["true", "false"]);
    expect(input.getAttribute("aria-activedescendant")).toBe(screen.getAllByRole("option")[0]?.id);
    press("ArrowUp");
    expect(selected()).toEqual(["false", "true"]);
    press("Escape");
    expect(input.getAttribute("aria-expanded")).toBe("false");

    press("ArrowDown");
    expect(press("Enter"), "the form must not go").toBe(false);
    expect(chosen.map(({ label }) => label)).toEqual(["Herzberg (Elster), Elbe-Elster, Brandenburg"]);
    expect(input.value).toBe("Herzberg (Elster), Elbe-Elster, Brandenburg");
    expect(input.getAttribute("aria-expanded")).toBe("false");
  });

  it("asks for streets only when somebody wants it, where that is the rule", async () => {
    streets = "ask";
    const chosen: Suggestion[] = [];
    render(field(chosen));
    const input = await typed("Lindenstr. 4");
    fireEvent.click(screen.getByRole("option", { name: /als Adresse suchen/ }));
    const found = await screen.findByRole("option", { name: /Lindenstraße 4/ }, { timeout: 10_000 });
    fireEvent.click(found);
    expect(input.value).toBe("Lindenstraße 4, 04916 Herzberg");
    expect(asked).toEqual(["/places.json?q=Lindenstr.+4", "/places.json?q=Lindenstr.+4&streets=ask"]);
  });

  it("says that streets cannot be asked now", async () => {
    streets = "away";
    render(field());
    await typed("Lindenstr. 4");
    expect(screen.getByText(/Adresssuche antwortet gerade nicht/)).toBeTruthy();
  });
});
