import { afterEach, expect, test } from "vitest";
import { Busy, connect, db, disconnect, isBusy, transaction } from "~/models/db.server";

afterEach(() => disconnect());

test("a database that is not there is busy, whichever way it was asked", async () => {
  connect("postgresql://anpacken@127.0.0.1:1/anpacken");
  const asked = await Promise.allSettled([
    db().municipality.count(),
    db().$queryRaw`select 1`,
    db().$queryRawUnsafe("select $1::int", 1),
    db().$executeRaw`select 1`,
  ]);
  for (const answer of asked) {
    expect(answer.status).toBe("rejected");
    if (answer.status === "rejected") expect(isBusy(answer.reason), String(answer.reason)).toBe(true);
  }
  await expect(transaction((tx) => tx.municipality.count())).rejects.toBeInstanceOf(Busy);
});

test("a wrong statement is not", () => {
  expect(isBusy(new Error("relation does not exist"))).toBe(false);
});
