import type { SignInMethod } from "~/domain/sign-in";
import { db, type Tx } from "./db.server";

const day = 24 * 60 * 60 * 1000;
/** 400 days: what browsers keep a cookie for at most (RFC 6265bis, section 5.5). */
export const sessionDays = 400;

export async function openSession(
  tx: Tx,
  session: { personId: string; idHash: string; method: SignInMethod; device: string },
  realNow: Date,
): Promise<void> {
  await tx.session.create({
    data: { ...session, provedAt: realNow, lastSeenAt: realNow, expiresAt: expiry(realNow) },
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
          memberships: { include: { association: true }, orderBy: { association: { name: "asc" } } },
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
  return { ...session.person, session: { handle, method, provedAt, lastSeenAt } };
}

/** Slides the session: it ends 400 days after the last visit. */
export async function renewSession(idHash: string, realNow: Date): Promise<void> {
  await db().session.updateMany({
    where: { idHash },
    data: { lastSeenAt: realNow, expiresAt: expiry(realNow) },
  });
}

export async function closeSession(idHash: string, tx: Tx = db()): Promise<void> {
  await tx.session.deleteMany({ where: { idHash } });
}

function expiry(realNow: Date): Date {
  return new Date(realNow.getTime() + sessionDays * day);
}
