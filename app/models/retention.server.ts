import { bornOfAge } from "~/domain/age";
import { limitOf, type RetentionRule } from "~/domain/retention";
import { pruneAudit } from "./audit-prune.server";
import { deleteDueCredentials } from "./credential.server";
import { db } from "./db.server";
import { forgetUnused } from "./retention-unused.server";

/** `now` is the product's, `realNow` this machine's: each rule names its own. */
export type Clocks = { now: Date; realNow: Date };

/**
 * Forgets what has been kept for long enough, rule by rule of domain/retention.ts; what lies beside the database
 * (mails, backups) is the job's and the backup's. Each statement finds only what is due, so that whoever runs it
 * again does nothing twice. @returns how many rows each rule took
 */
export async function forgetWhatIsDue({
  now,
  realNow,
}: Clocks): Promise<Partial<Record<RetentionRule, number>>> {
  return {
    account: await forgetUnused(now),
    pings: await forgetPings(now),
    phones: await forgetPhones(now),
    signups: await anonymiseSignups(now),
    details: await forgetDetails(now),
    sessions: (await db().session.deleteMany({ where: { expiresAt: { lte: realNow } } })).count,
    tokens: await forgetTokens(realNow),
    guardians: await forgetGuardians(now),
    credentials: await deleteDueCredentials(now),
    reports: (await db().report.deleteMany({ where: { decidedAt: { lte: limitOf("reports", now) } } })).count,
    barriers: (await db().barrier.deleteMany({ where: { doneAt: { lte: limitOf("barriers", realNow) } } }))
      .count,
    submissions: await forgetSubmissions(realNow),
    audit: (await pruneAudit(limitOf("audit", realNow), realNow)).entries,
  };
}

/** "Diesmal nicht" holds as long as the need does; what the belief needs is counted elsewhere (Habit). */
async function forgetPings(now: Date): Promise<number> {
  const limit = limitOf("pings", now);
  const deliveries = await db().delivery.deleteMany({ where: { deliverAt: { lte: limit } } });
  const invitations = await db().invitation.deleteMany({
    where: {
      deliverAt: { lte: limit },
      helpRequest: {
        OR: [{ endsAt: { lte: now } }, { endsAt: null }, { status: { in: ["cancelled", "closed"] } }],
      },
    },
  });
  return deliveries.count + invitations.count;
}

async function forgetPhones(now: Date): Promise<number> {
  const { count } = await db().signup.updateMany({
    where: { phone: { not: null }, shift: { helpRequest: { endsAt: { lte: limitOf("phones", now) } } } },
    data: { phone: null },
  });
  return count;
}

async function anonymiseSignups(now: Date): Promise<number> {
  const { count } = await db().signup.updateMany({
    where: { anonymisedAt: null, shift: { end: { lte: limitOf("signups", now) } } },
    data: { personId: null, name: "", phone: null, anonymisedAt: now },
  });
  return count;
}

/** Of a need at somebody's home the village stays, as the public always read it. */
async function forgetDetails(now: Date): Promise<number> {
  const over = { endsAt: { lte: limitOf("details", now) } };
  const contacts = await db().helpRequest.updateMany({
    where: { ...over, OR: [{ contactName: { not: "" } }, { contactPhone: { not: "" } }] },
    data: { contactName: "", contactPhone: "" },
  });
  const homes = await db().helpRequest.updateMany({
    where: { ...over, placeKind: "private", OR: [{ lat: { not: null } }, { placeName: { not: "" } }] },
    data: { lat: null, lon: null, placeName: "", meetingPoint: "" },
  });
  return contacts.count + homes.count;
}

async function forgetTokens(realNow: Date): Promise<number> {
  const over = { where: { expiresAt: { lte: realNow } } };
  const counts = [
    await db().signInToken.deleteMany(over),
    await db().teamInvitation.deleteMany(over),
    await db().passkeyChallenge.deleteMany(over),
    await db().identityFlow.deleteMany(over),
    await db().rateLimit.deleteMany({ where: { expire: { lte: BigInt(realNow.getTime()) } } }),
  ];
  return counts.reduce((sum, { count }) => sum + count, 0);
}

async function forgetSubmissions(realNow: Date): Promise<number> {
  const due = { createdAt: { lte: limitOf("submissions", realNow) } };
  return (await db().submission.deleteMany({ where: due })).count;
}

async function forgetGuardians(now: Date): Promise<number> {
  const unanswered = await db().guardian.deleteMany({
    where: { consentedAt: null, tokenHash: { not: null }, askedAt: { lte: limitOf("guardians", now) } },
  });
  const ofAge = await db().guardian.deleteMany({ where: { person: { birthYear: { lte: bornOfAge(now) } } } });
  return unanswered.count + ofAge.count;
}
