import { randomUUID } from "node:crypto";
import { type Audience, isAudience } from "~/domain/identity";
import type { Role } from "~/domain/permissions";
import { isUuid } from "~/domain/uuid";
import { env } from "~/env.server";
import { record } from "./audit.server";
import { db, transaction } from "./db.server";
import { seal, unseal } from "./identity-secret.server";

/** An OpenID provider, ready to be asked. `municipalityId` null: the installation's own, from the environment. */
export type Provider = {
  id: string;
  municipalityId: string | null;
  label: string;
  issuer: string;
  clientId: string;
  clientSecret: string;
  scopes: string;
  audience: Audience;
  claim: string;
  claimValue: string;
};

/** What pages may show of it. */
export type ProviderView = Omit<Provider, "clientSecret" | "municipalityId">;

/** `clientSecret` empty: the stored one stays. */
export type ProviderInput = Omit<ProviderView, "id"> & { id: string | null; clientSecret: string };

export type ProviderActor = { personId: string; role: Role };
export type ProviderSaved =
  | { ok: true; id: string }
  | { ok: false; reason: "not-found" | "issuer" | "secret" };

/** The providers of a municipality, without their secrets. */
export async function providersOf(municipalityId: string): Promise<ProviderView[]> {
  const rows = await db().identityProvider.findMany({
    where: { municipalityId },
    orderBy: [{ label: "asc" }, { id: "asc" }],
    omit: { clientSecret: true },
  });
  return rows.map(({ municipalityId: _, createdAt: __, ...row }) => ({
    ...row,
    audience: audienceOf(row.audience),
  }));
}

/** Every provider there is, as the sign-in page names them. */
export async function allProviders(): Promise<
  (Pick<Provider, "id" | "label" | "audience"> & { municipality: string | null })[]
> {
  const own = env().identity;
  const rows = await db().identityProvider.findMany({
    orderBy: [{ label: "asc" }, { id: "asc" }],
    select: { id: true, label: true, audience: true, municipality: { select: { name: true } } },
  });
  return [
    ...(own ? [{ id: "environment", label: own.label, audience: own.audience, municipality: null }] : []),
    ...rows.map((row) => ({
      ...row,
      audience: audienceOf(row.audience),
      municipality: row.municipality.name,
    })),
  ];
}

/** With its secret, to ask it; null when there is none, or its secret can no longer be read. */
export async function providerWithSecret(id: string): Promise<Provider | null> {
  const own = env().identity;
  if (id === "environment") return own && { ...own, id, municipalityId: null };
  const row = isUuid(id) ? await db().identityProvider.findUnique({ where: { id } }) : null;
  const clientSecret = row && unseal(row.clientSecret, row.id);
  return row && clientSecret !== null ? { ...row, clientSecret, audience: audienceOf(row.audience) } : null;
}

/** Real time. A foreign id is "not found": the municipality is part of the question. */
export async function saveProvider(
  actor: ProviderActor,
  municipalityId: string,
  { id: given, clientSecret, ...input }: ProviderInput,
  realNow: Date,
): Promise<ProviderSaved> {
  if (!isIssuer(input.issuer)) return { ok: false, reason: "issuer" };
  if (!given && !clientSecret) return { ok: false, reason: "secret" };
  const id = given ?? randomUUID();
  const sealed = clientSecret ? { clientSecret: seal(clientSecret, id) } : {};
  return transaction(async (tx) => {
    if (given) {
      const { count } = await tx.identityProvider.updateMany({
        where: { id: given, municipalityId },
        data: { ...input, ...sealed },
      });
      if (count === 0) return { ok: false as const, reason: "not-found" as const };
    } else {
      await tx.identityProvider.create({
        data: { ...input, id, municipalityId, clientSecret: seal(clientSecret, id) },
      });
    }
    const subject = { kind: "provider" as const, id };
    await record(tx, { chain: municipalityId, at: realNow, actor, act: "provider-saved", subject });
    return { ok: true as const, id };
  });
}

/** @returns whether there was one */
export async function removeProvider(
  actor: ProviderActor,
  municipalityId: string,
  id: string,
  realNow: Date,
): Promise<boolean> {
  if (!isUuid(id)) return false;
  return transaction(async (tx) => {
    const { count } = await tx.identityProvider.deleteMany({ where: { id, municipalityId } });
    if (count === 0) return false;
    const subject = { kind: "provider" as const, id };
    await record(tx, { chain: municipalityId, at: realNow, actor, act: "provider-removed", subject });
    return true;
  });
}

/** https; in a rehearsal also http on this machine. */
export function isIssuer(issuer: string): boolean {
  if (!URL.canParse(issuer)) return false;
  const { protocol, hostname, username, password, search, hash } = new URL(issuer);
  if (username || password || search || hash) return false;
  const here = hostname === "localhost" || hostname === "127.0.0.1";
  return protocol === "https:" || (protocol === "http:" && here && env().kind !== "production");
}

function audienceOf(value: string): Audience {
  return isAudience(value) ? value : "staff";
}
