import { cellCentre } from "~/domain/place";
import { expect, test } from "../support/browser";

test("a position leaves the phone as the centre of its square kilometre only", async ({ page, context }) => {
  const fine = { latitude: 51.702917, longitude: 13.204619 };
  await context.grantPermissions(["geolocation"]);
  await context.setGeolocation(fine);
  const sent: string[] = [];
  page.on("request", (request) => sent.push(`${request.url()} ${request.postData() ?? ""}`));
  const cell = cellCentre({ lat: fine.latitude, lon: fine.longitude });

  await page.goto("/");
  await page.getByRole("button", { name: "Meinen Standort verwenden" }).click();
  await expect(page).toHaveURL(new RegExp(`near=${cell.lat}`));
  await page.goto("/join");
  await page.getByLabel("Dein Name").fill("Nora Nachbar");
  await page.getByRole("button", { name: "Meinen Standort verwenden" }).click();
  await expect(page.locator("input[name=lat]")).toHaveValue(String(cell.lat));
  await page.getByRole("button", { name: "Mitmachen" }).click();
  await expect(page).toHaveURL("/me?welcome=1");

  expect(sent.filter((one) => one.includes(String(cell.lat))).length).toBeGreaterThan(1);
  expect(sent.filter((one) => one.includes("51.7029") || one.includes("13.2046"))).toEqual([]);
});
