import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { completeEnv } from "~/env.server";
import type { Deliverer } from "~/jobs/deliver.server";
import { mailReportNews } from "~/jobs/report-mail.server";
import type { Decider } from "~/models/association.server";
import { block, blocksOf, unblock } from "~/models/block.server";
import { db } from "~/models/db.server";
import { expandDue } from "~/models/expand.server";
import { openHelpRequests } from "~/models/help-request-read.server";
import type { Jobs } from "~/models/job.server";
import { findReportable, report } from "~/models/report.server";
import { decideReport } from "~/models/report-decision.server";
import { decisionsAbout, reportOf, reportsOf } from "~/models/report-read.server";
import { signUp } from "~/models/signup.server";
import { needForAll } from "../support/invitations";
import { type PushServer, startPushServer } from "../support/push-server";
import { delivererFor, rungResident } from "../support/rung";
import {
  clockAt,
  monday,
  need,
  openVillage,
  type PostedNeed,
  person,
  type Team,
  team,
  type Village,
} from "../support/village";

let village: Village;
let server: PushServer;
let deliverer: Deliverer;
let ours: Team;
let by: Decider;
beforeAll(async () => {
  [village, server] = await Promise.all([openVillage(), startPushServer()]);
  completeEnv({ pushExtraOrigins: [server.origin] });
  deliverer = delivererFor([server]);
});
beforeEach(async () => {
  await village.clear();
  clockAt(monday);
  ours = await team("Heimatverein");
  const municipality = await db().municipality.findFirstOrThrow();
  by = { personId: await person("Frau Amt"), role: "staff", municipalityId: municipality.id };
});
afterAll(async () => {
  await deliverer.close();
  await Promise.all([village.close(), server.close()]);
});

const input = { category: "advertising" as const, text: "Das ist Werbung.", contact: "melder@example.org" };

async function reported(buffet: PostedNeed, more: Partial<typeof input> = {}): Promise<string> {
  const about = await findReportable("need", buffet.id);
  if (!about) throw new Error("nothing to report");
  return (await report(about, { ...input, ...more }, { personId: null, locale: "de" }, new Date())).id;
}

/** Published, and its pings are written down, not sent. */
async function writtenDown(): Promise<PostedNeed> {
  const posted = await needForAll(ours);
  await expandDue(monday, 10);
  expect(await db().delivery.count()).toBeGreaterThan(0);
  return posted;
}

const decide = (id: string, decision: "hide" | "restore" | "warn" | "suspend" | "dismiss", who = by) =>
  decideReport(id, who, { decision, reason: "Das ist nicht erlaubt." }, monday);

const mails = async () =>
  (
    await db().$queryRaw<{ payload: Jobs["report-mail"] }[]>`
      select j.payload from graphile_worker._private_jobs j
        join graphile_worker._private_tasks t on t.id = j.task_id
       where t.identifier = 'report-mail' order by j.id`
  ).map(({ payload }) => payload);

const acts = async () =>
  (await db().auditEntry.findMany({ where: { chain: by.municipalityId }, orderBy: { seq: "asc" } })).map(
    (row) => `${row.actorRole} ${row.act}`,
  );

test("a report reaches its municipality, confirms itself, and the log knows nobody", async () => {
  const buffet = await need(ours);
  const id = await reported(buffet);
  expect((await reportsOf(by.municipalityId, "open", 1)).reports).toMatchObject([
    { id, subject: "need", category: "advertising", contact: input.contact, status: "open" },
  ]);
  expect(await mails()).toEqual([{ reportId: id, news: "received", to: "reporter" }]);
  expect(await acts()).toEqual(["visitor report-made"]);
  const elsewhere = await db().municipality.create({
    data: { slug: "schlieben", name: "Schlieben", ags: "12062440", lat: 51.7, lon: 13.3 },
  });
  expect(await reportOf(id, elsewhere.id)).toBeNull();
  expect(await decide(id, "hide", { ...by, municipalityId: elsewhere.id })).toEqual({
    ok: false,
    reason: "not-found",
  });
});

