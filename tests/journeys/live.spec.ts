import { expect } from "@playwright/test";
import { shiftsOf } from "../support/demo-village";
import { createClient } from "../support/http";
import { signInAsOwner, test } from "./journey";

test("the coordinator watches places fill without a reload", async ({ page, publish, running }) => {
  const { app, sql } = running;
  const needId = await publish({ "shifts[0].places": "1" });
  const [shiftId = ""] = await shiftsOf(sql, needId);
  await signInAsOwner(page, running);
  await page.goto(`/association/help/${needId}`);
  await expect(page.getByText("0 von 1").first()).toBeVisible();
  await page.evaluate(() => Object.assign(window, { stillTheSamePage: true }));

  const helper = createClient(app.baseUrl);
  await helper.follow(helper.post(`/help/${needId}/signup`, { shiftId, name: "Jana Krause" }));
  await expect(page.getByText("1 von 1").first()).toBeVisible();
  await expect(page.getByText("Jana Krause", { exact: true })).toBeVisible();

  await helper.follow(helper.post(`/help/${needId}/withdraw`, { shiftId }));
  await expect(page.getByText("0 von 1").first()).toBeVisible();
  await expect(page.getByText("Jana Krause", { exact: true })).toHaveCount(0);
  expect(await page.evaluate(() => "stillTheSamePage" in window)).toBe(true);
});

test("no page breaks the policy it comes with, and none talks to third parties", async ({
  page,
  publish,
  running,
}) => {
  const { app } = running;
  const needId = await publish();
  const problems: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(message.text());
  });
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("request", (request) => {
    if (!/^(data|blob):/.test(request.url()) && new URL(request.url()).origin !== app.baseUrl)
      problems.push(request.url());
  });
  await signInAsOwner(page, running);
  for (const path of [
    "/",
    "/join",
    `/help/${needId}`,
    "/association",
    "/association/help/new",
    `/association/help/${needId}`,
    "/me",
  ]) {
    await page.goto(path);
    await page.waitForLoadState("load");
    if (["/", "/join", "/association/help/new"].includes(path)) {
      await expect(page.locator(".leaflet-container").first()).toBeVisible();
    }
  }
  expect(problems).toEqual([]);
});
