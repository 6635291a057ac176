import { db, isDuplicate, type Tx, transaction } from "./db.server";
import { confirmEmail, holdersOf } from "./email-address.server";
import type { Provider } from "./identity-provider.server";
import { lockPerson } from "./person.server";

/** `email`: what the provider stands for; null: nothing. */
export type Vouch = { issuer: string; subject: string; email: string | null };

/**
 * Whom a provider's word signs in: whoever was connected before (issuer and subject), else the one person with
 * the verified address that this provider may speak for; they are connected then. Nobody is ever made.
 * Rests on the primary key of `Identity`: of two at once the first connects, and the second finds it connected.
 */
export async function personOfIdentity(
  provider: Pick<Provider, "audience" | "municipalityId">,
  vouch: Vouch,
): Promise<string | null> {
  const { issuer, subject, email } = vouch;
  const known = await db().identity.findUnique({
    where: { issuer_subject: { issuer, subject } },
    include: { person: { select: roles } },
  });
  if (known) return speaksFor(provider, known.person) ? known.personId : null;
  if (!email) return null;
  try {
    return await transaction(async (tx) => {
      const personId = await personFor(tx, provider, email);
      if (!personId) return null;
      await lockPerson(tx, personId);
      await tx.identity.create({ data: { issuer, subject, personId } });
      await confirmEmail(tx, personId, email);
      return personId;
    });
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    return personOfIdentity(provider, vouch);
  }
}

/** Somebody who is signed in connects the account they have elsewhere. @returns false: it is another person's */
export async function connectIdentity(personId: string, { issuer, subject }: Vouch): Promise<boolean> {
  try {
    await transaction((tx) => tx.identity.create({ data: { issuer, subject, personId } }));
    return true;
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
}

/** A sign-in that set out: once, ten minutes, one browser. Real time. */
export type Flow = {
  stateHash: string;
  providerId: string;
  nonce: string;
  codeVerifier: string;
  askedBy: string;
  to: string;
};

const flowMs = 10 * 60_000;

export async function rememberFlow(flow: Flow, realNow: Date): Promise<void> {
  await db().identityFlow.create({ data: { ...flow, expiresAt: new Date(realNow.getTime() + flowMs) } });
}

/** Takes it, once: of two answers to the same flow one finds it gone. Only in the browser that set out. */
export async function takeFlow(stateHash: string, askedBy: string, realNow: Date): Promise<Flow | null> {
  return transaction(async (tx) => {
    const where = { stateHash, askedBy, expiresAt: { gt: realNow } };
    const flow = await tx.identityFlow.findFirst({ where });
    const { count } = await tx.identityFlow.deleteMany({ where });
    return count === 1 ? flow : null;
  });
}

const roles = {
  operator: true,
  staff: { select: { municipalityId: true } },
  memberships: { select: { association: { select: { municipalityId: true } } } },
} as const;

type Roles = {
  operator: boolean;
  staff: { municipalityId: string }[];
  memberships: { association: { municipalityId: string } }[];
};

/**
 * A municipality's provider speaks for its own people only: in its hands no address opens the account of an
 * operator, or of somebody who also works for another town hall. The installation's own speaks for all.
 */
function speaksFor(
  { municipalityId }: Pick<Provider, "municipalityId">,
  { operator, staff }: Roles,
): boolean {
  if (municipalityId === null) return true;
  return !operator && staff.every((office) => office.municipalityId === municipalityId);
}

async function personFor(
  tx: Tx,
  provider: Pick<Provider, "audience" | "municipalityId">,
  email: string,
): Promise<string | null> {
  const [holder] = await holdersOf(tx, email);
  const person =
    holder &&
    (await tx.person.findUnique({
      where: { id: holder.id },
      select: { id: true, emailConfirmed: true, ...roles },
    }));
  if (!person || !speaksFor(provider, person)) return null;
  const { audience, municipalityId } = provider;
  // An address that somebody only claims opens nothing but what a town hall entered for its own staff.
  if (!person.emailConfirmed && (audience !== "staff" || person.staff.length === 0)) return null;
  if (audience === "staff") return person.staff.length > 0 ? person.id : null;
  const teams = person.memberships.map(({ association }) => association.municipalityId);
  if (audience === "association" && teams.length === 0) return null;
  if (municipalityId === null) return person.id;
  // Residents belong to no municipality: they connect the account themselves.
  return audience === "association" && teams.every((one) => one === municipalityId) ? person.id : null;
}
