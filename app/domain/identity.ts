/** For whom an identity provider speaks. */
export const audiences = ["staff", "resident", "association"] as const;
export type Audience = (typeof audiences)[number];

export function isAudience(value: unknown): value is Audience {
  return audiences.some((audience) => audience === value);
}

/** An OpenID provider as far as the rules need it. `environment` is the installation's own. */
export type ProviderRules = { id: string; claim: string; claimValue: string };

/** What the provider says of somebody (ID token and userinfo; OpenID Connect Core 1.0, section 5.1). */
export type Claims = Record<string, unknown>;

export type Vouched =
  | { ok: true; email: string | null }
  /** `claim`: known there, but not let in here. `unverified`: no address that the provider stands for. */
  | { ok: false; reason: "claim" };

/**
 * What a provider's word is worth: who lacks the asked-for claim does not get in. The address counts when the
 * provider verified it, or when it gave the claim that was set up here and does not say the address is unverified
 * (Entra ID leaves `email_verified` out).
 */
export function vouchedFor(claims: Claims, { claim, claimValue }: ProviderRules): Vouched {
  const has = claim === "" || holds(claimAt(claims, claim), claimValue);
  if (!has) return { ok: false, reason: "claim" };
  const said = claims.email_verified;
  const verified = said === true || said === "true" || (said === undefined && claim !== "");
  const email = typeof claims.email === "string" && verified ? claims.email.trim() : null;
  return { ok: true, email: email || null };
}

/** `groups`, or a path such as Keycloak's `realm_access.roles`. A name with dots in it goes first. */
function claimAt(claims: Claims, name: string): unknown {
  if (Object.hasOwn(claims, name)) return claims[name];
  return name
    .split(".")
    .reduce<unknown>(
      (value, part) =>
        typeof value === "object" && value !== null && Object.hasOwn(value, part)
          ? (value as Claims)[part]
          : undefined,
      claims,
    );
}

function holds(value: unknown, wanted: string): boolean {
  if (Array.isArray(value)) return value.some((one) => holds(one, wanted));
  if (wanted === "") return value !== undefined && value !== null && value !== false && value !== "";
  return String(value) === wanted;
}
