import { randomUUID } from "node:crypto";
import type { Role } from "~/domain/permissions";
import { isUuid } from "~/domain/uuid";
import { env } from "~/env.server";
import { record } from "./audit.server";
import { transaction } from "./db.server";
import type { ProviderView } from "./identity-provider.server";
import { seal } from "./identity-secret.server";

/** `clientSecret` empty: the stored one stays. */
export type ProviderInput = Omit<ProviderView, "id"> & { id: string | null; clientSecret: string };

export type ProviderActor = { personId: string; role: Role };
export type ProviderSaved =
  | { ok: true; id: string }
  | { ok: false; reason: "not-found" | "issuer" | "secret" };

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
