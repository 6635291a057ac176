import { type Audience, isAudience } from "~/domain/identity";
import { isUuid } from "~/domain/uuid";
import { env } from "~/env.server";
import { db } from "./db.server";
import { unseal } from "./identity-secret.server";

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

function audienceOf(value: string): Audience {
  return isAudience(value) ? value : "staff";
}