describe("hiding", () => {
  test("takes effect at once: list, link, signup, and the ping that was already written down", async () => {
    const jana = await rungResident(server);
    const buffet = await writtenDown();
    const id = await reported(buffet);
    expect(await decide(id, "hide")).toEqual({ ok: true });
    expect(await openHelpRequests(monday)).toEqual([]);
    const ask = await signUp(
      buffet.id,
      { shiftId: buffet.shiftIds[0] ?? "", people: 1, phone: null, birthYear: null, personId: jana.personId },
      monday,
    );
    expect(ask.ok).toBe(false);
    await deliverer.deliverDue();
    expect(jana.messages()).toEqual([]);
    expect(await acts()).toEqual(["visitor report-made", "staff need-hidden", "staff report-decided"]);
  });

  test("is told with its reason to who reported and to the team, and not who reported", async () => {
    const buffet = await need(ours);
    const id = await reported(buffet);
    await decide(id, "hide");
    const jobs = (await mails()).filter(({ news }) => news === "decided");
    expect(jobs.map(({ to }) => to)).toEqual(["reporter", ours.ownerId]);
    for (const job of jobs) await mailReportNews(job);
    const written = await mailsWritten();
    expect(written).toHaveLength(2);
    expect(written[0]).toContain("To: melder@example.org");
    expect(written[1]).toMatch(/To: team-\d+@verein\.example/);
    for (const mail of written) expect(mail).toContain("Das ist nicht erlaubt.");
    expect(written[1]).not.toContain("melder");
    expect(written[1]).not.toContain("Werbung");
    expect(await decisionsAbout({ helpRequestId: buffet.id }, new Date())).toMatchObject([
      { decision: "hide", reason: "Das ist nicht erlaubt." },
    ]);
  });

  test("is taken back: shown again", async () => {
    const buffet = await need(ours);
    const id = await reported(buffet);
    await decide(id, "hide");
    expect(await decide(id, "restore")).toEqual({ ok: true });
    expect((await openHelpRequests(monday)).map((one) => one.id)).toEqual([buffet.id]);
    expect(await decide(id, "restore")).toEqual({ ok: false, reason: "decided" });
    expect((await acts()).slice(-2)).toEqual(["staff need-restored", "staff report-decided"]);
  });
});

test("of two decisions at once one is taken", async () => {
  const id = await reported(await need(ours));
  const answers = await Promise.all([decide(id, "hide"), decide(id, "dismiss"), decide(id, "warn")]);
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(answers.filter(({ ok }) => !ok)).toEqual(Array(2).fill({ ok: false, reason: "decided" }));
});

test("suspending goes the association's own way, and comes back", async () => {
  const id = await reported(await need(ours));
  expect(await decide(id, "suspend")).toEqual({ ok: true });
  expect(await openHelpRequests(monday)).toEqual([]);
  expect(await db().association.findUnique({ where: { id: ours.associationId } })).toMatchObject({
    status: "suspended",
    statusReason: "Das ist nicht erlaubt.",
  });
  expect(await decide(id, "restore")).toEqual({ ok: true });
  expect(await openHelpRequests(monday)).toHaveLength(1);
});

test("a warning leaves the content; a dismissal is no accusation", async () => {
  const buffet = await need(ours);
  const [warned, dismissed] = [await reported(buffet), await reported(buffet, { contact: "" })];
  await decide(warned, "warn");
  await decide(dismissed, "dismiss");
  expect(await openHelpRequests(monday)).toHaveLength(1);
  const told = (await mails())
    .filter(({ news }) => news === "decided")
    .map(({ reportId, to }) => [reportId, to]);
  expect(told).toEqual([
    [warned, "reporter"],
    [warned, ours.ownerId],
  ]);
  expect(await decisionsAbout({ associationIds: [ours.associationId] }, new Date())).toHaveLength(1);
});

describe("who blocked an association", () => {
  test("is not rung, and a ping already written down is dropped", async () => {
    const [early, late] = [await rungResident(server), await rungResident(server)];
    await block(early.personId, ours.associationId);
    await block(early.personId, ours.associationId);
    await writtenDown();
    expect(await db().delivery.findMany({ select: { personId: true } })).toEqual([
      { personId: late.personId },
    ]);
    await block(late.personId, ours.associationId);
    await deliverer.deliverDue();
    expect(late.messages()).toEqual([]);
    expect(await blocksOf(late.personId)).toMatchObject([{ id: ours.associationId }]);
    await unblock(late.personId, ours.associationId);
    expect(await blocksOf(late.personId)).toEqual([]);
  });

  test("or was barred meanwhile hears nothing more, others do", async () => {
    const [barred, free] = [await rungResident(server), await rungResident(server)];
    await writtenDown();
    await db().bar.create({
      data: { associationId: ours.associationId, personId: barred.personId, name: "Jana" },
    });
    await deliverer.deliverDue();
    expect(barred.messages()).toEqual([]);
    expect(free.messages()).toHaveLength(1);
  });
});

async function mailsWritten(): Promise<string[]> {
  const { readdir, readFile } = await import("node:fs/promises");
  const folder = `${village.dataDir}/mail`;
  const names = (await readdir(folder)).sort();
  return Promise.all(names.map((name) => readFile(`${folder}/${name}`, "utf8")));
}
