import { mayReturn } from "~/domain/submission";
import { type Tx, transaction } from "./db.server";
import { hashOf } from "./hash.server";
import { lockPerson } from "./person.server";
import { type SignupRequest, type SignupResult, takePlaces } from "./signup.server";
import { giveBack } from "./withdraw.server";

type Submission = { key: string; helpRequestId: string; realNow: Date };
type SignIn = (tx: Tx, personId: string) => Promise<void>;
type Refused = Extract<SignupResult, { ok: false }>;
export type OnceResult = { ok: true } | Refused;

/**
 * `signUp`, once per key, however often a phone with a bad connection sends it. `signIn` is called with the
 * transaction for somebody who came without a session: the first time, and again when the first answer, with its
 * cookie, may have been lost (`returning`).
 */
export async function signUpOnce(
  submission: Submission,
  request: SignupRequest,
  now: Date,
  signIn: SignIn | null,
): Promise<OnceResult> {
  const kind = signIn ? "newcomer" : "signup";
  return transaction(async (tx) => {
    const asked = { ...submission, kind, personId: request.personId };
    const before = await claim(tx, asked);
    if (before) {
      const result = answered(before, asked);
      const back = result.ok && signIn ? await returning(tx, before, submission.realNow) : null;
      if (back) await signIn?.(tx, back);
      return result;
    }
    const result = await takePlaces(tx, submission.helpRequestId, request, now, signIn ?? undefined);
    await settle(
      tx,
      asked,
      result.ok ? "done" : result.reason,
      result.ok ? result.personId : request.personId,
    );
    return result.ok ? { ok: true } : result;
  });
}

/** `withdraw`, once per key: a second time gives nothing back that was taken again since. */
export async function withdrawOnce(
  submission: Submission,
  shiftId: string,
  personId: string,
  now: Date,
): Promise<OnceResult> {
  return transaction(async (tx) => {
    const asked = { ...submission, kind: "withdrawal", personId };
    const before = await claim(tx, asked);
    if (before) return answered(before, asked);
    await lockPerson(tx, personId);
    await giveBack(tx, { helpRequestId: submission.helpRequestId, shiftId, personId }, now);
    await settle(tx, asked, "done", personId);
    return { ok: true };
  });
}

type Asked = Submission & { kind: string; personId: string | null };
type Stored = {
  kind: string;
  helpRequestId: string;
  personId: string | null;
  outcome: string;
  createdAt: Date;
};

/**
 * Takes the key, or finds what became of it. Rests on the key's unique index: whoever comes second waits there
 * until the first has committed, and reads its outcome; when it was rolled back the key is free again.
 */
async function claim(tx: Tx, { key, kind, helpRequestId, realNow }: Asked): Promise<Stored | null> {
  const keyHash = hashOf(key);
  await tx.$executeRaw`
    insert into "Submission" ("keyHash", kind, "helpRequestId", "createdAt")
    select ${keyHash}, ${kind}, id, ${realNow}::timestamptz from "HelpRequest" where id = ${helpRequestId}::uuid
    on conflict do nothing`;
  const stored = await tx.submission.findUnique({ where: { keyHash } });
  return stored && stored.outcome !== "" ? stored : null;
}

async function settle(tx: Tx, { key }: Asked, outcome: string, personId: string | null): Promise<void> {
  // A need that does not exist has no row to settle.
  await tx.submission.updateMany({ where: { keyHash: hashOf(key) }, data: { outcome, personId } });
}

/** A key belongs to one question of one person: anything else was made up. */
function answered(stored: Stored, asked: Asked): OnceResult {
  const others = asked.personId !== null && stored.personId !== null && asked.personId !== stored.personId;
  const withdrawal = "withdrawal";
  const sameKind = (stored.kind === withdrawal) === (asked.kind === withdrawal);
  if (others || !sameKind || stored.helpRequestId !== asked.helpRequestId)
    return { ok: false, reason: "not-found" };
  if (stored.outcome === "done") return { ok: true };
  return { ok: false, reason: stored.outcome as Refused["reason"] };
}

/**
 * Whether this key may sign its browser in once more: within a day, somebody whom it made a person, and who has
 * no other session than the one of that lost answer, which ends here. So a key is worth one session at most, of
 * somebody with nothing but this signup, and only that browser ever knew it.
 */
async function returning(tx: Tx, stored: Stored, realNow: Date): Promise<string | null> {
  const { kind, personId, createdAt } = stored;
  if (kind !== "newcomer" || personId === null || !mayReturn(createdAt, realNow)) return null;
  await lockPerson(tx, personId);
  const sessions = await tx.session.findMany({ where: { personId } });
  if (sessions.length !== 1 || sessions[0]?.method !== "join") return null;
  await tx.session.deleteMany({ where: { personId } });
  return personId;
}
