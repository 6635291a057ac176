import { provesPerson, type SignInMethod } from "~/domain/sign-in";
import { db, type Tx } from "./db.server";

const day = 24 * 60 * 60 * 1000;
/** 400 days: what browsers keep a cookie for at most (RFC 6265bis, section 5.5). */
export const sessionDays = 400;
const never = new Date(0);

export async function openSession(
  tx: Tx,
  session: { personId: string; idHash: string; method: SignInMethod; device: string },
  realNow: Date,
): Promise<void> {
  const provedAt = provesPerson(session.method) ? realNow : never;
  await tx.session.create({
    data: { ...session, provedAt, lastSeenAt: realNow, expiresAt: expiry(realNow) },
  });
}

/** Who sits at this browser, with what they may do; null when the session is unknown or over. */
export async function findViewer(idHash: string, realNow: Date) {
  const session = await db().session.findUnique({
    where: { idHash },
    include: {
      person: {
        include: {
          resident: { include: { places: { orderBy: { id: "asc" } } } },
          guardian: { select: { consentedAt: true, askedAt: true, name: true, email: true, phone: true } },
          memberships: { include: { association: true }, orderBy: { association: { name: "asc" } } },
          _count: { select: { passkeys: true, identities: true } },
          staff: {
            include: { municipality: { select: { id: true, slug: true, name: true } } },
            orderBy: { municipality: { name: "asc" } },
          },
        },
      },
    },
  });
  if (!session || session.expiresAt <= realNow) return null;
  const { handle, method, provedAt, lastSeenAt } = session;
  const { _count, ...person } = session.person;
  return { ...person, ..._count, session: { handle, method, provedAt, lastSeenAt } };
}

/**
 * Writes a visit down: the session ends 400 days after it. Whose staff rights had ended by idleness does not
 * get them back by it. `now` is the product's clock: the person was here.
 */
export async function renewSession(
  idHash: string,
  { lapsed }: { lapsed: boolean },
  { realNow, now }: { realNow: Date; now: Date },
): Promise<void> {
  const visit = { lastSeenAt: realNow, expiresAt: expiry(realNow), ...(lapsed ? { method: "lapsed" } : {}) };
  await db().session.updateMany({ where: { idHash }, data: visit });
  // A day exact is enough, and a person's row is what signups wait for.
  await db().person.updateMany({
    where: { sessions: { some: { idHash } }, lastSeenAt: { lt: new Date(now.getTime() - day) } },
    data: { lastSeenAt: now, warnedAt: null },
  });
}

/** Another id for the same session: whoever knew the old one knows nothing. False: there is no such session. */
export async function renameSession(tx: Tx, idHash: string, newHash: string): Promise<boolean> {
  const { count } = await tx.session.updateMany({ where: { idHash }, data: { idHash: newHash } });
  return count === 1;
}

/** The person showed who they are: by something better than before when `method` is given. */
export async function proveSession(
  tx: Tx,
  idHash: string,
  method: SignInMethod | null,
  realNow: Date,
): Promise<void> {
  const proved = { provedAt: realNow, lastSeenAt: realNow, ...(method ? { method } : {}) };
  await tx.session.updateMany({ where: { idHash }, data: proved });
}

/** Every browser in which this person is signed in, the last used first. */
export async function sessionsOf(personId: string, realNow: Date) {
  return db().session.findMany({
    where: { personId, expiresAt: { gt: realNow } },
    orderBy: [{ lastSeenAt: "desc" }, { handle: "asc" }],
    select: { handle: true, device: true, createdAt: true, lastSeenAt: true },
  });
}

/** Signs one of one's own browsers out. False: there is none with this handle. */
export async function closeOwnSession(personId: string, handle: string): Promise<boolean> {
  const { count } = await db().session.deleteMany({ where: { personId, handle } });
  return count === 1;
}

/** Signs out everywhere, but for the browser with the handle `keep`. @returns how many were signed out */
export async function closeSessions(personId: string, keep: string | null, tx: Tx = db()): Promise<number> {
  const others = keep ? { NOT: { handle: keep } } : {};
  const { count } = await tx.session.deleteMany({ where: { personId, ...others } });
  return count;
}

export async function closeSession(idHash: string, tx: Tx = db()): Promise<void> {
  await tx.session.deleteMany({ where: { idHash } });
}

function expiry(realNow: Date): Date {
  return new Date(realNow.getTime() + sessionDays * day);
}
